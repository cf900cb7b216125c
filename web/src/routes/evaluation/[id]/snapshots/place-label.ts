import { jointTextMessages, snapshotMessages, type UiLanguage } from '@samskar/shared/messages';
import type { TextPlace } from './compare-texts.ts';

/** Which text it is, in words: "Begrunnelse for 1.1.1", "Styrke i område 1". */
export function placeLabel(place: TextPlace, language: UiLanguage): string {
  const t = snapshotMessages[language];
  return place.kind === 'justification'
    ? t.justificationOf(place.indicator)
    : t.findingIn(jointTextMessages[language].columnOne[place.finding.column], place.area);
}
