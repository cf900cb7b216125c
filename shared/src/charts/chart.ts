import type { UiLanguage } from '../messages/define-messages.ts';

/**
 * A figure as data: what is compared with what, in the words that stand in it. `drawChart` makes it an SVG; each renderer puts
 * `description` where assistive technology reads it. Numbers are points; null is a gap, which is drawn as one.
 */
export type Chart = {
  readonly language: UiLanguage;
  /** Names the figure, as "Poeng per område". */
  readonly title: string;
  /** What the figure shows, in a sentence or two: its alternative text. */
  readonly description: string;
  /** Decimals of the numbers that are printed. */
  readonly decimals: 0 | 1;
} & (
  | BulletChart
  | BarsChart
  | DotsChart
  | RadarChart
  | GroupedBarsChart
  | SlopesChart
  | StripChart
  | ScatterChart
  | MatrixChart
);

/** Whose value it is: drawn by shape and by weight, never by colour alone. */
export type Emphasis = 'own' | 'earlier' | 'mean' | 'group' | 'other';

export type Band = { readonly from: number; readonly to: number; readonly label: string };

/** One value beside a band of what is normal and marks of means. */
type BulletChart = {
  readonly kind: 'bullet';
  readonly label: string;
  readonly value: number;
  readonly max: number;
  readonly band?: Band;
  readonly marks: readonly { readonly label: string; readonly value: number; readonly emphasis: Emphasis }[];
};

/** One bar each, in the order given. */
type BarsChart = {
  readonly kind: 'bars';
  readonly max: number;
  readonly band?: Band;
  readonly bars: readonly {
    readonly label: string;
    readonly value: number | null;
    readonly emphasis: Emphasis;
  }[];
};

/** A row for each of several things, a dot for each series. */
type DotsChart = {
  readonly kind: 'dots';
  readonly max: number;
  readonly series: readonly Series[];
  /** `values` in the order of `series`. */
  readonly rows: readonly { readonly label: string; readonly values: readonly (number | null)[] }[];
};

export type Series = { readonly label: string; readonly emphasis: Emphasis };

/** For readers who expect it, beside a dot plot; never alone. */
type RadarChart = {
  readonly kind: 'radar';
  readonly max: number;
  readonly axes: readonly string[];
  readonly series: readonly (Series & { readonly values: readonly (number | null)[] })[];
};

/** A group of bars for each of several things, one for each year. */
type GroupedBarsChart = {
  readonly kind: 'grouped-bars';
  readonly max: number;
  /** Oldest first. */
  readonly years: readonly Year[];
  readonly groups: readonly { readonly label: string; readonly values: readonly (number | null)[] }[];
};

/** `version` of the instrument: between two that differ a break is drawn, since they do not measure the same. */
export type Year = { readonly label: string; readonly version: string };

/** A line for each of several things over the years; a break where the version changes. */
type SlopesChart = {
  readonly kind: 'slopes';
  readonly max: number;
  readonly years: readonly Year[];
  readonly lines: readonly (Series & { readonly values: readonly (number | null)[] })[];
};

/** All values on one line, own ones named. */
type StripChart = {
  readonly kind: 'strip';
  readonly max: number;
  readonly band?: Band;
  readonly values: readonly { readonly label: string; readonly value: number; readonly emphasis: Emphasis }[];
};

/** A track for each of several groups, in the order given, with a mark for each of those that are in it. */
type ScatterChart = {
  readonly kind: 'scatter';
  readonly max: number;
  /** What marks of an emphasis are; one of each. */
  readonly series: readonly Series[];
  readonly groups: readonly {
    readonly label: string;
    readonly values: readonly {
      readonly label: string;
      readonly value: number;
      readonly emphasis: Emphasis;
    }[];
  }[];
};

/** A grade in each cell, printed; the shade is extra. */
type MatrixChart = {
  readonly kind: 'matrix';
  readonly columns: readonly string[];
  readonly rows: readonly { readonly label: string; readonly values: readonly (number | null)[] }[];
  /** The highest grade. */
  readonly top: number;
};
