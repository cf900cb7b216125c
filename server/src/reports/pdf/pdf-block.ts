import { drawChart } from '@samskar/shared/charts';
import type {
  Cell,
  FigureBlock,
  FindingColumns,
  Inline,
  NumberField,
  ReportBlock,
  ScoreBox,
  Table,
} from '@samskar/shared/report';
import { columnWidths, type ColumnWidth } from './column-widths.ts';
import { breakableText, plainText, printableText, withGlyphs } from './printable-text.ts';

/** A text; in pieces where a line may break between them, see `breakableText`. */
export type PdfText = string | readonly string[];

/** `ReportBlock` as report.typ reads it: texts that can be printed, numbers with the label of the section they lead to. */
export type PdfBlock =
  | { readonly kind: 'paragraph'; readonly lead: PdfText | null; readonly spans: readonly PdfSpan[] }
  | { readonly kind: 'list'; readonly items: readonly (readonly PdfBlock[])[] }
  | PdfTable
  | PdfFigure
  | PdfScoreBox
  | PdfFindings
  | { readonly kind: 'note'; readonly spans: readonly PdfSpan[] }
  | { readonly kind: 'missing'; readonly text: PdfText };

type PdfSpan =
  | {
      readonly kind: 'text';
      readonly text: PdfText;
      readonly bold: boolean;
      readonly italic: boolean;
      readonly href: string | null;
      readonly language: PdfLanguage | null;
    }
  | PdfNumber
  | { readonly kind: 'footnote'; readonly spans: readonly PdfSpan[] }
  | { readonly kind: 'break' };

type PdfNumber = { readonly kind: 'number'; readonly text: string; readonly leadsTo: string | null };

/** ISO 639 and ISO 3166. */
type PdfLanguage = { readonly lang: string; readonly region: string | null };

type PdfTable = {
  readonly kind: 'table';
  readonly caption: PdfText;
  readonly columns: readonly {
    readonly label: PdfText;
    readonly isNumber: boolean;
    readonly width: ColumnWidth;
  }[];
  readonly rows: readonly PdfRow[];
  readonly footer: PdfRow | null;
};

type PdfRow = {
  readonly cells: readonly PdfCell[];
  /** Kept on one page. */
  readonly isShort: boolean;
};

type PdfCell = { readonly text: PdfText; readonly leadsTo: string | null };

type PdfFigure = {
  readonly kind: 'figure';
  readonly caption: PdfText;
  readonly alt: string;
  readonly svg: string;
  /** Height of the drawing by its width. */
  readonly ratio: number;
  readonly table: PdfTable;
};

type PdfScoreBox = {
  readonly kind: 'score-box';
  readonly title: PdfText;
  readonly points: PdfNumber;
  readonly max: PdfNumber;
  readonly history: readonly {
    readonly label: PdfText;
    readonly version: PdfText;
    readonly points: PdfNumber;
  }[];
};

type PdfFindings = {
  readonly kind: 'findings';
  readonly columns: readonly { readonly title: PdfText; readonly items: readonly PdfText[] }[];
};

/** The label to which a number links where it stands; null for none. */
export type LabelOf = (leadsTo: NumberField['leadsTo']) => string | null;

export function pdfBlock(block: ReportBlock, labelOf: LabelOf): PdfBlock {
  switch (block.kind) {
    case 'paragraph':
      return {
        kind: 'paragraph',
        lead: block.lead === undefined ? null : breakableText(block.lead),
        spans: pdfSpans(block.spans, labelOf),
      };
    case 'list':
      return { kind: 'list', items: block.items.map((item) => item.map((one) => pdfBlock(one, labelOf))) };
    case 'note':
      return { kind: 'note', spans: pdfSpans(block.spans, labelOf) };
    case 'missing':
      return { kind: 'missing', text: breakableText(block.text) };
    case 'table':
      return pdfTable(block, labelOf);
    case 'figure':
      return pdfFigure(block, labelOf);
    case 'score-box':
      return pdfScoreBox(block, labelOf);
    case 'findings':
      return pdfFindings(block);
  }
}

