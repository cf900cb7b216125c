import type { MapBasis } from './area-basis.ts';

/** What the report of a municipality needs from the archive: its history, means, and the totals of all others. Points throughout. */
export type ReportComparison = {
  /** Its own results published for years before the report's, newest first. */
  readonly ownYears: readonly OwnYear[];
  /** Of the nation, then of its size group; what was computed here before what others have printed. */
  readonly means: readonly ComparedMean[];
  /** One total for each municipality of the country, its newest of the ten years until the report's; the highest first. */
  readonly ranking: readonly RankedTotal[];
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
  /** From results in the archive, one per municipality; else as somebody has printed it. */
  readonly computed: boolean;
};

export type RankedTotal = {
  readonly name: string;
  readonly year: number;
  readonly version: string;
  readonly total: number;
  /** The municipality of the report, in whichever year. */
  readonly isOwn: boolean;
};
