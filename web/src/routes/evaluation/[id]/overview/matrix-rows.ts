import {
  currentDecision,
  findOutOfFocus,
  gradersOf,
  type EvaluationState,
  type StampedDecision,
} from '@samskar/shared/evaluation';
import { instrumentIndex, type Criterion, type Instrument } from '@samskar/shared/instrument';
import type { Ballot, BallotIndicator } from '@samskar/shared/scoring';

/** One criterion of one indicator. `differs`: the ballots do, which is known after the reveal only. */
export type MatrixCell = {
  readonly criterion: Criterion;
  /** The grade to print; after the reveal those of all assessors where they differ, A's first. Empty: missing. */
  readonly grades: readonly number[];
  readonly unsure: boolean;
  readonly differs: boolean;
};

export type MatrixRow = {
  readonly indicator: string;
  readonly area: string;
  readonly subarea: string;
  readonly standing:
    | { readonly kind: 'graded'; readonly cells: readonly MatrixCell[]; readonly isAgreed: boolean }
    | { readonly kind: 'not-applicable'; readonly isAgreed: boolean; readonly differs: boolean }
    | { readonly kind: 'out-of-focus'; readonly by: string; readonly date: string };
  /** Own reason before the reveal, the joint justification after; undefined while unknown. */
  readonly hasText: boolean | undefined;
  /** Own links before the reveal, those of all after; undefined while unknown. */
  readonly evidence: number | undefined;
  readonly isChanged: boolean;
};

export type MatrixInput = {
  readonly state: EvaluationState;
  readonly instrument: Instrument;
  /** What this person says of an area; undefined for readers, and while a ballot is not loaded. */
  readonly ownValues: (area: string) => Ballot | undefined;
  /** Whether the joint justification of an indicator has text; undefined while unknown. */
  readonly hasJustification: (indicator: string, area: string) => boolean | undefined;
  /** Indicators that others have touched since this person was last here. */
  readonly changed: ReadonlySet<string>;
};

/** All indicators in the instrument's order, as this person may see them now. Pure. */
export function matrixRows(input: MatrixInput): readonly MatrixRow[] {
  const { state, instrument, changed } = input;
  const { indicators, areaByIndicatorId, subareaByIndicatorId } = instrumentIndex(instrument);
  return indicators.map(({ id }) => {
    const area = areaByIndicatorId.get(id)?.id ?? '';
    const own = input.ownValues(area)?.[id];
    const revealed = revealedSaid(state, area, id);
    return {
      indicator: id,
      area,
      subarea: subareaByIndicatorId.get(id)?.id ?? '',
      standing: standingOf(input, id, own, revealed),
      hasText: state.revealed[area] ? input.hasJustification(id, area) : own && own.reason.trim() !== '',
      evidence: countEvidence(own, revealed),
      isChanged: changed.has(id),
    };
  });
}

function revealedSaid(state: EvaluationState, area: string, indicator: string): readonly BallotIndicator[] {
  const ballots = state.revealed[area]?.ballots ?? {};
  return gradersOf(state, area).flatMap((account) => ballots[account]?.[indicator] ?? []);
}

function standingOf(
  { state, instrument }: MatrixInput,
  indicator: string,
  own: BallotIndicator | undefined,
  revealed: readonly BallotIndicator[],
): MatrixRow['standing'] {
  const outOfFocus = findOutOfFocus(state, indicator);
  if (outOfFocus) return { kind: 'out-of-focus', by: outOfFocus.by, date: outOfFocus.date };
  const decision = currentDecision(state, indicator);
  const agreed = decision && agreedSaid(decision);
  const shown = agreed ? [agreed] : revealed.length > 0 ? revealed : own ? [own] : [];
  const differs = differsInApplicability(revealed);
  if (shown.length > 0 && shown.every((said) => !said.applicable))
    return { kind: 'not-applicable', isAgreed: agreed !== undefined, differs };
  const criteria = instrumentIndex(instrument).criteriaByIndicatorId.get(indicator) ?? [];
  return {
    kind: 'graded',
    isAgreed: agreed !== undefined,
    cells: criteria.map((criterion) => cellOf(criterion, shown, revealed)),
  };
}

/** A parked indicator is still open: what the ballots say is what there is. */
function agreedSaid({
  outcome,
}: StampedDecision): Pick<BallotIndicator, 'applicable' | 'grades' | 'unsure'> | undefined {
  switch (outcome.kind) {
    case 'graded':
      return { applicable: true, grades: outcome.grades, unsure: [] };
    case 'not-applicable':
      return { applicable: false, grades: {}, unsure: [] };
    case 'parked':
      return undefined;
  }
}

function cellOf(
  criterion: Criterion,
  shown: readonly Pick<BallotIndicator, 'grades' | 'unsure'>[],
  revealed: readonly BallotIndicator[],
): MatrixCell {
  const grades = shown.flatMap((said) => said.grades[criterion.id] ?? []);
  const apart = new Set(revealed.map((said) => said.grades[criterion.id]));
  return {
    criterion,
    grades: new Set(grades).size > 1 ? grades : grades.slice(0, 1),
    unsure: shown.some((said) => said.unsure.includes(criterion.id)),
    differs: apart.size > 1 || differsInApplicability(revealed),
  };
}

function differsInApplicability(revealed: readonly BallotIndicator[]): boolean {
  return new Set(revealed.map((said) => said.applicable)).size > 1;
}

function countEvidence(
  own: BallotIndicator | undefined,
  revealed: readonly BallotIndicator[],
): number | undefined {
  const all = revealed.length > 0 ? revealed : own ? [own] : [];
  return all.length === 0 ? undefined : new Set(all.flatMap((said) => Object.keys(said.evidence))).size;
}
