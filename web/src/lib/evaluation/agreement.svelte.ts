import { ballotsBySeat, settledSheet, type EvaluationState } from '@samskar/shared/evaluation';
import type { Instrument } from '@samskar/shared/instrument';
import { scoreEvaluation, totalInterval, type Score, type TotalInterval } from '@samskar/shared/scoring';
import { settlements } from './grade-sheets.ts';
import { judgeAreas, type JudgedIndicator } from './judge-areas.ts';

type AgreementParts = { readonly state: () => EvaluationState; readonly instrument: () => Instrument };

/** What the revealed ballots and the decisions come to. Empty for viewers who see no grades. */
export class Agreement {
  readonly #parts: AgreementParts;

  constructor(parts: AgreementParts) {
    this.#parts = parts;
  }

  /** Every revealed indicator in focus with tier, triggers and progress, in the instrument's order. */
  readonly judged: readonly JudgedIndicator[] = $derived.by(() =>
    judgeAreas(this.#parts.state(), this.#parts.instrument()),
  );

  readonly judgedById: Readonly<Record<string, JudgedIndicator>> = $derived.by(() =>
    Object.fromEntries(this.judged.map((one) => [one.indicatorId, one])),
  );

  readonly score: Score = $derived.by(() =>
    scoreEvaluation(this.#parts.instrument(), settledSheet(this.#parts.state(), this.#parts.instrument())),
  );

  /** Where these areas can still end; undefined when one of them is not revealed to this person. */
  interval(areas: readonly string[]): TotalInterval | undefined {
    const state = this.#parts.state();
    const isVisible = areas.every((area) => Object.keys(state.revealed[area]?.ballots ?? {}).length > 0);
    if (areas.length === 0 || !isVisible) return undefined;
    return totalInterval(this.#parts.instrument(), {
      ballots: ballotsBySeat(state, areas),
      settled: settlements(state, this.#parts.instrument()),
      areaIds: areas,
    });
  }
}
