import type { Chart } from '../charts/index.ts';
import type { UiLanguage } from '../messages/index.ts';

/**
 * What a report says, in order; never how it looks. HTML, Word, PDF and slides walk the same tree, so that no number can stand
 * in one and not in another.
 */
export type Report = {
  readonly format: 'samskar-report/1';
  /** Of all texts but where a text says otherwise. */
  readonly language: UiLanguage;
  readonly title: string;
  readonly subtitle: string;
  readonly municipality: string;
  readonly year: number;
  /** Name and version. */
  readonly instrument: string;
  readonly authors: readonly string[];
  /** Whether it is signed, and when; to be read on the first page. */
  readonly status: { readonly isDraft: boolean; readonly text: string };
  /** ISO day of the newest figure that it compares with. */
  readonly dataDate: string | null;
  readonly chapters: readonly Section[];
};

export type Section = {
  /** Stable over languages and versions: `foreword`, `results`, `area/1`, `subarea/1.2`. */
  readonly id: string;
  /** "4.1.2"; null where sections bear no number. */
  readonly number: string | null;
  readonly title: string;
  readonly blocks: readonly ReportBlock[];
  readonly sections: readonly Section[];
};

export type ReportBlock =
  | Paragraph
  | { readonly kind: 'list'; readonly items: readonly (readonly ReportBlock[])[] }
  | Table
  | FigureBlock
  | ScoreBox
  | FindingColumns
  /** What must be known before what follows is believed: cautions, a rounding note, a version break. */
  | { readonly kind: 'note'; readonly spans: readonly Inline[] }
  /** Where text is expected and nobody has written it; shown in drafts alone. */
  | { readonly kind: 'missing'; readonly place: string; readonly text: string };

export type Paragraph = {
  readonly kind: 'paragraph';
  readonly spans: readonly Inline[];
  /** A named paragraph inside a section, as the question it answers. */
  readonly lead?: string;
};

export type Inline =
  | {
      readonly kind: 'text';
      readonly text: string;
      readonly bold?: true;
      readonly italic?: true;
      /** http, https or mailto. */
      readonly href?: string;
      /** BCP 47, where it is not the report's. */
      readonly language?: string;
    }
  | NumberField
  | { readonly kind: 'footnote'; readonly spans: readonly Inline[] }
  | { readonly kind: 'break' };

/** A number that was computed: it is never typed, and leads to where it comes from. */
export type NumberField = {
  readonly kind: 'number';
  /** Exact; null is shown as a gap. */
  readonly value: number | null;
  /** As it is shown. */
  readonly text: string;
  readonly decimals: 0 | 1;
  readonly leadsTo?: Place;
};

/** Where a figure of the evaluation comes from. */
export type Place =
  { readonly kind: 'total' } | { readonly kind: 'area' | 'subarea' | 'indicator'; readonly id: string };

export type Table = {
  readonly kind: 'table';
  readonly id: string;
  /** "Tabell 3: ..." without the number. */
  readonly caption: string;
  readonly columns: readonly { readonly label: string; readonly isNumber: boolean }[];
  /** A cell for each column; the first one heads its row. */
  readonly rows: readonly (readonly Cell[])[];
  /** Sums up the rows above. */
  readonly footer?: readonly Cell[];
};

export type Cell = NumberField | { readonly kind: 'text'; readonly text: string };

export function textCell(text: string): Cell {
  return { kind: 'text', text };
}

export type FigureBlock = {
  readonly kind: 'figure';
  readonly id: string;
  /** The finding, in a sentence. */
  readonly caption: string;
  readonly chart: Chart;
  /** The same numbers: under the figure, or where the renderer keeps its tables. */
  readonly table: Table;
};

/** At the head of an area: name, points, and what it had before. */
export type ScoreBox = {
  readonly kind: 'score-box';
  readonly area: string;
  readonly title: string;
  readonly points: NumberField;
  readonly max: NumberField;
  /** Oldest first; a gap is a year that was not published. */
  readonly history: readonly {
    readonly label: string;
    readonly version: string;
    readonly points: NumberField;
  }[];
};

/** Strengths, challenges and weaknesses of an area; a column may be empty. */
export type FindingColumns = {
  readonly kind: 'findings';
  readonly area: string;
  readonly columns: readonly {
    readonly column: 'strength' | 'challenge' | 'weakness';
    readonly title: string;
    readonly items: readonly string[];
  }[];
  /** Of the items, where it is another than the report's. */
  readonly language?: string;
};
