import { findGaps, type Gap } from '@samskar/shared/disagreement';
import {
  ballotsBySeat,
  currentDecision,
  isOutOfFocus,
  type Command,
  type EvaluationState,
  type StampedDecision,
} from '@samskar/shared/evaluation';
import type { Criterion } from '@samskar/shared/instrument';
import type { Ballot, Points } from '@samskar/shared/scoring';
import { createContext } from 'svelte';
import { SvelteMap } from 'svelte/reactivity';
import type { EvaluationScreen } from '#lib/evaluation/evaluation-screen.svelte.ts';
import type { JudgedIndicator } from '#lib/evaluation/judge-areas.ts';
import type { Participant } from '#lib/evaluation/participants.ts';
import type { CommandOutcome, QueuedCommand } from '#lib/sync/command-queue.svelte.ts';
import type { Said } from './decision-choice.ts';
import { DecisionDraft } from './decision-draft.svelte.ts';
import { normCrossings, type NormCrossing } from './norm-crossings.ts';
import { readFilter, withQuery, type Query, type TalkFilter } from './talk-filter.ts';
import {
  countTiers,
  isAcceptedTogether,
  movableNow,
  nextOpen,
  talkGroups,
  type TalkGroup,
  type TierCount,
} from './talk-list.ts';

export const views = ['talk', 'greens', 'confirm', 'compare'] as const;
export type View = (typeof views)[number];

type DecideCommand = Extract<Command, { kind: 'decide' }>;

/** The talk after the reveal: what there is to talk about, where it stands, and what this person prepares. */
export class Talks {
  readonly screen: EvaluationScreen;
  readonly #query: () => Query;
  readonly #drafts: SvelteMap<string, DecisionDraft>;
  /** Commands that were given here and wait for their first answer. */
  #asked = $state(0);

  /** @param query of the address; it holds view, filter and indicator, so that a link leads to the same place. */
  constructor(screen: EvaluationScreen, query: () => Query) {
    this.screen = screen;
    this.#query = query;
    this.#drafts = draftsOf(screen);
  }

