import {
  applyEvent,
  currentDecision,
  settledSheet,
  type Command,
  type EvaluationState,
} from '@samskar/shared/evaluation';
import type { Instrument } from '@samskar/shared/instrument';
import { scoreEvaluation, type Points } from '@samskar/shared/scoring';
import { SvelteSet } from 'svelte/reactivity';
import type { EvaluationScreen } from '#lib/evaluation/evaluation-screen.svelte.ts';

type ChangeFocus = Extract<Command, { kind: 'change-focus' }>;

/** The possible maximum of the total or an area, as it is and as it would be. */
export type MaximumChange = {
  /** Undefined: of the total. */
  readonly area: string | undefined;
  readonly before: Points;
  readonly after: Points;
  readonly max: Points;
};

/** A change of focus while it is being prepared, and what it would do. */
export class FocusDraft {
  readonly #screen: EvaluationScreen;
  readonly leaveOut = new SvelteSet<string>();
  readonly takeIn = new SvelteSet<string>();
  /** With whom the leaving out is agreed, and when. */
  by = $state('');
  date = $state('');
  reason = $state('');

  constructor(screen: EvaluationScreen, today: string) {
    this.#screen = screen;
    this.date = today;
  }

  get isEmpty(): boolean {
    return this.leaveOut.size === 0 && this.takeIn.size === 0;
  }

  get isWhole(): boolean {
    const isAgreed = this.leaveOut.size === 0 || (this.by.trim() !== '' && this.date !== '');
    return !this.isEmpty && isAgreed && this.reason.trim() !== '';
  }

  readonly command: ChangeFocus = $derived.by(() => ({
    kind: 'change-focus',
    leaveOut: [...this.leaveOut].map((indicator) => ({ indicator, by: this.by, date: this.date })),
    takeIn: [...this.takeIn],
    reason: this.reason,
  }));

  /** Of the total and of every area that it changes. */
  readonly maxima: readonly MaximumChange[] = $derived.by(() =>
    maximaOf(this.#screen.state, this.#screen.instrument, this.command),
  );

  /** Decisions that stand and would count no more. */
  readonly voided: readonly string[] = $derived.by(() =>
    [...this.leaveOut].filter((indicator) => currentDecision(this.#screen.state, indicator)),
  );

  clear(): void {
    this.leaveOut.clear();
    this.takeIn.clear();
    this.reason = '';
  }
}

/** By the same functions that count after the change. */
function maximaOf(
  state: EvaluationState,
  instrument: Instrument,
  { leaveOut, takeIn, reason }: ChangeFocus,
): readonly MaximumChange[] {
  const stamp = { seq: state.seq + 1, at: state.createdAt, by: '' };
  const changed = applyEvent(state, {
    kind: 'focus-changed',
    leftOut: leaveOut,
    takenIn: takeIn,
    reason,
    ...stamp,
  });
  const before = scoreEvaluation(instrument, settledSheet(state, instrument));
  const after = scoreEvaluation(instrument, settledSheet(changed, instrument));
  const areas = instrument.areas.flatMap(({ id }): MaximumChange[] => {
    const [one, other] = [before.areas.get(id), after.areas.get(id)];
    if (!one || !other || one.possibleMax.units === other.possibleMax.units) return [];
    return [{ area: id, before: one.possibleMax, after: other.possibleMax, max: one.max }];
  });
  const total = {
    area: undefined,
    before: before.total.possibleMax,
    after: after.total.possibleMax,
    max: before.total.max,
  };
  return [total, ...areas];
}
