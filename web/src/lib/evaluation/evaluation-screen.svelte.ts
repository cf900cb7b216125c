import {
  mayInEvaluation,
  type EarlierBallot,
  type EvaluationSnapshot,
  type FieldNotes,
  type PointsView,
  type TextChange,
} from '@samskar/shared/api';
import {
  assessorsOf,
  ballotOwner,
  gradersOf,
  incompleteIndicators,
  isAllConfirmed,
  isOpenMode,
  isReadOnly,
  obstaclesToSigning,
  seatsOf,
  type Command,
  type EvaluationEvent,
  type EvaluationRole,
  type EvaluationState,
} from '@samskar/shared/evaluation';
import { openModeMessages } from '@samskar/shared/messages';
import { instrumentIndex, type Instrument, type InstrumentIndex } from '@samskar/shared/instrument';
import { documentShape } from '@samskar/shared/documents';
import type { ReportTexts } from '@samskar/shared/report';
import { scoreEvaluation, type Ballot, type Score, type TotalInterval } from '@samskar/shared/scoring';
import { preferences } from '#lib/preferences.svelte.ts';
import { Resource } from '#lib/resource/resource.svelte.ts';
import type { CallFailure } from '#lib/api/call.ts';
import { CommandQueue, type CommandOutcome } from '#lib/sync/command-queue.svelte.ts';
import type { EvaluationCalls } from '#lib/sync/evaluation-calls.ts';
import { EvaluationFeed } from '#lib/sync/evaluation-feed.svelte.ts';
import type { KeptEvaluation } from '#lib/sync/kept-evaluation.ts';
import type { LiveDocument } from '#lib/sync/live-document.svelte.ts';
import type { LocalStore } from '#lib/sync/local-store.ts';
import { combineSaving, type Saving } from '#lib/sync/saving.ts';
import { Agreement } from './agreement.svelte.ts';
import { areaPhase, type AreaPhase } from './area-phase.ts';
import { EarlierInstruments } from './earlier-instruments.svelte.ts';
import { sheetOfBallots } from './grade-sheets.ts';
import type { JudgedIndicator } from './judge-areas.ts';
import { hasDocument } from './has-document.ts';
import { keptDrafts, type KeptDrafts } from './kept-drafts.ts';
import { Losses } from './losses.svelte.ts';
import { nextSteps, type NextStep } from './next-steps.ts';
import { LiveReportTexts } from './live-report-texts.svelte.ts';
import { OpenDocuments } from './open-documents.svelte.ts';
import type { OwnBallot } from './own-ballot.ts';
import { participantsOf, type Participant } from './participants.ts';
import { ShownInstrument } from './shown-instrument.svelte.ts';

export type EvaluationScreenParts = {
  readonly id: string;
  /** Who is signed in. */
  readonly account: string;
  readonly calls: EvaluationCalls;
  readonly device: Promise<LocalStore | undefined>;
  readonly kept: KeptEvaluation;
  /** Origin of the sockets: `wss://host`. */
  readonly sockets: string;
  readonly onSignedOut: () => void;
  /** Reactive: whether the browser has a line at all. */
  readonly isOnline: () => boolean;
  readonly newKey: () => string;
  readonly now: () => Date;
  readonly Socket?: typeof WebSocket;
};

/** Whether there is something to show. */
export type Opening =
  | { readonly kind: 'loading' }
  | { readonly kind: 'ready' }
  | { readonly kind: 'failed'; readonly why: CallFailure };

/**
 * One evaluation, as all its screens share it: state and instrument, own ballots, what is derived from them, and the way
 * for commands. Derived values are computed when read and kept until something that they stand on changes.
 *
 * Longer than other files because it is the one place that every screen reads; what it derives lies in files of its own.
 *
 * The layout opens it and shows the screens only when `opening` is ready; from then on everything below may be read.
 */
export class EvaluationScreen {
  readonly id: string;
  readonly feed: EvaluationFeed;
  readonly queue: CommandQueue;
  /** What is noted of all interviews and documents, when somebody has asked for it. */
  readonly fieldNotes: Resource<FieldNotes>;
  /** What this person said on instruments that the evaluation stood on before; to be loaded by whoever shows it. */
  readonly earlierBallots: Resource<readonly EarlierBallot[]>;
  /** To be loaded by whoever shows what was said on them. */
  readonly earlierInstruments: EarlierInstruments;
  readonly drafts: KeptDrafts;
  readonly losses: Losses;
  readonly #parts: EvaluationScreenParts;
  readonly #instrument: ShownInstrument;
  #points = $state.raw<PointsView | undefined>();
  #lastPlace = $state.raw<string | undefined>();
  #isDeviceMissing = $state.raw(false);
  #hasMoved = $state.raw(false);
  readonly #documents: OpenDocuments;
  readonly #agreement = new Agreement({ state: () => this.state, instrument: () => this.instrument });

