import { judgeIndicator } from '../disagreement/index.ts';
import type { IndicatorJudgement } from '../disagreement/index.ts';
import { instrumentIndex } from '../instrument/index.ts';
import type { Instrument } from '../instrument/index.ts';
import type { BallotIndicator } from '../scoring/index.ts';
import { gradersOf } from './state.ts';
import type { EvaluationState } from './state.ts';

/** The tier and triggers of an indicator whose ballots are revealed, by the evaluation's own settings. */
export function judgeRevealed(
  state: EvaluationState,
  indicator: string,
  instrument: Instrument,
): IndicatorJudgement {
  const said = revealedOf(state, indicator, instrument);
  if (said === undefined) throw new Error(`The ballots of ${indicator} are not revealed to this viewer`);
  return judgeIndicator(instrument, indicator, said, state.creation.settings);
}

/** What each assessor said of an indicator, in the order A, B, ...; undefined before the reveal and for observers. */
export function revealedOf(
  state: EvaluationState,
  indicator: string,
  instrument: Instrument,
): readonly BallotIndicator[] | undefined {
  const area = instrumentIndex(instrument).areaByIndicatorId.get(indicator);
  const ballots = area && state.revealed[area.id]?.ballots;
  if (!ballots || Object.keys(ballots).length === 0) return undefined;
  return gradersOf(state, area.id).map((assessor) => ballots[assessor]?.[indicator] ?? nothingSaid);
}

const nothingSaid: BallotIndicator = { applicable: true, grades: {}, unsure: [], reason: '', evidence: {} };
