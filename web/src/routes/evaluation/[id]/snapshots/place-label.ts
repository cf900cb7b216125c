import {
  jointTextMessages,
  reportTextMessages,
  snapshotMessages,
  type UiLanguage,
} from '@samskar/shared/messages';
import { prosePlaceLabel } from '#lib/evaluation/prose-place-label.ts';
import type { TextPlace } from './compare-texts.ts';

/** Which text it is, in words: "Begrunnelse for 1.1.1", "Styrke i område 1". */
export function placeLabel(place: TextPlace, language: UiLanguage): string {
  const t = snapshotMessages[language];
  switch (place.kind) {
    case 'justification':
      return t.justificationOf(place.indicator);
    case 'finding':
      return t.findingIn(jointTextMessages[language].columnOne[place.finding.column], place.area);
    case 'prose':
      return reportTextMessages[language].inReport(titleOf(place) || prosePlaceLabel(place.place, language));
  }
}

/** Empty for the built-in parts, and where nobody has named an added one. */
function titleOf({ part }: TextPlace & { readonly kind: 'prose' }): string {
  return part?.title?.trim() ?? '';
}
