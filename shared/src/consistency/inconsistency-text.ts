import { instrumentIndex, type Instrument } from '../instrument/index.ts';
import { consistencyMessages, formatList, formatNumber, type UiLanguage } from '../messages/index.ts';
import type { Inconsistency } from './finding.ts';

/** What is printed, what that was compared with, and whether both can be right, in two sentences. */
export function inconsistencyText(
  inconsistency: Inconsistency,
  instrument: Instrument,
  language: UiLanguage,
): string {
  const t = consistencyMessages[language];
  const likelier =
    inconsistency.comparison === 'one-place' && inconsistency.likelier !== undefined
      ? [t.likelier(formatFigure(inconsistency.likelier, language))]
      : [];
  return [comparisonText(inconsistency, instrument, language), ...likelier, t[inconsistency.kind]].join(' ');
}

function comparisonText(
  { place, comparison, figures, likelier }: Inconsistency,
  instrument: Instrument,
  language: UiLanguage,
): string {
  const t = consistencyMessages[language];
  const name = placeName(place, instrument, language);
  const [a = '', b = ''] = figures.map((figure) => formatFigure(figure, language));
  switch (comparison) {
    case 'one-place':
      return t.onePlace(name, listOf(figures, language));
    case 'maximum': {
      const printed = figures.filter((figure) => figure !== likelier);
      return t.maximum(name, listOf(printed, language), formatFigure(likelier ?? 0, language));
    }
    case 'above-maximum':
      return t.aboveMaximum(name, a, b);
    case 'area-of-subareas':
      return t.areaOfSubareas(name, a, b);
    case 'total-of-areas':
      return t.totalOfAreas(a, b);
    case 'total-of-subareas':
      return t.totalOfSubareas(a, b);
    case 'total-of-both':
      return t.totalOfBoth(a, b);
    case 'grades':
      return t.grades(name, a, b);
  }
}

function placeName(place: string, instrument: Instrument, language: UiLanguage): string {
  const t = consistencyMessages[language];
  if (place === 'total') return t.total;
  return instrumentIndex(instrument).areaById.has(place) ? t.area(place) : t.subarea(place);
}

function listOf(figures: readonly number[], language: UiLanguage): string {
  return formatList(
    figures.map((figure) => formatFigure(figure, language)),
    language,
  );
}

/** With the decimals it has. */
function formatFigure(figure: number, language: UiLanguage): string {
  return formatNumber(figure, language, String(figure).split('.')[1]?.length ?? 0);
}
