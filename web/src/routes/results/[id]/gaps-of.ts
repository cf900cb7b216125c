import type { PublishedResult } from '@samskar/shared/api';
import type { Instrument } from '@samskar/shared/instrument';
import { formatList, resultsMessages, type UiLanguage } from '@samskar/shared/messages';

/** What the publication does not say, a sentence each. Without the instrument it is not known which areas there are. */
export function gapsOf(
  { figures, subject }: Pick<PublishedResult, 'figures' | 'subject'>,
  instrument: Instrument | undefined,
  language: UiLanguage,
): readonly string[] {
  const t = resultsMessages[language];
  const missing = (instrument?.areas ?? [])
    .map(({ id }) => id)
    .filter((id) => figures.areas[id] === undefined);
  const hasSubareas = Object.values(figures.subareas).some(({ points }) => points !== undefined);
  return [
    ...(figures.total === undefined ? [t.gapTotal] : []),
    ...(missing.length > 0 ? [t.gapAreas(formatList(missing, language))] : []),
    ...(hasSubareas || subject.kind === 'mean' ? [] : [t.gapSubareas]),
  ];
}
