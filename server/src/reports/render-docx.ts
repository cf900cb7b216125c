import {
  AlignmentType,
  Document,
  Footer,
  Header,
  Packer,
  PageNumber,
  Paragraph,
  SectionType,
  Tab,
  TabStopType,
  TextRun,
  type FileChild,
  type ISectionOptions,
} from 'docx';
import { unzipSync } from 'fflate';
import { formatDay, formatList } from '@samskar/shared/messages';
import type { Report } from '@samskar/shared/report';
import { estimatePages } from './docx/estimate-pages.ts';
import { fillTemplate } from './docx/fill-template.ts';
import { embeddedFonts } from './docx/embedded-fonts.ts';
import { wordContents } from './docx/word-contents.ts';
import { ownLook, ownStyles, page } from './docx/own-styles.ts';
import { wordRun } from './docx/word-inline.ts';
import { bulletNumbering } from './docx/word-list.ts';
import { openWordContext, type WordContext } from './docx/word-context.ts';
import { wordColours, wordLanguages } from './docx/word-look.ts';
import { wordSection } from './docx/word-blocks.ts';
import { settleFonts } from './docx/settle-fonts.ts';
import { openOfficeFile } from './open-office-file.ts';
import { checkDocxTemplate } from './check-docx-template.ts';
import { settlePackage, type DocumentFacts } from './docx/settle-package.ts';
import { xmlText } from './xml-text.ts';

/** A report as a Word file: in our own look, or in a template that `checkDocxTemplate` has accepted. */
export async function renderDocx(
  report: Report,
  options: { readonly template?: Uint8Array } = {},
): Promise<Uint8Array> {
  const { template } = options;
  if (template === undefined) return renderOwn(report);
  const checked = checkDocxTemplate(template);
  if (!checked.ok)
    throw new Error(`a template was not checked before use: ${checked.error[0]?.kind ?? 'unknown'}`);
  return renderInto(report, template);
}

async function renderInto(report: Report, template: Uint8Array): Promise<Uint8Array> {
  const opened = openOfficeFile(template, 'docx');
  if (!opened.ok) throw new Error('a template was accepted that cannot be opened');
  return settlePackage(unzipSync(await fillTemplate(report, opened.value)), factsOf(report));
}

async function renderOwn(report: Report): Promise<Uint8Array> {
  const context = openWordContext(report, ownLook);
  const language = wordLanguages[report.language];
  const document = new Document({
    title: xmlText(report.title),
    subject: xmlText(report.subtitle),
    creator: xmlText(report.authors.join(', ')),
    lastModifiedBy: '',
    styles: ownStyles(language),
    numbering: bulletNumbering,
    fonts: embeddedFonts(),
    pageNumbers: estimatePages,
    sections: [cover(context), body(context)],
  });
  return settlePackage(settleFonts(unzipSync(await Packer.toBuffer(document))), factsOf(report));
}

/** Of the report's own data: the same report is the same file, whenever it is made. */
function factsOf(report: Report): DocumentFacts {
  return { language: wordLanguages[report.language], day: report.dataDate ?? `${report.year}-01-01` };
}

function cover(context: WordContext): ISectionOptions {
  const { report, messages } = context;
  const line = (label: string, value: string): FileChild =>
    new Paragraph({
      style: 'CoverLine',
      children: [wordRun(`${label}: `, context, { color: wordColours.subtle }), wordRun(value, context)],
    });
  return {
    properties: { page },
    children: [
      new Paragraph({ style: 'Title', children: [wordRun(report.title, context)] }),
      new Paragraph({ style: 'Subtitle', children: [wordRun(report.subtitle, context)] }),
      new Paragraph({
        style: 'CoverLine',
        children: [wordRun(`${report.municipality} ${report.year}`, context, { bold: true, size: 26 })],
      }),
      line(messages.instrument, report.instrument),
      ...(report.authors.length === 0
        ? []
        : [line(messages.authors, formatList(report.authors, report.language))]),
      ...(report.dataDate === null
        ? []
        : [line(messages.dataDate, formatDay(report.dataDate, report.language))]),
      new Paragraph({
        style: report.status.isDraft ? 'Missing' : 'CoverLine',
        spacing: { before: 360 },
        children: [wordRun(report.status.text, context, { bold: true })],
      }),
    ],
  };
}

function body(context: WordContext): ISectionOptions {
  const { report, messages } = context;
  // Before the contents, which lists their headings.
  const chapters = report.chapters.flatMap((chapter) => wordSection(chapter, 1, context));
  return {
    properties: { page, type: SectionType.NEXT_PAGE },
    headers: { default: new Header({ children: [pageHeader(context)] }) },
    footers: { default: new Footer({ children: [pageFooter(context)] }) },
    children: [
      new Paragraph({ style: 'ContentsHeading', children: [wordRun(messages.contents, context)] }),
      wordContents(context),
      ...chapters,
    ],
  };
}

const atTheRight = [{ type: TabStopType.RIGHT, position: ownLook.textWidth }];

function pageHeader(context: WordContext): Paragraph {
  const { report, messages } = context;
  const draft = report.status.isDraft
    ? [
        new TextRun({ children: [new Tab()] }),
        wordRun(messages.draft.toUpperCase(), context, { bold: true, size: 18, color: wordColours.warning }),
      ]
    : [];
  return new Paragraph({
    tabStops: atTheRight,
    border: { bottom: { style: 'single', size: 4, space: 4, color: wordColours.line } },
    children: [wordRun(report.title, context, { size: 16, color: wordColours.subtle }), ...draft],
  });
}

function pageFooter(context: WordContext): Paragraph {
  const { before, between } = context.messages.page;
  return new Paragraph({
    alignment: AlignmentType.RIGHT,
    children: [
      new TextRun({
        size: 16,
        color: wordColours.subtle,
        children: [before, PageNumber.CURRENT, between, PageNumber.TOTAL_PAGES],
      }),
    ],
  });
}
