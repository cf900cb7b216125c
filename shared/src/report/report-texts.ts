import type { RichText } from '../documents/rich-text.ts';

/** What people write of a report beyond justifications and findings, and how they have put it together. */
export type ReportTexts = {
  /** By place, see `textPlace`; an absent one is not written. */
  readonly texts: Readonly<Record<string, RichText>>;
  /** In their order; empty for the usual ones in the usual order. */
  readonly parts: readonly ReportPart[];
};

export type ReportPart = {
  /** One of `builtInParts`, or a UUID. */
  readonly id: string;
  readonly isOn: boolean;
  /** Of a part that people added; null for the built-in ones. */
  readonly title: string | null;
};

/** The chapters of a published report, in their order. */
export const builtInParts = [
  'foreword',
  'general',
  'method',
  'results',
  'areas',
  'closing',
  'appendix',
] as const;
export type BuiltInPart = (typeof builtInParts)[number];

export function isBuiltInPart(part: string): part is BuiltInPart {
  return (builtInParts as readonly string[]).includes(part);
}

/** Where people may write, by what stands around it. `part` is free prose of a chapter, built in or added. */
export const textPlace = {
  part: (part: string) => `part/${part}`,
  /** At the head of an area's chapter, and what it would take to improve. */
  areaLead: (area: string) => `area/${area}/lead`,
  areaImprove: (area: string) => `area/${area}/improve`,
  /** Before and after the justifications of a sub-area's indicators. */
  subareaLead: (subarea: string) => `subarea/${subarea}/lead`,
  subareaClose: (subarea: string) => `subarea/${subarea}/close`,
} as const;

/** Whatever `textPlace` makes. */
export const textPlacePattern =
  /^(part\/[a-z0-9-]{1,40}|area\/[a-z0-9][a-z0-9.-]{0,39}\/(lead|improve)|subarea\/[a-z0-9][a-z0-9.-]{0,39}\/(lead|close))$/;

/** Every place in the chapter of an area, in the order of the report. */
export function placesInArea(area: {
  readonly id: string;
  readonly subareas: readonly { readonly id: string }[];
}): readonly string[] {
  return [
    textPlace.areaLead(area.id),
    ...area.subareas.flatMap(({ id }) => [textPlace.subareaLead(id), textPlace.subareaClose(id)]),
    textPlace.areaImprove(area.id),
  ];
}

export const noReportTexts: ReportTexts = { texts: {}, parts: [] };