  readonly #reportTexts = new LiveReportTexts({
    report: () => this.report,
    areas: () =>
      this.revealedAreas.map((area) => {
        const [document, shape] = [this.joint(area), documentShape(this.instrument, area)];
        return document && shape && { document, shape };
      }),
  });

  constructor(parts: EvaluationScreenParts) {
    this.id = parts.id;
    this.#parts = parts;
    this.feed = new EvaluationFeed({
      fetchSnapshot: parts.calls.snapshot,
      readKept: parts.kept.readSnapshot,
      forget: () => this.#forget(),
      keep: (snapshot) => this.#keep(snapshot),
      onRestored: (before, after) => void this.losses.add(before, after),
      address: (seq, restored) => `${parts.sockets}/live/feed/${parts.id}?since=${seq}&restored=${restored}`,
      onSignedOut: parts.onSignedOut,
      ...(parts.Socket && { Socket: parts.Socket }),
    });
    this.queue = new CommandQueue({
      send: parts.calls.command,
      onDone: ({ events }) => this.feed.apply(events),
      shelf: parts.kept.shelf,
      newKey: parts.newKey,
      now: parts.now,
    });
    this.#instrument = new ShownInstrument({ ...parts, wanted: () => this.feed.state?.instrument });
    this.fieldNotes = new Resource(parts.calls.fieldNotes);
    this.earlierBallots = new Resource(parts.calls.earlierBallots);
    this.earlierInstruments = new EarlierInstruments(parts.calls.instrument);
    this.losses = new Losses(parts.kept);
    this.drafts = keptDrafts(parts.device, parts.id);
    this.#documents = new OpenDocuments({
      evaluation: parts.id,
      account: parts.account,
      document: { ...parts, server: `${parts.sockets}/live/document` },
      instrument: () => this.instrument,
      epochOf: (base) => this.feed.snapshot?.epochs[base] ?? this.feed.snapshot?.restored?.epoch ?? 1,
      restoredEpoch: () => this.feed.snapshot?.restored?.epoch,
      isThere: (name) => hasDocument(this.state, name),
      isOpenMode: () => this.isOpenMode,
      fetchOwners: async (area) => {
        const answer = await parts.calls.sheetOwners(area);
        return answer.ok ? answer.value : undefined;
      },
      mayWriteBallot: (area) =>
        this.may('write-own-ballot') && !this.isReady(area) && !this.isRevealed(area) && !this.isLocked,
      mayWriteFieldwork: () => this.may('write-fieldwork') && !this.isLocked,
      mayWriteJoint: (area) => this.may('write-joint-text') && this.isRevealed(area) && !this.isLocked,
      mayWriteReport: () =>
        this.may('write-joint-text') && Object.keys(this.state.revealed).length > 0 && !this.isLocked,
    });
  }

  /** Resolves when `opening` is no longer `loading`. */
  async open(): Promise<void> {
    void this.queue.open();
    void this.losses.open();
    void this.#parts.device.then((device) => (this.#isDeviceMissing = device === undefined));
    this.#lastPlace = await this.#parts.kept.readPlace();
    await this.feed.open();
    await this.#instrument.open();
    // A state that came before the instrument has been passed over.
    this.#followDocuments();
  }

  /** The line is back, or the person has signed in again: everything that waited goes on. */
  resume(): void {
    this.feed.resume();
    for (const document of this.documents) document.resume();
    void this.queue.flush();
    void this.#instrument.open();
  }

  /** Leaves the evaluation; resolves when what was typed is on the device. */
  async close(): Promise<void> {
    this.feed.close();
    this.queue.close();
    await this.#documents.close();
  }

  // --- what it is -----------------------------------------------------------------------------------------------------

  /** The evaluation stands on another instrument than the one that is shown: whoever shows it opens it anew. */
  get hasMoved(): boolean {
    return this.#hasMoved;
  }

  readonly opening: Opening = $derived.by(() => {
    if (this.feed.state && this.#instrument.value) return { kind: 'ready' };
    const why = this.feed.state ? this.#instrument.failure : this.feed.failure;
    return why ? { kind: 'failed', why } : { kind: 'loading' };
  });

  /** The state as this person may see it: the fold of all events so far. */
  get state(): EvaluationState {
    return opened(this.feed.state);
  }

  get instrument(): Instrument {
    return opened(this.#instrument.value);
  }

  /** Of an earlier time, once `loadInstrument` has brought it; the present one where it has not come. */
  instrumentAt(hash: string): Instrument {
    return this.earlierInstruments.find(hash) ?? this.instrument;
  }

  /** Of a state of the evaluation that is not the present one. */
  async loadInstrument(named: EvaluationState['instrument']): Promise<void> {
    if (named.id !== this.state.instrument.id) await this.earlierInstruments.load(named);
  }

  /** Look-ups by id. */
  get index(): InstrumentIndex {
    return instrumentIndex(this.instrument);
  }

  /** Everybody who takes part, assessors A, B, ... first. */
  readonly people: readonly Participant[] = $derived.by(() => participantsOf(opened(this.feed.snapshot)));

  /** Also for somebody who has left: then under the id alone. The sheet of open mode is the evaluation's own. */
  person(id: string): Participant {
    const isSheet = id === this.id;
    return (
      this.people.find((person) => person.id === id) ?? {
        id,
        name: isSheet ? openModeMessages[preferences.language].sheet : id,
        role: undefined,
        letter: undefined,
        place: undefined,
      }
    );
  }

  readonly me: Participant = $derived.by(() => this.person(this.#parts.account));

  get role(): EvaluationRole {
    return opened(this.feed.snapshot).role;
  }

  /** The assessors, A first. */
  readonly assessors: readonly Participant[] = $derived.by(() =>
    assessorsOf(this.state).map((id) => this.person(id)),
  );

  readonly otherAssessors: readonly Participant[] = $derived.by(() =>
    this.assessors.filter(({ id }) => id !== this.#parts.account),
  );

  /** Whose ballots of an area count, A first: the revealed ones' for ever, whoever assesses now. */
  graders(area: string): readonly Participant[] {
    return gradersOf(this.state, area).map((id) => this.person(id));
  }

  /** Who graded the revealed areas, by place: A's first. Several in one where somebody was replaced in between. */
  readonly seats: readonly (readonly Participant[])[] = $derived.by(() =>
    seatsOf(this.state, this.revealedAreas).map((seat) => seat.map((id) => this.person(id))),
  );

  /** Revealed areas in which there is more than one ballot. */
  readonly comparedAreas: readonly string[] = $derived.by(() =>
    this.revealedAreas.filter((area) => gradersOf(this.state, area).length > 1),
  );

  /** All assessors grade one sheet together. */
  get isOpenMode(): boolean {
    return isOpenMode(this.state);
  }

  /** In open mode: who set a grade of the shared sheet; undefined elsewhere, and until the server has said it. */
  gradeAuthor(indicator: string, criterion: string): Participant | undefined {
    if (!this.isOpenMode) return undefined;
    const area = opened(this.index.areaByIndicatorId.get(indicator)).id;
    const revealed = this.state.revealed[area]?.authors?.[indicator]?.[criterion];
    const account = revealed ?? this.#documents.authors(area)?.of(indicator, criterion);
    return account === undefined ? undefined : this.person(account);
  }

  /** To be called in an effect by whoever shows `gradeAuthor`. */
  followAuthors(area: string): void {
    this.#documents.authors(area)?.follow();
  }

  get isAssessor(): boolean {
    return this.role === 'assessor';
  }

  /** Asks the one table of permissions. */
  may(action: Parameters<typeof mayInEvaluation>[1]): boolean {
    return mayInEvaluation(this.feed.snapshot?.role, action);
  }

  /** The first signature has locked it, and only signing and unlocking are left; or it is archived. */
  get isLocked(): boolean {
    return isReadOnly(this.state);
  }

  /** Nothing stands between it and the first signature; known to observers by the counts of the points. */
  get isAgreed(): boolean {
    if (this.may('read-revealed-grades')) return obstaclesToSigning(this.state, this.instrument).length === 0;
    return this.points !== undefined && isAllConfirmed(this.points.total);
  }

  // --- areas ----------------------------------------------------------------------------------------------------------

  areaPhase(area: string): AreaPhase {
    return areaPhase(this.state, opened(this.index.areaById.get(area)));
  }

  isRevealed(area: string): boolean {
    return this.state.revealed[area] !== undefined;
  }

  isReady(area: string, account: string = this.#parts.account): boolean {
    return this.state.ready[area]?.[account] !== undefined;
  }

  readonly revealedAreas: readonly string[] = $derived.by(() =>
    this.instrument.areas.map(({ id }) => id).filter((id) => this.isRevealed(id)),
  );

  /**
   * The revealed ballots of an indicator, in the order of `graders`; undefined before the reveal and for viewers who
   * see no grades.
   */
  revealedBallots(indicator: string): readonly Ballot[string][] | undefined {
    const area = opened(this.index.areaByIndicatorId.get(indicator)).id;
    const ballots = this.state.revealed[area]?.ballots ?? {};
    const graders = gradersOf(this.state, area);
    const said = graders.flatMap((id) => ballots[id]?.[indicator] ?? []);
    return said.length === graders.length ? said : undefined;
  }

  // --- own ballot -----------------------------------------------------------------------------------------------------

  /**
   * Opens the own ballot of an area: its socket, and what the device holds. Call it from an effect or a handler, once; read
   * it with `ballot`. Ballots stay open until the evaluation is left.
   */
  openBallot(area: string): OwnBallot {
    return this.#documents.openBallot(area);
  }

  /** The own ballot of an area, when it has been opened. */
  ballot(area: string): OwnBallot | undefined {
    return this.#documents.ballot(area);
  }

  /**
   * What this person says of the indicators of an area: frozen after the reveal, live before; undefined for others than
   * assessors, and while the ballot is not opened or not loaded.
   */
  ownValues(area: string): Ballot | undefined {
    if (!this.isAssessor) return undefined;
    const revealed = this.state.revealed[area]?.ballots[ballotOwner(this.state, this.#parts.account)];
    if (revealed) return revealed;
    const ballot = this.ballot(area);
    return ballot && ballot.document.source !== 'loading' ? ballot.values : undefined;
  }

  /** Own indicators of an area that still need a grade or "not applicable" (R14); undefined while the ballot is not loaded. */
  incomplete(area: string): readonly string[] | undefined {
    const values = this.ownValues(area);
    return values && incompleteIndicators(this.state, this.instrument, area, values);
  }

  /** Points if this person alone decided: preliminary, and nobody else's business before the reveal. */
  readonly ownScore: Score = $derived.by(() => {
    const ballots = this.instrument.areas.map(({ id }) => this.ownValues(id) ?? {});
    return scoreEvaluation(this.instrument, sheetOfBallots(this.state, this.instrument, ballots));
  });

  // --- what is agreed -------------------------------------------------------------------------------------------------

  get agreedScore(): Score {
    return this.#agreement.score;
  }

  /** Where the revealed areas can still end; undefined while nothing is revealed to this person. */
  readonly totalInterval: TotalInterval | undefined = $derived.by(() => this.interval(this.revealedAreas));

  /** The same for some areas; undefined when one of them is not revealed to this person. */
  interval(areas: readonly string[]): TotalInterval | undefined {
    return this.#agreement.interval(areas);
  }

  /** Every revealed indicator in focus with tier, triggers and progress, in the instrument's order. */
  get judged(): readonly JudgedIndicator[] {
    return this.#agreement.judged;
  }

  /** The same of one indicator; undefined before the reveal and for viewers who see no grades. */
  judgedIndicator(indicator: string): JudgedIndicator | undefined {
    return this.#agreement.judgedById[indicator];
  }

  /** What this person should do next, the most pressing first. */
  readonly nextSteps: readonly NextStep[] = $derived.by(() =>
    nextSteps({
      state: this.state,
      instrument: this.instrument,
      me: this.#parts.account,
      role: this.role,
      incomplete: Object.fromEntries(
        this.instrument.areas.flatMap(({ id }) => {
          const incomplete = this.isRevealed(id) ? undefined : this.incomplete(id);
          return incomplete ? [[id, incomplete]] : [];
        }),
      ),
      judged: this.judged,
    }),
  );

  /** Points as those see them who see no grades; undefined until loaded, and for all others. */
  get points(): PointsView | undefined {
    return this.#points;
  }

  // --- joint text -----------------------------------------------------------------------------------------------------

  /** Opens the joint text of a revealed area; call it from an effect or a handler, read it with `joint`. */
  openJoint(area: string): LiveDocument {
    return this.#documents.openJoint(area);
  }

  joint(area: string): LiveDocument | undefined {
    return this.#documents.joint(area);
  }

  /** Opens what is written of the report as a whole, once any area is revealed; as `openJoint`. */
  openReport(): LiveDocument {
    return this.#documents.openReport();
  }

  get report(): LiveDocument | undefined {
    return this.#documents.report;
  }

  /** Opens everything that the report is written in: the whole, and the revealed areas. Read it with `reportTexts`. */
  openReportTexts(): void {
    this.openReport();
    for (const area of this.revealedAreas) this.openJoint(area);
  }

  /** What is written of the report; undefined until it is opened and here. */
  get reportTexts(): ReportTexts | undefined {
    return this.#reportTexts.value;
  }

  // --- fieldwork ------------------------------------------------------------------------------------------------------

  /** Opens the notes of a source, and closes those of others; call it from an effect or a handler, read with `fieldwork`. */
  openFieldwork(source: string): LiveDocument {
    this.#documents.closeFieldworkBut(source);
    return this.#documents.openFieldwork(source);
  }

  fieldwork(source: string): LiveDocument | undefined {
    return this.#documents.fieldwork(source);
  }

  // --- commands, saving, presence -------------------------------------------------------------------------------------

  /** Acts, or waits for the line when the command may (R2). The state has changed when a `done` comes back. */
  send(command: Command): Promise<CommandOutcome> {
    return this.queue.send(command);
  }

  /** The true state of everything typed in this evaluation (R2). */
  readonly saving: Saving = $derived.by(() =>
    combineSaving([
      ...this.documents.map((document) => document.saving),
      ...(this.feed.isCrowdedOut ? [crowdedOut] : []),
    ]),
  );

  /** The browser gives no store: what is typed without a line is lost with the page. */
  get isDeviceMissing(): boolean {
    return this.#isDeviceMissing;
  }

  /** Others who have the evaluation open now. */
  readonly othersOnline: readonly Participant[] = $derived.by(() =>
    this.#parts.isOnline()
      ? this.feed.online.filter((id) => id !== this.#parts.account).map((id) => this.person(id))
      : [],
  );

  /** What others have done since this person was last here, newest first. */
  readonly newsOfOthers: readonly EvaluationEvent[] = $derived.by(() =>
    this.feed.events.filter((event) => event.by !== this.#parts.account).toReversed(),
  );

  /** Where others have written in the joint texts since then, the latest first. */
  get textChanges(): readonly TextChange[] {
    return this.feed.snapshot?.textChanges ?? [];
  }

  /** Says that everything up to now has been seen: the next visit's news begin here. */
  markVisited(): void {
    if (this.feed.isFresh) void this.#parts.calls.visit(this.state.seq);
  }

  /** The indicator this person last worked on, on this device. */
  get lastPlace(): string | undefined {
    return this.#lastPlace;
  }

  rememberPlace(indicator: string): void {
    this.#lastPlace = indicator;
    this.#parts.kept.keepPlace(indicator);
  }

  /** All documents that are open, own ballots first. */
  get documents(): readonly LiveDocument[] {
    return this.#documents.all;
  }

  /** It has been deleted: what is still on its way to the device arrives before the device is emptied, not after. */
  async #forget(): Promise<void> {
    await this.#documents.close();
    await this.#parts.kept.forget();
  }

  #keep(snapshot: EvaluationSnapshot): void {
    this.#parts.kept.keepSnapshot(snapshot);
    const shown = this.#instrument.value?.id;
    if (shown !== undefined && shown !== snapshot.state.instrument.id) {
      this.#hasMoved = true;
      return;
    }
    void this.#instrument.follow().then(() => this.#followDocuments());
    // Who sees no decisions is told only that points have changed.
    if (!mayInEvaluation(snapshot.role, 'read-revealed-grades')) void this.#fetchPoints();
  }

  #followDocuments(): void {
    if (this.#instrument.isWanted) this.#documents.follow();
  }

  async #fetchPoints(): Promise<void> {
    const answer = await this.#parts.calls.points();
    if (answer.ok) this.#points = answer.value;
  }
}

/** The page itself has no place: nothing of its own waits, and yet it is not as it seems. */
const crowdedOut: Saving = { kind: 'refused', why: 'too-many-windows', changes: 0, isKept: true };

/** Screens are shown when the evaluation is there; whoever reads before is a bug. */
function opened<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('The evaluation is not open yet');
  return value;
}
