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
import { pdfDrawings, type PdfDrawing } from './pdf-drawings.ts';
import { columnWidths, type ColumnWidth } from './column-widths.ts';
import { breakableText, printableText, shortText, titleText, type PdfText } from './printable-text.ts';

/** `ReportBlock` as report.typ reads it: texts that can be printed, numbers with the label of the section they lead to. */
export type PdfBlock =
  | {
      readonly kind: 'paragraph';
      readonly lead: PdfText | null;
      readonly spans: readonly PdfSpan[];
      /** Stays with what follows, as points that introduce the reasons for them. */
      readonly isShort: boolean;
    }
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
  /** Set on one page. */
  readonly staysTogether: boolean;
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
  /** One on each page. */
  readonly drawings: readonly PdfDrawing[];
  readonly table: PdfTable;
};

type PdfScoreBox = {
  readonly kind: 'score-box';
  /** Null where the heading above says it. */
  readonly title: PdfText | null;
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
  /** Of the items; null for the report's own. */
  readonly language: PdfLanguage | null;
};

/** Where a block stands: the heading above it, and the label to which a number links from there, or null. */
export type Surroundings = {
  readonly heading: string;
  readonly labelOf: (leadsTo: NumberField['leadsTo']) => string | null;
};

type LabelOf = Surroundings['labelOf'];

export function pdfBlock(block: ReportBlock, surroundings: Surroundings): PdfBlock {
  const { labelOf } = surroundings;
  switch (block.kind) {
    case 'paragraph':
      return {
        kind: 'paragraph',
        lead: block.lead === undefined ? null : titleText(block.lead),
        spans: pdfSpans(block.spans, labelOf),
        isShort: lengthOf(block.spans) <= shortParagraphMax,
      };
    case 'list':
      return {
        kind: 'list',
        items: block.items.map((item) => item.map((one) => pdfBlock(one, surroundings))),
      };
    case 'note':
      return { kind: 'note', spans: pdfSpans(block.spans, labelOf) };
    case 'missing':
      return { kind: 'missing', text: breakableText(block.text) };
    case 'table':
      return pdfTable(block, labelOf);
    case 'figure':
      return pdfFigure(block, labelOf);
    case 'score-box':
      return pdfScoreBox(block, surroundings);
    case 'findings':
      return pdfFindings(block);
  }
}

/** Characters; less than a line. */
const shortParagraphMax = 70;

function lengthOf(spans: readonly Inline[]): number {
  return spans.reduce((sum, span) => sum + ('text' in span ? span.text.length : 0), 0);
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
  return { kind: 'number', text: printableText(shortText(text, numberMax)), leadsTo: labelOf(leadsTo) };
}

/** Characters; of a number, of what heads a column or a box, and of an alternative text. */
const numberMax = 24;
const labelMax = 120;
const altMax = 2000;

/** In ASCII, as a PDF wants it; null for what no browser takes as an address. */
function safeAddress(href: string): string | null {
  const address = URL.parse(href);
  if (address === null || !['http:', 'https:', 'mailto:'].includes(address.protocol)) return null;
  return address.href.length <= addressMax ? address.href : null;
}

/** Characters; the archive standards allow a string of 32,767. */
const addressMax = 8000;

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
  const rows = table.rows.map(rowOf);
  return {
    kind: 'table',
    staysTogether: rows.length <= rowsTogetherMax && rows.every(({ isShort }) => isShort),
    caption: titleText(table.caption),
    columns: table.columns.map(({ label, isNumber }, place) => ({
      label: titleText(label, labelMax),
      isNumber,
      width: widths[place] ?? { points: 40, hyphenates: false },
    })),
    rows,
    footer: table.footer === undefined ? null : rowOf(table.footer),
  };
}

/** A third of a page at most is left empty, so that a small table can be seen as a whole. */
const rowsTogetherMax = 12;

/** A row of more than so many characters in one cell may be torn apart: it could be higher than a page. */
const shortCellMax = 120;

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

function pdfFigure({ caption, chart, table }: FigureBlock, labelOf: LabelOf): PdfFigure {
  return {
    kind: 'figure',
    caption: titleText(caption),
    alt: shortText(chart.description, altMax),
    drawings: pdfDrawings(chart),
    table: pdfTable(table, labelOf),
  };
}

function pdfScoreBox(
  { title, points, max, history }: ScoreBox,
  { heading, labelOf }: Surroundings,
): PdfScoreBox {
  return {
    kind: 'score-box',
    title: title === heading ? null : titleText(title, labelMax),
    points: pdfNumber(points, labelOf),
    max: pdfNumber(max, labelOf),
    history: history.map((year) => ({
      label: titleText(year.label, labelMax),
      version: titleText(year.version, labelMax),
      points: pdfNumber(year.points, labelOf),
    })),
  };
}

function pdfFindings({ columns, language }: FindingColumns): PdfFindings {
  return {
    kind: 'findings',
    columns: columns.map(({ title, items }) => ({
      title: titleText(title, labelMax),
      items: items.map((item) => breakableText(item)),
    })),
    language: language === undefined ? null : pdfLanguage(language),
  };
}
