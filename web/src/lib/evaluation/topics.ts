import { instrumentIndex, textIn, type Instrument } from '@samskar/shared/instrument';
import type { UiLanguage } from '@samskar/shared/messages';

/** What a note may be about. */
export type Topic = {
  readonly id: string;
  readonly kind: 'area' | 'subarea' | 'indicator';
  readonly name: string;
};

/** Each area before its sub-areas, each sub-area before its indicators. */
export function topicsOf(instrument: Instrument, language: UiLanguage): readonly Topic[] {
  return instrument.areas.flatMap((area) => [
    { id: area.id, kind: 'area' as const, name: textIn(area.name, language, instrument) },
    ...area.subareas.flatMap(({ id, name, indicators }) => [
      { id, kind: 'subarea' as const, name: textIn(name, language, instrument) },
      ...indicators.map(({ id: indicator, question }) => ({
        id: indicator,
        kind: 'indicator' as const,
        name: textIn(question, language, instrument),
      })),
    ]),
  ]);
}

/**
 * The topics that somebody means who types this: a number with or without its dots, the one that is it first and then its
 * parts, or words and parts of words, in any order: Norwegian joins
 * them.
 */
export function findTopics(topics: readonly Topic[], typed: string): readonly Topic[] {
  const query = typed.trim().toLowerCase();
  const number = plainNumber(query);
  const words = query.split(/\s+/);
  if (number === '') return [];
  const byNumber = topics.filter(({ id }) => plainNumber(id.toLowerCase()).startsWith(number));
  const byWords = topics.filter(({ name }) => holdsAll(name.toLowerCase(), words));
  const exact = byNumber.filter(({ id }) => plainNumber(id.toLowerCase()) === number);
  return [...new Set([...exact, ...byNumber, ...byWords])];
}

/** What a note was said to be about before the evaluation moved to an instrument that has no such part. */
export function topicsGone(topics: readonly Topic[], tagged: readonly string[]): readonly string[] {
  return tagged.filter((id) => !topics.some((topic) => topic.id === id));
}

/** The indicator, its sub-area and its area: a note about any of them is about it. */
export function topicsAbout(instrument: Instrument, indicator: string): readonly string[] {
  const { areaByIndicatorId, subareaByIndicatorId } = instrumentIndex(instrument);
  const parents = [subareaByIndicatorId.get(indicator)?.id, areaByIndicatorId.get(indicator)?.id];
  return [indicator, ...parents.filter((id) => id !== undefined)];
}

function plainNumber(text: string): string {
  return text.replaceAll(/[.\s-]/g, '');
}

function holdsAll(name: string, words: readonly string[]): boolean {
  return words.every((word) => name.includes(word));
}
