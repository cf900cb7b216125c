import { closeCodes, type EvaluationSnapshot, type FeedMessage, type TextChange } from '@samskar/shared/api';
import { applyEvent, type EvaluationEvent, type EvaluationState } from '@samskar/shared/evaluation';
import type { Result } from '@samskar/shared/result';
import type { CallFailure } from '#lib/api/call.ts';
import { FeedSocket, type Line } from './feed-socket.ts';
import { mergeTextChanges } from './merge-text-changes.ts';

export type FeedParts = {
  readonly fetchSnapshot: () => Promise<Result<EvaluationSnapshot, CallFailure>>;
  /** What this device kept of the last snapshot. */
  readonly readKept: () => Promise<EvaluationSnapshot | undefined>;
  readonly keep: (snapshot: EvaluationSnapshot) => void;
  /** The server's data came back from a backup: the last that was known before it, and the first after it. */
  readonly onRestored: (before: EvaluationSnapshot, after: EvaluationSnapshot) => void;
  /** Deletes what this device keeps of it. */
  readonly forget: () => Promise<void>;
  /** Address of the feed's socket for the events after `seq`, as numbered since the restoration of epoch `restored`. */
  readonly address: (seq: number, restored: number) => string;
  readonly onSignedOut: () => void;
  readonly Socket?: typeof WebSocket;
};

/** Events that name a person or a document of which the snapshot told before: what stands beside the state is fetched anew. */
const changesSurroundings: ReadonlySet<EvaluationEvent['kind']> = new Set([
  'participant-added',
  'participant-removed',
  'assessor-replaced',
  'assessor-left',
  'block-revealed',
  'instrument-moved',
]);

/** A piece of the log that does not follow on what is known, and a snapshot that lags behind it, end after this many tries. */
const refetchesMax = 3;

/**
 * The evaluation as this person may see it: a snapshot, and then every event in order (R2's other half: what others and
 * commands do). Opens from the device without a line.
 */
export class EvaluationFeed {
  readonly #parts: FeedParts;
  #snapshot = $state.raw<EvaluationSnapshot | undefined>();
  #failure = $state.raw<CallFailure | undefined>();
  #line = $state.raw<Line>('connecting');
  #online = $state.raw<readonly string[]>([]);
  #events = $state.raw<readonly EvaluationEvent[]>([]);
  #isFresh = $state.raw(false);
  #isCrowdedOut = $state.raw(false);
  #socket: FeedSocket | undefined;
  #fetching: Promise<void> | undefined;
  #since = 0;
  #lastVisit: EvaluationSnapshot['lastVisit'] | undefined;
  #textChanges: readonly TextChange[] = [];
  #refetches = 0;
  #isClosed = false;

  constructor(parts: FeedParts) {
    this.#parts = parts;
  }

