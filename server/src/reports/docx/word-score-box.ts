import {
  AlignmentType,
  Paragraph,
  TableCell,
  TableRow,
  VerticalAlignTable,
  WidthType,
  type FileChild,
} from 'docx';
import type { ScoreBox } from '@samskar/shared/report';
import { cellParagraph, headerRow, shareOut, spaceBelow, wordGrid } from './word-table.ts';
import { wordRun } from './word-inline.ts';
import type { WordContext } from './word-context.ts';
import { wordColours } from './word-look.ts';

/** What an area has, beside what it had: a column for each year, the own one last and large. */
export function wordScoreBox(box: ScoreBox, context: WordContext): FileChild[] {
  const { report, messages } = context;
  const years = box.history.map(({ label, version }) => (version === '' ? label : `${label} (${version})`));
  const labels = [box.title, ...years, String(report.year)];
  const widths = shareOut([3 + labels.length, ...years.map(() => 2), 2.4], context.look.textWidth);
  const cell = (child: Paragraph, at: number) =>
    new TableCell({
      width: { size: widths[at] ?? 0, type: WidthType.DXA },
      verticalAlign: VerticalAlignTable.CENTER,
      children: [child],
    });
  const points = new TableRow({
    cantSplit: true,
    children: [
      cell(cellParagraph(messages.pointsOf(box.max.text), false, context), 0),
      ...box.history.map(({ points: earlier }, at) =>
        cell(cellParagraph(earlier.text, true, context), at + 1),
      ),
      cell(ownPoints(box, context), labels.length - 1),
    ],
  });
  const header = headerRow(
    labels.map((text, at) => ({ text, isNumber: at > 0 })),
    widths,
    context,
  );
  return [
    wordGrid([header, points], widths, { hasFooter: false, hasRowHeads: true }, context),
    spaceBelow(context),
  ];
}

/** Half points: to be found when leafing through. */
const ownSize = 40;

function ownPoints(box: ScoreBox, context: WordContext): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.RIGHT,
    spacing: { before: 20, after: 20, line: 240, lineRule: 'auto' },
    children: [wordRun(box.points.text, context, { bold: true, size: ownSize, color: wordColours.accent })],
  });
}