  readonly view: View = $derived.by(() => views.find((view) => view === this.#query().get('view')) ?? 'talk');

  readonly filter: TalkFilter = $derived.by(() =>
    readFilter(
      this.#query(),
      this.screen.instrument.areas.map(({ id }) => id),
    ),
  );

  get isFiltered(): boolean {
    return Object.values(this.filter).some((value) => value !== undefined);
  }

  /** Of the area filter alone. */
  readonly inArea: readonly JudgedIndicator[] = $derived.by(() => {
    const { area } = this.filter;
    return this.screen.judged.filter((one) => area === undefined || one.area === area);
  });

  readonly groups: readonly TalkGroup[] = $derived.by(() =>
    talkGroups(this.screen.instrument, this.screen.judged, this.filter),
  );

  readonly counts: readonly TierCount[] = $derived.by(() => countTiers(this.inArea));

  /** "Stop here and the total can move by at most this." */
  readonly movable: Points = $derived.by(() => movableNow(this.screen.instrument, this.screen.judged));

  /** Which open decisions would cross a border of the norm band; the band is of the total, when all is revealed. */
  readonly crossings: readonly NormCrossing[] = $derived.by(() => {
    const { instrument, judged, revealedAreas, totalInterval } = this.screen;
    if (!totalInterval || revealedAreas.length < instrument.areas.length) return [];
    return normCrossings(
      instrument,
      judged,
      (indicator) => this.screen.revealedBallots(indicator) ?? [],
      totalInterval,
    );
  });

  /** How far the total can still move when this one is decided. */
  movableWithout(indicator: string): Points {
    const others = this.screen.judged.filter(({ indicatorId }) => indicatorId !== indicator);
    return movableNow(this.screen.instrument, others);
  }

  /** The indicator that the address names. */
  readonly named: string | undefined = $derived.by(() => {
    const named = this.#query().get('indicator') ?? '';
    return this.screen.judgedIndicator(named) ? named : undefined;
  });

  /** What an address without an indicator showed first. */
  #held = $state.raw<{ readonly query: string; readonly indicator: string } | undefined>();

  /**
   * The one that is shown: what the address names, else what was best talked about first when it was come to. What others
   * decide changes what is best, and must not take the sheet away from somebody who reads or types.
   */
  readonly chosen: string | undefined = $derived.by(() => {
    if (this.named !== undefined) return this.named;
    if (this.#held?.query === this.#query().toString()) return this.#held.indicator;
    return nextOpen(this.groups, undefined) ?? this.groups[0]?.rows[0]?.indicatorId;
  });

  /** To be called from an effect of what shows `chosen`. */
  hold(): void {
    const query = this.#query().toString();
    const indicator = this.chosen;
    if (indicator !== undefined && this.#held?.query !== query) this.#held = { query, indicator };
  }

  next(from: string | undefined): string | undefined {
    return nextOpen(this.groups, from);
  }

  /** Identical grades that wait to be accepted together. */
  readonly greens: readonly JudgedIndicator[] = $derived.by(() => this.inArea.filter(isAcceptedTogether));

  readonly rereads: readonly JudgedIndicator[] = $derived.by(() =>
    this.inArea.filter(({ progress }) => progress.kind === 'to-be-reread'),
  );

  /** Decisions that this person has not confirmed. */
  readonly toConfirm: readonly StampedDecision[] = $derived.by(() =>
    this.#unconfirmed.filter(({ by }) => by.includes(this.screen.me.id)).map(({ decision }) => decision),
  );

  /** Decisions that wait for others, and whom they wait for. */
  readonly waitingForOthers: { readonly count: number; readonly others: readonly string[] } = $derived.by(
    () => {
      const me = this.screen.me.id;
      const others = this.#unconfirmed
        .map(({ by }) => by.filter((id) => id !== me))
        .filter((by) => by.length > 0);
      const everybody = others.flat();
      return {
        count: others.length,
        others: everybody.filter((id, at) => everybody.indexOf(id) === at),
      };
    },
  );

  readonly #unconfirmed = $derived.by(() =>
    this.screen.judged.flatMap(({ progress }) => (progress.kind === 'unconfirmed' ? [progress] : [])),
  );

  /** Areas, and the total, where the ballots are far apart as a whole. */
  readonly gaps: readonly Gap[] = $derived.by(() => {
    const { comparedAreas, instrument, state } = this.screen;
    const ballots = ballotsBySeat(state, comparedAreas).map((ballot) => inFocus(state, ballot));
    return findGaps(instrument, ballots, comparedAreas, state.creation.settings);
  });

  said(indicator: string): readonly Said[] {
    const ballots = this.screen.revealedBallots(indicator) ?? [];
    const graders = this.graders(indicator);
    return ballots.flatMap((ballot, at) => {
      const grader = graders[at];
      return grader ? [{ id: grader.id, ballot }] : [];
    });
  }

  /** Whose ballots of an indicator there are, A first. */
  graders(indicator: string): readonly Participant[] {
    return this.screen.graders(this.screen.index.areaByIndicatorId.get(indicator)?.id ?? '');
  }

  criteria(indicator: string): readonly Criterion[] {
    return this.screen.index.criteriaByIndicatorId.get(indicator) ?? [];
  }

  history(indicator: string): readonly StampedDecision[] {
    return this.screen.state.decisions[indicator] ?? [];
  }

  /** The decision that stands. */
  current(indicator: string): StampedDecision | undefined {
    return currentDecision(this.screen.state, indicator);
  }

  /** Kept while the evaluation is open, and on the device, so that neither a look at the evidence nor a reload costs words. */
  draft(indicator: string): DecisionDraft {
    return this.#drafts.get(indicator) ?? new DecisionDraft();
  }

  /** To be called from an effect or a handler before anything is entered in `draft`. */
  openDraft(indicator: string): void {
    if (this.#drafts.has(indicator)) return;
    const draft = new DecisionDraft();
    this.#drafts.set(indicator, draft);
    void this.screen.drafts.read(indicator).then((kept) => draft.load(kept));
  }

  /** To be called from an effect: it reads everything that the device should keep. */
  keepDraft(indicator: string): void {
    const { isLoaded, kept } = this.draft(indicator);
    if (isLoaded) this.screen.drafts.keep(indicator, kept);
  }

  get mayDecide(): boolean {
    return this.screen.may('decide') && !this.screen.isLocked;
  }

  /** This person's decision on an indicator that waits for the line. */
  waitingDecision(indicator: string): DecideCommand | undefined {
    return decisionAmong(this.#heldUp, indicator)?.command;
  }

  /** Whether this person's confirmation of a decision waits for the line. */
  isConfirmationWaiting(decision: string): boolean {
    return this.#heldUp.some(
      ({ command }) => command.kind === 'confirm' && command.decisions.includes(decision),
    );
  }

  /** Whether this person has accepted an indicator, and that waits for the line. */
  isAcceptanceWaiting(indicator: string): boolean {
    return this.#heldUp.some(
      ({ command }) => command.kind === 'accept-greens' && command.indicators.includes(indicator),
    );
  }

  /** A command whose answer is on its way is no news. */
  get #heldUp(): readonly QueuedCommand[] {
    return this.#asked > 0 ? [] : this.screen.queue.waiting;
  }

  /** This person's decision on an indicator that waited for the line and was refused. */
  refusedDecision(indicator: string): { readonly key: string; readonly command: DecideCommand } | undefined {
    return decisionAmong(this.screen.queue.refused, indicator);
  }

  /** The answer, or `unfinished` when something is missing; a draft that is carried out or queued is emptied. */
  async decide(indicator: string): Promise<CommandOutcome | { readonly kind: 'unfinished' }> {
    const draft = this.draft(indicator);
    const current = this.current(indicator);
    const criteria = this.criteria(indicator);
    const outcome = draft.outcome(criteria);
    draft.isTried = true;
    const problems = draft.problems(criteria, this.isReasonRequired(indicator));
    if (!outcome || problems.length > 0 || draft.standing(current).kind === 'overtaken')
      return { kind: 'unfinished' };
    const answer = await this.#ask({
      kind: 'decide',
      indicator,
      outcome,
      ...(draft.reason && outcome.kind !== 'parked' && { reason: draft.reason }),
      seenDecision: draft.seenDecision(current),
    });
    if (answer.kind !== 'refused') draft.clear();
    this.keepDraft(indicator);
    return answer;
  }

