import { Paragraph, TableCell, TableRow, WidthType, type FileChild } from 'docx';
import type { FindingColumns } from '@samskar/shared/report';
import { bulletOptions } from './word-list.ts';
import { cellParagraph, headerRow, shareOut, spaceBelow, wordGrid } from './word-table.ts';
import { wordRun } from './word-inline.ts';
import type { WordContext } from './word-context.ts';

/** Strengths, challenges and weaknesses beside each other. */
export function wordFindings(findings: FindingColumns, context: WordContext): FileChild[] {
  const { columns, language } = findings;
  const widths = shareOut(
    columns.map(() => 1),
    context.look.textWidth,
  );
  const row = new TableRow({
    // Longer than a page at times, and there is no row to break at.
    cantSplit: false,
    children: columns.map(
      ({ items }, at) =>
        new TableCell({
          width: { size: widths[at] ?? 0, type: WidthType.DXA },
          children:
            items.length === 0
              ? [cellParagraph(context.messages.noFindings, false, context, { italics: true })]
              : items.map((item) => findingParagraph(item, language, context)),
        }),
    ),
  });
  const header = headerRow(
    columns.map(({ title }) => ({ text: title, isNumber: false })),
    widths,
    context,
  );
  return [
    wordGrid([header, row], widths, { hasFooter: false, hasRowHeads: false }, context),
    spaceBelow(context),
  ];
}

function findingParagraph(item: string, language: string | undefined, context: WordContext): Paragraph {
  const { tableText } = context.look.styles;
  return new Paragraph({
    ...(tableText !== null && { style: tableText }),
    ...bulletOptions(0, { left: 200, hanging: 200 }),
    spacing: { before: 30, after: 50, line: 245, lineRule: 'auto' },
    children: [wordRun(item, context, {}, language)],
  });
}
