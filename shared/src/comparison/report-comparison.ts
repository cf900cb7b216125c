import type { MapBasis } from './area-basis.ts';

/** What the report of a municipality needs from the archive: its history, means, and the totals of all others. Points throughout. */
export type ReportComparison = {
  /** Its own results published for years before the report's, newest first. */
  readonly ownYears: readonly OwnYear[];
  /** Of the nation, then of its size group; what was computed here before what others have printed. */
  readonly means: readonly ComparedMean[];
  /** One total for each municipality of the country, its newest of the ten years until the report's; the highest first. */
  readonly ranking: readonly RankedTotal[];
  /** Of the other countries with results of the report's line of versions, in the same years; none where there are none. */
  readonly abroad: readonly CountryBest[];
  /** Its own, last known at the end of the report's year; null when nobody knows it. */
  readonly incomeGroup: number | null;
  /** The day (ISO) on which the archive last changed; null when nothing but what comes with the program is in it. */
  readonly dataDate: string | null;
};

export type OwnYear = {
  readonly year: number;
  readonly version: string;
  readonly isVersionCertain: boolean;
  /** Null where it was not published. */
  readonly total: number | null;
  /** By area ids of the report's instrument; null is a gap: not published, or on no known map. */
  readonly areas: Readonly<Record<string, number | null>>;
  /** How the areas came to stand under these ids; null when there are none, or when no map is known. */
  readonly basis: MapBasis | null;
};

export type ComparedMean = {
  readonly kind: 'nation' | 'size-group';
  /** As the size group or the publication is called. */
  readonly label: string;
  readonly total: number | null;
  /** By area ids of the report's instrument, where they are known; each has an n of its own, 5 at least. */
  readonly areas: Readonly<Record<string, number>>;
  /** Municipalities behind the total; null where a publication does not say. */
  readonly n: number | null;
  /** Years, both included; null where a publication does not say. */
  readonly period: { readonly from: number; readonly to: number } | null;
  readonly versions: readonly string[];
  /** Where a printed mean was read; null for a computed one. */
  readonly source: string | null;
  /** The note of the publication on who is behind it; "" for a computed one. */
  readonly note: string;
  /** Year of the publication that has printed it; null for one from results in the archive, one per municipality. */
  readonly printedIn: number | null;
};

export type RankedTotal = {
  readonly name: string;
  readonly year: number;
  readonly version: string;
  readonly total: number;
  /** Inhabitants at the evaluation; null when nobody knows them. */
  readonly population: number | null;
  /** Last known at the end of the evaluation's year, the higher the richer; null when nobody knows it. */
  readonly incomeGroup: number | null;
  /** The municipality of the report, in whichever year. */
  readonly isOwn: boolean;
};

/** The best of another country: one total for each municipality, its newest of a line of versions. */
export type CountryBest = {
  /** ISO 3166-1, two capital letters. */
  readonly country: string;
  /** Municipalities that the best are the best of. */
  readonly n: number;
  /** Years, both included. */
  readonly period: { readonly from: number; readonly to: number };
  readonly versions: readonly string[];
  /** The highest first, a handful at most. */
  readonly best: readonly RankedTotal[];
};