  isReasonRequired(indicator: string): boolean {
    return this.screen.judgedIndicator(indicator)?.tier === 'red';
  }

  confirm(decisions: readonly string[]): Promise<CommandOutcome> {
    return this.#ask({ kind: 'confirm', decisions: [...decisions] });
  }

  acceptGreens(indicators: readonly string[]): Promise<CommandOutcome> {
    return this.#ask({ kind: 'accept-greens', indicators: [...indicators] });
  }

  async #ask(command: Command): Promise<CommandOutcome> {
    this.#asked += 1;
    const answer = await this.screen.send(command);
    this.#asked -= 1;
    return answer;
  }

  /** The address of this screen with some of its words changed. */
  addressOf(
    changes: Readonly<Partial<Record<'view' | 'indicator' | keyof TalkFilter, string | undefined>>>,
  ): string {
    return withQuery(this.#query(), changes);
  }
}

function inFocus(state: EvaluationState, ballot: Ballot): Ballot {
  return Object.fromEntries(Object.entries(ballot).filter(([indicator]) => !isOutOfFocus(state, indicator)));
}

function decisionAmong(queued: readonly QueuedCommand[], indicator: string) {
  return queued
    .flatMap(({ key, command }) => (command.kind === 'decide' ? [{ key, command }] : []))
    .find(({ command }) => command.indicator === indicator);
}

const draftsByScreen = new WeakMap<EvaluationScreen, SvelteMap<string, DecisionDraft>>();

function draftsOf(screen: EvaluationScreen): SvelteMap<string, DecisionDraft> {
  const drafts = draftsByScreen.get(screen) ?? new SvelteMap<string, DecisionDraft>();
  draftsByScreen.set(screen, drafts);
  return drafts;
}

export const [useTalks, provideTalks] = createContext<Talks>();
