import { instrumentIndex, type Instrument } from '../instrument/index.ts';
import {
  comparePoints,
  indicatorInterval,
  scoreIndicator,
  ballotState,
  subtractPoints,
  type BallotIndicator,
  type Points,
} from '../scoring/index.ts';
import type { DisagreementSettings } from './disagreement-settings.ts';

/** Red must be discussed, amber is quickly decided, green is accepted together. */
export type Tier = 'red' | 'amber' | 'green';

/** Why an indicator is red or amber. Lists stand in the order of the ballots; places are places among the ballots. */
export type Trigger =
  | { readonly kind: 'applicability'; readonly tier: 'red'; readonly applicable: readonly boolean[] }
  | {
      readonly kind: 'existence';
      readonly tier: 'red';
      readonly criterionId: string;
      readonly grades: readonly number[];
    }
  | {
      readonly kind: 'criterion-far-apart';
      readonly tier: 'red';
      readonly criterionId: string;
      readonly grades: readonly number[];
    }
  | { readonly kind: 'points-far-apart'; readonly tier: 'red'; readonly apart: Points }
  | {
      readonly kind: 'criterion-apart';
      readonly tier: 'amber';
      readonly criterionId: string;
      readonly grades: readonly number[];
    }
  | { readonly kind: 'equal-points-different-grades'; readonly tier: 'amber' }
  | {
      readonly kind: 'unsure';
      readonly tier: 'amber';
      readonly criterionIds: readonly string[];
      readonly places: readonly number[];
    }
  | { readonly kind: 'no-evidence'; readonly tier: 'amber'; readonly places: readonly number[] }
  | { readonly kind: 'disjoint-evidence'; readonly tier: 'amber' }
  /** Taken in after the reveal: these have not graded it. */
  | { readonly kind: 'not-graded'; readonly tier: 'amber'; readonly places: readonly number[] };

export type TriggerKind = Trigger['kind'];

export type IndicatorJudgement = {
  readonly indicatorId: string;
  readonly tier: Tier;
  /** Gravest first; empty when green. */
  readonly triggers: readonly Trigger[];
  /** The largest change of the total that the decision can make. */
  readonly pointsAtStake: Points;
};

/** Compares the revealed ballots of one indicator, in the order of the assessors. */
export function judgeIndicator(
  instrument: Instrument,
  indicatorId: string,
  said: readonly BallotIndicator[],
  settings: DisagreementSettings,
): IndicatorJudgement {
  const triggers = findTriggers(instrument, indicatorId, said, settings);
  const { lowest, highest } = indicatorInterval(instrument, indicatorId, said, undefined);
  return {
    indicatorId,
    tier: triggers[0]?.tier ?? 'green',
    triggers,
    pointsAtStake: subtractPoints(highest, lowest),
  };
}

function findTriggers(
  instrument: Instrument,
  indicatorId: string,
  said: readonly BallotIndicator[],
  settings: DisagreementSettings,
): readonly Trigger[] {
  const ungraded = findUngraded(instrument, indicatorId, said);
  if (ungraded.length > 0) return [{ kind: 'not-graded', tier: 'amber', places: ungraded }];
  const applicable = said.map((one) => one.applicable);
  if (applicable.every((yes) => !yes)) return findUnsure(said);
  if (applicable.includes(false)) return [{ kind: 'applicability', tier: 'red', applicable }];
  const byCriterion = findCriterionTriggers(instrument, indicatorId, said, settings);
  const isIdentical = byCriterion.length === 0;
  return [
    ...byCriterion.filter((trigger) => trigger.tier === 'red'),
    ...findPointsTriggers(instrument, indicatorId, said, settings, isIdentical),
    ...byCriterion.filter((trigger) => trigger.tier === 'amber'),
    ...findUnsure(said),
    ...(isIdentical ? findEvidenceTriggers(said) : []),
  ].sort((a, b) => Number(a.tier === 'amber') - Number(b.tier === 'amber'));
}

function findUngraded(
  instrument: Instrument,
  indicatorId: string,
  said: readonly BallotIndicator[],
): readonly number[] {
  const criteria = instrumentIndex(instrument).criteriaByIndicatorId.get(indicatorId) ?? [];
  return said.flatMap((one, place) =>
    one.applicable && criteria.some(({ id }) => one.grades[id] === undefined) ? [place] : [],
  );
}

function findCriterionTriggers(
  instrument: Instrument,
  indicatorId: string,
  said: readonly BallotIndicator[],
  settings: DisagreementSettings,
): readonly Trigger[] {
  const criteria = instrumentIndex(instrument).criteriaByIndicatorId.get(indicatorId) ?? [];
  return criteria.flatMap(({ id: criterionId }, order): readonly Trigger[] => {
    const grades = said.map((one) => one.grades[criterionId] ?? 0);
    const [lowest, highest] = [Math.min(...grades), Math.max(...grades)];
    if (lowest === highest) return [];
    if (settings.redExistence && order === 0 && lowest === 0) {
      return [{ kind: 'existence', tier: 'red', criterionId, grades }];
    }
    if (highest - lowest >= settings.redStep)
      return [{ kind: 'criterion-far-apart', tier: 'red', criterionId, grades }];
    return [{ kind: 'criterion-apart', tier: 'amber', criterionId, grades }];
  });
}

function findPointsTriggers(
  instrument: Instrument,
  indicatorId: string,
  said: readonly BallotIndicator[],
  settings: DisagreementSettings,
  isIdentical: boolean,
): readonly Trigger[] {
  if (isIdentical) return [];
  const scores = said.map((one) => scoreIndicator(instrument, indicatorId, ballotState(one)));
  const points = scores.map((score) => score.points).sort(comparePoints);
  const [lowest, highest, max] = [points[0], points.at(-1), scores[0]?.max];
  if (lowest === undefined || highest === undefined || max === undefined) return [];
  const apart = subtractPoints(highest, lowest);
  if (apart.units === 0) return [{ kind: 'equal-points-different-grades', tier: 'amber' }];
  const isFar = apart.units * 1000 >= max.units * Math.round(settings.redShareOfMax * 1000);
  return isFar ? [{ kind: 'points-far-apart', tier: 'red', apart }] : [];
}

function findUnsure(said: readonly BallotIndicator[]): readonly Trigger[] {
  const places = said.flatMap((one, place) => (one.unsure.length > 0 ? [place] : []));
  const criterionIds = [...new Set(said.flatMap((one) => one.unsure))].sort();
  return places.length > 0 ? [{ kind: 'unsure', tier: 'amber', criterionIds, places }] : [];
}

function findEvidenceTriggers(said: readonly BallotIndicator[]): readonly Trigger[] {
  const sources = said.map((one) => Object.keys(one.evidence));
  const places = sources.flatMap((ids, place) => (ids.length === 0 ? [place] : []));
  if (places.length > 0) return [{ kind: 'no-evidence', tier: 'amber', places }];
  const isShared = sources[0]?.some((id) => sources.every((ids) => ids.includes(id)));
  return isShared ? [] : [{ kind: 'disjoint-evidence', tier: 'amber' }];
}
