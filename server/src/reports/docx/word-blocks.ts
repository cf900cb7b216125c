import { Bookmark, Paragraph, type FileChild, type IParagraphOptions } from 'docx';
import type { Paragraph as ReportParagraph, ReportBlock, Section } from '@samskar/shared/report';
import { wordFigure } from './word-figure.ts';
import { wordFindings } from './word-findings.ts';
import { wordInline, wordRun } from './word-inline.ts';
import { bulletOptions, listIndent } from './word-list.ts';
import { wordScoreBox } from './word-score-box.ts';
import { wordTable } from './word-table.ts';
import type { WordContext } from './word-context.ts';
import { wordColours } from './word-look.ts';

/** Word has nine outline levels, of which six have a heading. */
const headingLevels = 6;

/** A section with its heading and all inside it; `level` 1 is a chapter. `opensChapter` where its heading follows another at once. */
export function wordSection(
  section: Section,
  level: number,
  context: WordContext,
  opensChapter = false,
): FileChild[] {
  const beginsPage = level === 1 || (!opensChapter && isLookedUp(section));
  return [
    wordHeading(section, level, context, beginsPage),
    ...wordBlocks(section.blocks, context),
    ...section.sections.flatMap((inner, at) =>
      wordSection(inner, level + 1, context, at === 0 && section.blocks.length === 0),
    ),
  ];
}

function wordHeading(section: Section, level: number, context: WordContext, beginsPage: boolean): Paragraph {
  const { look, headings } = context;
  const shownLevel = Math.min(level, headingLevels);
  const style = look.styles.heading(shownLevel);
  const title = section.number === null ? section.title : `${section.number}\u2002${section.title}`;
  const bookmark = `_TocSection${headings.length + 1}`;
  headings.push({ title, level: shownLevel, bookmark });
  const run = wordRun(title, context, style === null ? { bold: true, size: headingSize } : {});
  return new Paragraph({
    ...(style === null ? { spacing: { before: 240, after: 80 } } : { style }),
    outlineLevel: shownLevel - 1,
    keepNext: true,
    pageBreakBefore: look.breaksPages && beginsPage,
    children: [new Bookmark({ id: bookmark, children: [run] })],
  });
}

/** Half points; of a heading in a template that has no style for it. */
const headingSize = 26;

/** What opens with a box of points: people look these up and hand them on one by one. */
function isLookedUp(section: Section): boolean {
  return section.blocks[0]?.kind === 'score-box';
}

/** Blocks one after the other. */
function wordBlocks(blocks: readonly ReportBlock[], context: WordContext): FileChild[] {
  return blocks.flatMap((block, at) => wordBlock(block, blocks[at + 1], context, outsideLists));
}

const outsideLists = -1;

function wordBlock(
  block: ReportBlock,
  following: ReportBlock | undefined,
  context: WordContext,
  listLevel: number,
): FileChild[] {
  const { styles } = context.look;
  const inList = listLevel === outsideLists ? {} : { indent: { left: listIndent * (listLevel + 1) } };
  switch (block.kind) {
    case 'paragraph':
      return [
        ...(block.lead === undefined ? [] : [leadParagraph(block.lead, context, inList)]),
        new Paragraph({
          ...inList,
          keepNext: announces(block, following),
          children: wordInline(block.spans, context),
        }),
      ];
    case 'list':
      return block.items.flatMap((item) => listItem(item, context, listLevel + 1));
    case 'table':
      return wordTable(block, context);
    case 'figure':
      return wordFigure(block, context);
    case 'score-box':
      return wordScoreBox(block, context);
    case 'findings':
      return wordFindings(block, context);
    case 'note':
      return [
        new Paragraph({
          ...(styles.note === null ? directNote : { style: styles.note }),
          children: wordInline(block.spans, context),
        }),
      ];
    case 'missing':
      return [missingParagraph(block.text, context)];
  }
}

/** Characters up to which a paragraph is one line that says what comes, as "5,3 av 10 poeng.". */
const announcementMax = 60;

function announces(block: ReportParagraph, following: ReportBlock | undefined): boolean {
  const length = block.spans.reduce((sum, span) => sum + ('text' in span ? span.text.length : 0), 0);
  return length <= announcementMax && following !== undefined && following.kind !== 'missing';
}

/** What somebody still has to write, or a template has to be told. */
export function missingParagraph(text: string, context: WordContext): Paragraph {
  const { missing } = context.look.styles;
  return new Paragraph({
    ...(missing === null ? directNote : { style: missing }),
    children: [wordRun(text, context, { italics: true, color: wordColours.warning })],
  });
}

const directNote: IParagraphOptions = {
  spacing: { before: 120, after: 160 },
  indent: { left: 200 },
  border: { left: { style: 'single', size: 18, space: 8, color: wordColours.strongLine } },
};

function leadParagraph(lead: string, context: WordContext, options: IParagraphOptions): Paragraph {
  const style = context.look.styles.lead;
  return new Paragraph({
    ...options,
    keepNext: true,
    ...(style === null ? { spacing: { before: 160, after: 40 } } : { style }),
    children: [wordRun(lead, context, { bold: true })],
  });
}

/** The first paragraph bears the bullet; what follows it stands under it. */
function listItem(item: readonly ReportBlock[], context: WordContext, level: number): FileChild[] {
  const [first, ...rest] = item;
  const isText = first?.kind === 'paragraph' || first?.kind === 'note';
  const lead = first?.kind === 'paragraph' && first.lead !== undefined ? `${first.lead} ` : '';
  const under = isText ? rest : item;
  return [
    new Paragraph({
      ...bulletOptions(level),
      spacing: { after: 60 },
      children: [
        ...(lead === '' ? [] : [wordRun(lead, context, { bold: true })]),
        ...(isText ? wordInline(first.spans, context) : []),
      ],
    }),
    ...under.flatMap((block, at) => wordBlock(block, under[at + 1], context, level)),
  ];
}
