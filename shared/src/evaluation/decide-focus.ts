import type { Refusal } from '../api/refusals.ts';
import { instrumentIndex } from '../instrument/index.ts';
import { accept, refuse, type Answer, type CommandOf, type DecideContext } from './decided.ts';
import { isOutOfFocus } from './state.ts';
import type { EvaluationState } from './state.ts';

type ChangeFocus = CommandOf<'change-focus'>;

/**
 * Changes what has been agreed to leave out. What was decided about an indicator stays in the log and counts no more: left
 * out it has no grades, and taken in again it is open.
 */
export function changeFocus(state: EvaluationState, command: ChangeFocus, context: DecideContext): Answer {
  const refusal =
    refuseIndicators(state, command, context) ??
    refuseDates(command, context) ??
    refuseReadyAreas(state, command, context);
  if (refusal) return refuse(refusal);
  const { leaveOut, takeIn, reason } = command;
  return accept([{ kind: 'focus-changed', leftOut: leaveOut, takenIn: takeIn, reason }]);
}

/** Each is one of the instrument's, named once, and not already what it is to become: else the screen was old. */
function refuseIndicators(
  state: EvaluationState,
  { leaveOut, takeIn }: ChangeFocus,
  { instrument }: DecideContext,
): Refusal | undefined {
  const out = leaveOut.map(({ indicator }) => indicator);
  const all = [...out, ...takeIn];
  const unknown = all.find((id) => !instrumentIndex(instrument).indicatorById.has(id));
  if (unknown !== undefined) return { kind: 'unknown-id', what: 'indicator', id: unknown };
  if (all.length === 0 || new Set(all).size < all.length)
    return { kind: 'bad-request', problems: [{ path: 'leaveOut', rule: 'names each indicator once' }] };
  const isOld = out.some((id) => isOutOfFocus(state, id)) || takeIn.some((id) => !isOutOfFocus(state, id));
  return isOld ? { kind: 'stale', seen: null, current: null } : undefined;
}

/** Agreed by now; tomorrow is today further east. */
function refuseDates({ leaveOut }: ChangeFocus, { today }: DecideContext): Refusal | undefined {
  const tomorrow = new Date(Date.parse(today) + dayMs).toISOString().slice(0, 10);
  const problems = leaveOut.flatMap(({ date }, place) =>
    date > tomorrow ? [{ path: `leaveOut.${place}.date`, rule: 'must not lie in the future' }] : [],
  );
  return problems.length > 0 ? { kind: 'bad-request', problems } : undefined;
}

const dayMs = 86_400_000;

/** Whoever said ready has not graded what was left out (R14): they take it back first. */
function refuseReadyAreas(
  state: EvaluationState,
  { takeIn }: ChangeFocus,
  { instrument }: DecideContext,
): Refusal | undefined {
  const { areaByIndicatorId } = instrumentIndex(instrument);
  const areas = takeIn.flatMap((id) => areaByIndicatorId.get(id)?.id ?? []);
  const ready = areas.find(
    (area) => state.revealed[area] === undefined && Object.keys(state.ready[area] ?? {}).length > 0,
  );
  return ready === undefined ? undefined : { kind: 'area-ready', area: ready };
}