function pdfSpans(spans: readonly Inline[], labelOf: LabelOf): readonly PdfSpan[] {
  return spans.map((span) => {
    switch (span.kind) {
      case 'text':
        return {
          kind: 'text',
          text: breakableText(span.text),
          bold: span.bold === true,
          italic: span.italic === true,
          href: span.href === undefined ? null : safeAddress(span.href),
          language: span.language === undefined ? null : pdfLanguage(span.language),
        };
      case 'number':
        return pdfNumber(span, labelOf);
      case 'footnote':
        return { kind: 'footnote', spans: pdfSpans(span.spans, labelOf) };
      case 'break':
        return span;
    }
  });
}

function pdfNumber({ text, leadsTo }: NumberField, labelOf: LabelOf): PdfNumber {
  return { kind: 'number', text: printableText(text), leadsTo: labelOf(leadsTo) };
}

/** In ASCII, as a PDF wants it; null for what no browser takes as an address. */
function safeAddress(href: string): string | null {
  const address = URL.parse(href);
  return address !== null && ['http:', 'https:', 'mailto:'].includes(address.protocol) ? address.href : null;
}

/** Null for a tag without an ISO 639 code, as `x-klingon`. */
function pdfLanguage(tag: string): PdfLanguage | null {
  const [, lang, region] = /^([a-z]{2,3})(?:-[a-z]{4})?(?:-([a-z]{2}))?(?:-|$)/i.exec(tag) ?? [];
  return lang === undefined ? null : { lang: lang.toLowerCase(), region: region?.toUpperCase() ?? null };
}

function pdfTable(table: Table, labelOf: LabelOf): PdfTable {
  const widths = columnWidths(table);
  const rowOf = (row: readonly Cell[]) =>
    pdfRow(
      table.columns.map((_, place) => row[place]),
      labelOf,
    );
  return {
    kind: 'table',
    caption: breakableText(table.caption),
    columns: table.columns.map(({ label, isNumber }, place) => ({
      label: breakableText(label),
      isNumber,
      width: widths[place] ?? { share: 1 },
    })),
    rows: table.rows.map(rowOf),
    footer: table.footer === undefined ? null : rowOf(table.footer),
  };
}

/** A row of more than so many characters in one cell may be torn apart: it could be higher than a page. */
const shortCellMax = 300;

/** Undefined where a row has fewer cells than its table columns. */
function pdfRow(cells: readonly (Cell | undefined)[], labelOf: LabelOf): PdfRow {
  return {
    isShort: cells.every((cell) => cell === undefined || cell.text.length <= shortCellMax),
    cells: cells.map((cell) => ({
      text: cell === undefined ? '' : breakableText(cell.text),
      leadsTo: cell?.kind === 'number' ? labelOf(cell.leadsTo) : null,
    })),
  };
}

/** Pixels in which a figure is laid out; it is set in 433 points between the margins, so that 13 pixels become 9 points. */
const drawingWidth = 640;

function pdfFigure({ caption, chart, table }: FigureBlock, labelOf: LabelOf): PdfFigure {
  const { svg, width, height } = drawChart(chart, { width: drawingWidth, colours: 'print' });
  return {
    kind: 'figure',
    caption: breakableText(caption),
    alt: plainText(chart.description),
    svg: withGlyphs(svg),
    ratio: height / width,
    table: pdfTable(table, labelOf),
  };
}

function pdfScoreBox({ title, points, max, history }: ScoreBox, labelOf: LabelOf): PdfScoreBox {
  return {
    kind: 'score-box',
    title: breakableText(title),
    points: pdfNumber(points, labelOf),
    max: pdfNumber(max, labelOf),
    history: history.map((year) => ({
      label: breakableText(year.label),
      version: breakableText(year.version),
      points: pdfNumber(year.points, labelOf),
    })),
  };
}

function pdfFindings({ columns }: FindingColumns): PdfFindings {
  return {
    kind: 'findings',
    columns: columns.map(({ title, items }) => ({
      title: breakableText(title),
      items: items.map(breakableText),
    })),
  };
}
