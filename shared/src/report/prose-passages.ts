import { plainText } from '../documents/rich-text.ts';
import type { UiLanguage } from '../messages/index.ts';
import type { PublicPart } from '../package/package-schema.ts';
import type { ProblemPlace } from './report-problem.ts';
import { textPlace, type ReportTexts } from './report-texts.ts';

/** What a person has written, and where. */
export type Passage = {
  readonly place: ProblemPlace;
  /** The chapter or area that it stands in: `method`, `area/3`. */
  readonly within: string;
  readonly text: string;
};

/** Everything in the report that people have written; nothing of parts that are left out. */
export function prosePassages(
  { justifications, findings, goldStars = [], instrument }: PublicPart,
  { texts, parts }: ReportTexts,
): readonly Passage[] {
  const areaByPart = areasOf(instrument.file);
  const withinArea = (id: string) => `area/${areaByPart.get(id) ?? id}`;
  const off = new Set(parts.filter(({ isOn }) => !isOn).map(({ id }) => textPlace.part(id)));
  return [
    ...parts
      .filter(({ isOn, title }) => isOn && title !== null)
      .map(({ id, title }) => ({
        place: { kind: 'part', id } as const,
        within: id,
        text: title ?? '',
      })),
    ...Object.entries(texts)
      .filter(([at]) => !off.has(at))
      .map(([at, text]) => ({
        place: { kind: 'text', at } as const,
        within: withinText(at, withinArea),
        text: plainText(text),
      })),
    ...justifications.map(({ indicator, text }) => ({
      place: { kind: 'indicator', id: indicator } as const,
      within: withinArea(indicator),
      text: plainText(text),
    })),
    ...findings.map(({ area, text }) => ({
      place: { kind: 'area', id: area } as const,
      within: `area/${area}`,
      text,
    })),
    ...goldStars.map(({ area, indicator, practice, why }) => ({
      place: { kind: 'indicator', id: indicator } as const,
      within: `area/${area}`,
      text: `${practice}\n${why}`,
    })),
  ];
}

/**
 * Which language a text is in, by its commonest words; undefined where that is not clear. People write in one language whatever
 * language the report around it is made in.
 */
export function findLanguage(text: string): UiLanguage | undefined {
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  const norwegian = words.filter((word) => norwegianWords.has(word)).length;
  const english = words.filter((word) => englishWords.has(word)).length;
  if (norwegian === english) return undefined;
  return norwegian > english ? 'nb' : 'en';
}

/** Words that the other language does not have. */
const norwegianWords = new Set(
  'og er som på av til det en et ikke med har kommunen kommune ble blir fra den de seg om å i poeng'.split(
    ' ',
  ),
);
const englishWords = new Set(
  'the and is of to in that with was were has have are not by from it its municipality points'.split(' '),
);

function withinText(at: string, withinArea: (id: string) => string): string {
  const [kind, id = ''] = at.split('/');
  return kind === 'part' ? id : withinArea(id);
}

/** The area of each sub-area and indicator. */
function areasOf({ areas }: PublicPart['instrument']['file']): ReadonlyMap<string, string> {
  return new Map(
    areas.flatMap((area) =>
      area.subareas.flatMap((subarea) => [
        [subarea.id, area.id] as const,
        ...subarea.indicators.map((indicator) => [indicator.id, area.id] as const),
      ]),
    ),
  );
}
