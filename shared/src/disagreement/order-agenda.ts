import { instrumentIndex, type Instrument } from '../instrument/index.ts';
import { comparePoints } from '../scoring/index.ts';
import type { IndicatorJudgement, Trigger, TriggerKind } from './judge-indicator.ts';

/**
 * The order in which open disagreements are best talked about: what can move the total most comes first; then by theme,
 * so that one reason settles several; then as the instrument has them. Green ones are no talk and are left out.
 */
export function orderAgenda(
  instrument: Instrument,
  open: readonly IndicatorJudgement[],
): readonly IndicatorJudgement[] {
  const { orderByIndicatorId } = instrumentIndex(instrument);
  const place = (judgement: IndicatorJudgement) => orderByIndicatorId.get(judgement.indicatorId) ?? 0;
  return open
    .filter((judgement) => judgement.tier !== 'green')
    .sort(
      (a, b) =>
        comparePoints(b.pointsAtStake, a.pointsAtStake) ||
        compareThemes(instrument, a, b) ||
        place(a) - place(b),
    );
}

/** From the gravest kind of disagreement to the slightest. */
const kinds: readonly TriggerKind[] = [
  'applicability',
  'existence',
  'criterion-far-apart',
  'points-far-apart',
  'criterion-apart',
  'equal-points-different-grades',
  'unsure',
  'no-evidence',
  'disjoint-evidence',
  'not-graded',
];

function compareThemes(instrument: Instrument, a: IndicatorJudgement, b: IndicatorJudgement): number {
  const [first, second] = [themeOf(instrument, a.triggers[0]), themeOf(instrument, b.triggers[0])];
  return first.kind - second.kind || first.criterion - second.criterion;
}

function themeOf(instrument: Instrument, trigger: Trigger | undefined): { kind: number; criterion: number } {
  if (trigger === undefined) return { kind: kinds.length, criterion: 0 };
  const criterion =
    'criterionId' in trigger ? instrument.criteria.findIndex(({ id }) => id === trigger.criterionId) : 0;
  return { kind: kinds.indexOf(trigger.kind), criterion };
}
