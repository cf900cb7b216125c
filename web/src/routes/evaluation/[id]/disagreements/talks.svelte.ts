import { findGaps, type Gap } from '@samskar/shared/disagreement';
import { isOutOfFocus, type Command, type StampedDecision } from '@samskar/shared/evaluation';
import type { Criterion } from '@samskar/shared/instrument';
import type { Ballot, Points } from '@samskar/shared/scoring';
import { createContext } from 'svelte';
import { SvelteMap } from 'svelte/reactivity';
import type { EvaluationScreen } from '#lib/evaluation/evaluation-screen.svelte.ts';
import type { JudgedIndicator } from '#lib/evaluation/judge-areas.ts';
import type { CommandOutcome, QueuedCommand } from '#lib/sync/command-queue.svelte.ts';
import type { Said } from './decision-choice.ts';
import { DecisionDraft } from './decision-draft.svelte.ts';
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

  /** The indicator that the address names. */
  readonly named: string | undefined = $derived.by(() => {
    const named = this.#query().get('indicator') ?? '';
    return this.screen.judgedIndicator(named) ? named : undefined;
  });

  /** The one that is shown: what the address names, else what is best talked about first. */
  readonly chosen: string | undefined = $derived.by(
    () => this.named ?? nextOpen(this.groups, undefined) ?? this.groups[0]?.rows[0]?.indicatorId,
  );

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
    const { instrument, revealedAreas, state } = this.screen;
    const ballots = this.screen.assessors.map(({ id }) => this.#ballotOf(id));
    return findGaps(instrument, ballots, revealedAreas, state.creation.settings);
  });

  said(indicator: string): readonly Said[] {
    const ballots = this.screen.revealedBallots(indicator) ?? [];
    return ballots.flatMap((ballot, at) => {
      const assessor = this.screen.assessors[at];
      return assessor ? [{ id: assessor.id, ballot }] : [];
    });
  }

  criteria(indicator: string): readonly Criterion[] {
    return this.screen.index.criteriaByIndicatorId.get(indicator) ?? [];
  }

  history(indicator: string): readonly StampedDecision[] {
    return this.screen.state.decisions[indicator] ?? [];
  }

  /** Kept while the evaluation is open, so that a look at the evidence costs no words. */
  draft(indicator: string): DecisionDraft {
    return this.#drafts.get(indicator) ?? new DecisionDraft();
  }

  /** To be called from an effect or a handler before anything is entered in `draft`. */
  openDraft(indicator: string): void {
    if (!this.#drafts.has(indicator)) this.#drafts.set(indicator, new DecisionDraft());
  }

  get mayDecide(): boolean {
    return this.screen.may('decide') && !this.screen.isLocked;
  }

  /** This person's decision on an indicator that waits for the line. */
  waitingDecision(indicator: string): DecideCommand | undefined {
    return decisionAmong(this.screen.queue.waiting, indicator)?.command;
  }

  /** This person's decision on an indicator that waited for the line and was refused. */
  refusedDecision(indicator: string): { readonly key: string; readonly command: DecideCommand } | undefined {
    return decisionAmong(this.screen.queue.refused, indicator);
  }

  /** The answer, or `unfinished` when something is missing; a draft that is carried out or queued is emptied. */
  async decide(indicator: string): Promise<CommandOutcome | { readonly kind: 'unfinished' }> {
    const draft = this.draft(indicator);
    const current = this.history(indicator).at(-1);
    const criteria = this.criteria(indicator);
    const outcome = draft.outcome(criteria);
    draft.isTried = true;
    const problems = draft.problems(criteria, this.isReasonRequired(indicator));
    if (!outcome || problems.length > 0 || draft.standing(current).kind === 'overtaken')
      return { kind: 'unfinished' };
    const answer = await this.screen.send({
      kind: 'decide',
      indicator,
      outcome,
      ...(draft.reason && outcome.kind !== 'parked' && { reason: draft.reason }),
      seenDecision: draft.seenDecision(current),
    });
    if (answer.kind !== 'refused') draft.clear();
    return answer;
  }

  isReasonRequired(indicator: string): boolean {
    return this.screen.judgedIndicator(indicator)?.tier === 'red';
  }

  confirm(decisions: readonly string[]): Promise<CommandOutcome> {
    return this.screen.send({ kind: 'confirm', decisions: [...decisions] });
  }

  acceptGreens(indicators: readonly string[]): Promise<CommandOutcome> {
    return this.screen.send({ kind: 'accept-greens', indicators: [...indicators] });
  }

  /** The address of this screen with some of its words changed. */
  addressOf(
    changes: Readonly<Partial<Record<'view' | 'indicator' | keyof TalkFilter, string | undefined>>>,
  ): string {
    return withQuery(this.#query(), changes);
  }

  #ballotOf(assessor: string): Ballot {
    const { revealedAreas, state } = this.screen;
    const said = revealedAreas.flatMap((area) =>
      Object.entries(state.revealed[area]?.ballots[assessor] ?? {}),
    );
    return Object.fromEntries(said.filter(([indicator]) => !isOutOfFocus(state, indicator)));
  }
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
