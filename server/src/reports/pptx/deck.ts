import type { Emphasis } from '@samskar/shared/charts';
import type { UiLanguage } from '@samskar/shared/messages';

/** What a deck shows, slide by slide, before anybody decides how PowerPoint writes it. */
export type Deck = {
  readonly language: UiLanguage;
  readonly title: string;
  readonly subject: string;
  readonly authors: readonly string[];
  /** ISO day that the file says it was made: of its newest figures, so that the same report gives the same bytes. */
  readonly madeAt: string;
  /** At the foot of each slide. */
  readonly footer: string;
  readonly slides: readonly Slide[];
};

export type Slide = {
  readonly layout: SlideLayout;
  /** Unique in the deck. */
  readonly title: string;
  /** Title and section slides: below the title, a line each. */
  readonly subtitle: readonly string[];
  readonly body: SlideBody | null;
  /** What the speaker reads: what the numbers mean, where they come from, and whatever had no room. */
  readonly notes: readonly string[];
  /** Which slides of a library may stand here instead, as `area:5`. */
  readonly slot: string | null;
};

/** Named in a customer's template as `layoutNames` says. */
export type SlideLayout = 'title' | 'section' | 'content' | 'examples';

export type SlideBody =
  | { readonly kind: 'text'; readonly points: number; readonly paragraphs: readonly SlideParagraph[] }
  /** `above` names the chart where the title says what it shows; `below` says what it cannot draw. */
  | { readonly kind: 'chart'; readonly chart: NativeChart; readonly above: string; readonly below: string }
  | { readonly kind: 'table'; readonly table: SlideTable }
  | { readonly kind: 'columns'; readonly columns: readonly SlideColumn[] };

export type SlideParagraph = { readonly text: string; readonly isBullet: boolean };

/** A table with all its texts as they stand on slides. */
export type WrittenTable = {
  readonly columns: readonly { readonly label: string; readonly isNumber: boolean }[];
  readonly rows: readonly (readonly string[])[];
  readonly footer: readonly string[] | null;
};

export type SlideTable = WrittenTable & {
  /** Size of its text. */
  readonly points: number;
  /** Inches of each column. */
  readonly widths: readonly number[];
  readonly description: string;
};

export type SlideColumn = {
  readonly title: string;
  readonly items: readonly string[];
  /** Said below the items: that there are more, or that there are none. */
  readonly remark: string | null;
};

/** A chart that PowerPoint draws itself, from a workbook that people can open and change. */
export type NativeChart = {
  /** Bars lie, columns stand; dots are a line chart without lines. */
  readonly kind: 'bars' | 'columns' | 'lines' | 'dots' | 'radar';
  readonly name: string;
  /** Alternative text. */
  readonly description: string;
  readonly max: number;
  readonly decimals: 0 | 1;
  readonly categories: readonly string[];
  readonly series: readonly NativeSeries[];
  /** Which categories bear a value and a name in the drawing; the others would be too many to read. */
  readonly named: 'all' | readonly number[];
};

export type NativeSeries = {
  readonly label: string;
  readonly emphasis: Emphasis;
  /** null is a gap. */
  readonly values: readonly (number | null)[];
  /** Where the points of one series belong to different ones: own and earlier bars among all. */
  readonly pointEmphasis: readonly Emphasis[] | null;
};
