import type { Ballot, BallotIndicator } from '../scoring/index.ts';
import type { EvaluationEvent } from './events.ts';
import type { MovePlan } from './move-plan-schema.ts';
import type { EvaluationState, RevealedArea } from './state.ts';

type MoveEvent = Extract<EvaluationEvent, { kind: 'instrument-moved' }>;

/**
 * The evaluation on its next instrument. What was said and decided of indicators that are void or open again counts no more
 * and is kept: decisions are void, and revealed grades lie in `earlier`. Texts, findings and gold stars are left as they are.
 */
export function applyMove(state: EvaluationState, event: MoveEvent): EvaluationState {
  const { plan, reason, by, at } = event;
  const gone = new Set(plan.void.map(({ indicator }) => indicator));
  const open = new Set([...gone, ...plan.openAgain.map(({ indicator }) => indicator)]);
  return {
    ...state,
    instrument: plan.to,
    instrumentMoves: [...state.instrumentMoves, { plan, reason, by, at }],
    outOfFocus: state.outOfFocus.filter(({ indicator }) => !gone.has(indicator)),
    ready: pickEntries(
      state.ready,
      (area) =>
        state.revealed[area] !== undefined ||
        !(plan.areas.gone.includes(area) || plan.areas.begunAnew.includes(area)),
    ),
    revealed: mapEntries(state.revealed, (revealed, area) => moveArea(revealed, area, plan)),
    decisions: mapEntries(state.decisions, (history, indicator) =>
      open.has(indicator) ? history.map((one) => ({ ...one, voided: one.voided ?? { by, at } })) : history,
    ),
    reread: pickEntries(state.reread, (indicator) => !open.has(indicator)),
  };
}

/** Nobody has graded what is open again; what was said of it, and of what is gone, is kept apart. */
function moveArea(revealed: RevealedArea, area: string, plan: MovePlan): RevealedArea {
  const leaving = [
    ...plan.void.filter((one) => one.area === area),
    ...plan.openAgain.filter(({ was }) => was === area),
  ].map(({ indicator }) => indicator);
  const opened = plan.openAgain.filter((one) => one.area === area).map(({ indicator }) => indicator);
  if (leaving.length === 0 && opened.length === 0) return revealed;
  const { openedAgain = [], earlier = {} } = revealed;
  const isFirst = (indicator: string) => leaving.includes(indicator) && !openedAgain.includes(indicator);
  return {
    ...revealed,
    openedAgain: [...openedAgain.filter((indicator) => !leaving.includes(indicator)), ...opened],
    ballots: mapEntries(revealed.ballots, (ballot) => ({
      ...pickEntries(ballot, (indicator) => !leaving.includes(indicator)),
      ...Object.fromEntries(opened.map((indicator) => [indicator, nothingSaid])),
    })),
    earlier: mapEntries(revealed.ballots, (ballot, assessor) => ({
      ...earlier[assessor],
      ...pickEntries(ballot, isFirst),
    })),
  };
}

/**
 * The ballots of an area as they were revealed, by assessor: what each had committed to, whatever the instrument has become
 * since.
 */
export function frozenBallots(revealed: RevealedArea): Readonly<Record<string, Ballot>> {
  const { ballots, openedAgain = [], earlier = {} } = revealed;
  return mapEntries(ballots, (ballot, assessor) => ({
    ...pickEntries(ballot, (indicator) => !openedAgain.includes(indicator)),
    ...earlier[assessor],
  }));
}

const nothingSaid: BallotIndicator = { applicable: true, grades: {}, unsure: [], reason: '', evidence: {} };

function mapEntries<Value, Mapped>(
  record: Readonly<Record<string, Value>>,
  map: (value: Value, key: string) => Mapped,
): Record<string, Mapped> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value, key)]));
}

function pickEntries<Value>(
  record: Readonly<Record<string, Value>>,
  picks: (key: string) => boolean,
): Record<string, Value> {
  return Object.fromEntries(Object.entries(record).filter(([key]) => picks(key)));
}
