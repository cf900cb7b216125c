import type { Trigger } from '@samskar/shared/disagreement';
import { textIn, type Instrument } from '@samskar/shared/instrument';
import { disagreementMessages, formatList, formatShare, type UiLanguage } from '@samskar/shared/messages';
import { formatPoints } from '@samskar/shared/scoring';

export type TriggerWords = {
  readonly instrument: Instrument;
  readonly language: UiLanguage;
  /** Short names of the assessors, in their order. */
  readonly names: readonly string[];
  /** From the evaluation's settings. */
  readonly redShareOfMax: number;
};

/** Why an indicator is red or amber, in one line. */
export function triggerText(
  trigger: Trigger,
  { instrument, language, names, redShareOfMax }: TriggerWords,
): string {
  const t = disagreementMessages[language].trigger;
  const criterion = (id: string) => {
    const found = instrument.criteria.find((one) => one.id === id);
    return found ? textIn(found.name, language, instrument) : id;
  };
  const namesAt = (places: readonly number[]) =>
    formatList(
      places.flatMap((place) => names[place] ?? []),
      language,
    );
  switch (trigger.kind) {
    case 'applicability': {
      const placesOf = (wanted: boolean) =>
        names.flatMap((_, at) => (trigger.applicable[at] === wanted ? [at] : []));
      return t.applicability(namesAt(placesOf(true)), namesAt(placesOf(false)));
    }
    case 'existence':
      return t.existence(criterion(trigger.criterionId));
    case 'criterion-far-apart':
    case 'criterion-apart':
      return t[trigger.kind](
        criterion(trigger.criterionId),
        Math.max(...trigger.grades) - Math.min(...trigger.grades),
      );
    case 'points-far-apart':
      return t['points-far-apart'](
        formatPoints(trigger.apart, 1, language),
        formatShare(redShareOfMax, language),
      );
    case 'unsure':
      return t.unsure(namesAt(trigger.places), formatList(trigger.criterionIds.map(criterion), language));
    case 'no-evidence':
    case 'not-graded':
      return t[trigger.kind](namesAt(trigger.places));
    case 'equal-points-different-grades':
    case 'disjoint-evidence':
      return t[trigger.kind];
  }
}