  /** Resolves when there is something to show, or a reason why not. */
  async open(): Promise<void> {
    const kept = await this.#parts.readKept();
    if (kept && !this.#snapshot) this.#snapshot = kept;
    const fetched = this.refetch();
    if (!kept) await fetched;
    if (this.#snapshot && !this.#isClosed) this.#connect();
    else void fetched.then(() => this.#snapshot && !this.#isClosed && this.#connect());
  }

  get state(): EvaluationState | undefined {
    return this.#snapshot?.state;
  }

  get snapshot(): EvaluationSnapshot | undefined {
    return this.#snapshot;
  }

  /** Why there is nothing new: the server's answer, or no line. Undefined when the last fetch went well. */
  get failure(): CallFailure | undefined {
    return this.#failure;
  }

  get line(): Line {
    return this.#line;
  }

  /** The account has so many windows open that this one is told of nothing new. */
  get isCrowdedOut(): boolean {
    return this.#isCrowdedOut;
  }

  /** The state has come from the server since this page was opened, and is not only what the device kept. */
  get isFresh(): boolean {
    return this.#isFresh;
  }

  /** Accounts that have this evaluation open now, as long as the line is there. */
  get online(): readonly string[] {
    return this.#line === 'open' ? this.#online : [];
  }

  /** Where the person was in the log when last here; the visit that has just begun does not count. */
  get lastVisit(): EvaluationSnapshot['lastVisit'] {
    return this.#lastVisit ?? this.#snapshot?.lastVisit ?? null;
  }

  /** Events since the last visit, and those that have come since; oldest first. */
  get events(): readonly EvaluationEvent[] {
    return this.#events;
  }

  /** Takes over events that a command's answer brought, before the feed brings them too. */
  apply(events: readonly EvaluationEvent[]): void {
    this.#remember(events);
    const snapshot = this.#snapshot;
    if (!snapshot) return;
    const fresh = events.filter((event) => event.seq > snapshot.state.seq);
    const isGap = fresh.some((event, place) => event.seq !== snapshot.state.seq + 1 + place);
    if (isGap) return void this.#closeGap();
    this.#refetches = 0;
    const move = fresh.findLast(({ kind }) => kind === 'instrument-moved');
    if (move) return void this.#startAnew(move.seq);
    if (fresh.length === 0) return;
    const state = fresh.reduce<EvaluationState>(applyEvent, snapshot.state);
    this.#take({ ...snapshot, state });
    if (fresh.some((event) => changesSurroundings.has(event.kind))) void this.refetch();
  }

  /** Asks the server for everything; one at a time. */
  refetch(): Promise<void> {
    this.#fetching ??= this.#fetch().finally(() => (this.#fetching = undefined));
    return this.#fetching;
  }

  /** Without waiting any longer: the line is back, or the person has signed in again. */
  resume(): void {
    void this.refetch();
    this.#socket?.connect();
  }

  close(): void {
    this.#isClosed = true;
    this.#socket?.close();
  }

  async #fetch(): Promise<void> {
    const answer = await this.#parts.fetchSnapshot();
    if (!answer.ok) {
      this.#failure = answer.error;
      if (answer.error.kind === 'deleted') await this.#forget();
      return;
    }
    this.#failure = undefined;
    const before = this.#snapshot;
    const isAnother = before && restoredEpoch(before) !== restoredEpoch(answer.value);
    if (isAnother) {
      this.#parts.onRestored(before, answer.value);
      this.#beginAnew();
    }
    this.#lastVisit ??= answer.value.lastVisit;
    this.#isFresh = true;
    // An answer that was under way while events came may be older than what is known.
    const known = this.#snapshot?.state;
    const isOlder = (known?.seq ?? 0) > answer.value.state.seq;
    // Those of the first answer are news until the page is left, though the visit that they follow has been told of since.
    const textChanges = mergeTextChanges(this.#textChanges, answer.value.textChanges);
    this.#textChanges = textChanges;
    this.#take({ ...answer.value, textChanges, ...(known && isOlder && { state: known }) });
    if (isAnother) this.#since = this.#lastSeen;
  }

  /** The server's data came back from a backup (R4): what was known from before it is of a log that is no more. */
  #beginAnew(): void {
    this.#snapshot = undefined;
    this.#events = [];
    this.#textChanges = [];
    this.#lastVisit = undefined;
  }

  #take(snapshot: EvaluationSnapshot): void {
    this.#snapshot = snapshot;
    this.#parts.keep(snapshot);
  }

  /** Number of the last event that is no news. */
  get #lastSeen(): number {
    return Math.min(this.lastVisit?.seq ?? Infinity, this.#snapshot?.state.seq ?? 0);
  }

  #connect(): void {
    if (this.#socket) return;
    this.#since = this.#lastSeen;
    this.#socket = new FeedSocket({
      address: () =>
        this.#parts.address(
          Math.max(this.#since, this.#events.at(-1)?.seq ?? 0),
          restoredEpoch(this.#snapshot),
        ),
      onMessage: (message) => this.#receive(message),
      onLine: (line) => (this.#line = line),
      onEnded: (code) => this.#ended(code),
      ...(this.#parts.Socket && { Socket: this.#parts.Socket }),
    });
  }

  #receive(message: FeedMessage): void {
    this.#isCrowdedOut = false;
    switch (message.kind) {
      case 'events':
        return this.apply(message.events);
      case 'presence':
        this.#online = message.online;
        return;
      case 'snapshot-needed':
        return void this.#startFromSnapshot();
      case 'alive':
        return;
    }
  }

  /** The log since the last visit is too long to be told; it goes on from the present. The socket comes back by itself. */
  async #startFromSnapshot(): Promise<void> {
    await this.refetch();
    this.#since = this.#snapshot?.state.seq ?? 0;
  }

  /** The documents change with the instrument: state and epochs are taken over together, or not yet. */
  async #startAnew(seq: number): Promise<void> {
    await this.refetch();
    // An answer that was under way already does not know of it.
    if ((this.state?.seq ?? 0) < seq && this.#failure === undefined) await this.refetch();
  }

  async #closeGap(): Promise<void> {
    this.#refetches += 1;
    if (this.#refetches <= refetchesMax) await this.refetch();
  }

  async #forget(): Promise<void> {
    this.#snapshot = undefined;
    this.#socket?.close();
    await this.#parts.forget();
  }

  #ended(code: number): void {
    if (code === closeCodes.signedOut) return this.#parts.onSignedOut();
    this.#isCrowdedOut = code === closeCodes.tooMany;
    if (this.#isCrowdedOut) return;
    this.#failure = { kind: 'not-allowed' };
    // It may be gone for everybody.
    void this.refetch();
  }

  #remember(events: readonly EvaluationEvent[]): void {
    const last = this.#events.at(-1)?.seq ?? 0;
    const fresh = events.filter((event) => event.seq > last);
    if (fresh.length > 0) this.#events = [...this.#events, ...fresh];
  }
}

/** 0 before the first. */
function restoredEpoch(snapshot: EvaluationSnapshot | undefined): number {
  return snapshot?.restored?.epoch ?? 0;
}
