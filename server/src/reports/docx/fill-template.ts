import { patchDocument, PatchType, type FileChild, type IPatch } from 'docx';
import { formatDay, formatList } from '@samskar/shared/messages';
import type { NumberField, Place, Report } from '@samskar/shared/report';
import type { OfficeFile } from '../open-office-file.ts';
import { xmlText } from '../xml-text.ts';
import { estimatePages } from './estimate-pages.ts';
import { findTags } from './find-tags.ts';
import { listFigures, listNumbers, listSections, listTables } from './list-parts.ts';
import { isBlockTag, parseTag, type TagWords, type TemplateTag } from './template-tags.ts';
import { templateLook } from './template-look.ts';
import { missingParagraph, wordSection } from './word-blocks.ts';
import { openWordContext, type WordContext } from './word-context.ts';
import { wordContents } from './word-contents.ts';
import { wordFigure } from './word-figure.ts';
import { wordRun } from './word-inline.ts';
import { bulletNumbering } from './word-list.ts';
import { wordLanguages } from './word-look.ts';
import { wordTable } from './word-table.ts';

/** Puts a report into a template that `checkDocxTemplate` has accepted. */
export async function fillTemplate(report: Report, template: OfficeFile): Promise<Uint8Array> {
  const context = openWordContext(report, templateLook(template.parts, wordLanguages[report.language]));
  return patchDocument({
    outputType: 'uint8array',
    data: template.bytes,
    patches: patches(context, template),
    numbering: bulletNumbering,
    trimPlaceholders: true,
    pageNumbers: estimatePages,
    properties: {
      title: xmlText(report.title),
      subject: xmlText(report.subtitle),
      creator: xmlText(report.authors.join(', ')),
    },
  });
}

/** By tag, in the order of the text, so that figures and tables are counted in it. */
function patches(context: WordContext, template: OfficeFile): Record<string, IPatch> {
  const found = [...new Set(findTags(template.parts).tags.map(({ text }) => text))];
  // The contents lists the headings that the others bring.
  const texts = found.toSorted((a, b) => Number(a === 'contents') - Number(b === 'contents'));
  const saysStatus = texts.includes('status');
  let mustSayDraft = context.report.status.isDraft && !saysStatus;
  const byTag: Record<string, IPatch> = {};
  for (const text of texts) {
    const tag = parseTag(text);
    // The check before this one has named it.
    if (tag === undefined) continue;
    if (!isBlockTag(tag)) {
      byTag[text] = { type: PatchType.PARAGRAPH, children: [wordRun(wordsOf(tag, context.report), context)] };
      continue;
    }
    const blocks = blocksOf(tag, text, context);
    const draft = mustSayDraft ? [missingParagraph(context.report.status.text, context)] : [];
    mustSayDraft = false;
    byTag[text] = { type: PatchType.DOCUMENT, children: [...draft, ...blocks] };
  }
  return byTag;
}

function wordsOf(tag: TemplateTag, report: Report): string {
  if (tag.kind === 'words') return wordsByName(report)[tag.name];
  if (tag.kind !== 'number') return '';
  return listNumbers(report).find(({ leadsTo }) => isSamePlace(leadsTo, tag.place))?.text ?? '';
}

function wordsByName(report: Report): Readonly<Record<TagWords, string>> {
  return {
    title: report.title,
    subtitle: report.subtitle,
    municipality: report.municipality,
    year: String(report.year),
    instrument: report.instrument,
    authors: formatList(report.authors, report.language),
    status: report.status.text,
    'data-date': report.dataDate === null ? '' : formatDay(report.dataDate, report.language),
  };
}

function isSamePlace(a: NumberField['leadsTo'], b: Place): boolean {
  if (a?.kind !== b.kind) return false;
  return a.kind === 'total' || (b.kind !== 'total' && a.id === b.id);
}

function blocksOf(tag: TemplateTag, text: string, context: WordContext): readonly FileChild[] {
  const { report } = context;
  switch (tag.kind) {
    case 'contents':
      return [wordContents(context)];
    case 'report':
      return report.chapters.flatMap((chapter) => wordSection(chapter, 1, context));
    case 'section': {
      const found = listSections(report).find(({ section }) => section.id === tag.id);
      return found ? wordSection(found.section, found.level, context) : absent(text, context);
    }
    case 'figure': {
      const figure = listFigures(report).find(({ id }) => id === tag.id);
      return figure ? wordFigure(figure, context) : absent(text, context);
    }
    case 'table': {
      const table = listTables(report).find(({ id }) => id === tag.id);
      return table ? wordTable(table, context) : absent(text, context);
    }
    case 'words':
    case 'number':
      return [];
  }
}

/** Many reports lack something that a template has room for, as a history; only who still works on it needs to know. */
function absent(tag: string, context: WordContext): readonly FileChild[] {
  return context.report.status.isDraft ? [missingParagraph(context.messages.notInReport(tag), context)] : [];
}
