import type { Append, ClientBinding, StoreOutcome, TurnWatch, UpdateLog } from './ports.ts';

/** What one accepted message of one room wants on disk, and what may happen once it is there. */
export type TurnEntry<Room> = {
  readonly room: Room;
  readonly appends: readonly Append[];
  readonly bindings: readonly ClientBinding[];
  /** Shows it to the others; not called when it could not be stored. */
  readonly show: () => void;
};

export type TurnFailure<Room> = {
  /** Nothing of the room's entries is on disk. */
  readonly onRefused: (room: Room, outcome: 'full' | 'busy', entries: readonly TurnEntry<Room>[]) => void;
  /** The process must end: after a failed write nobody knows what is on disk (R1). */
  readonly onBroken: (error: unknown) => void;
};

/** Of one turn, for answers that may take long; what others have sent meanwhile waits no longer than this and one answer. */
const answeringMsMax = 5;

/**
 * Collects what all sockets have sent in one turn of the event loop and commits it in one transaction; only then is anything
 * shown or acknowledged (R1). With a timer instead of the turn's end, an update would wait for nothing.
 */
export class CommitTurn<Room> {
  readonly #log: UpdateLog;
  readonly #failure: TurnFailure<Room>;
  readonly #watch: TurnWatch | undefined;
  #entries: TurnEntry<Room>[] = [];
  readonly #afterwards = new Set<() => void>();
  /** What asks for a whole document; not all of it fits into every turn. */
  readonly #answers = new Set<() => void>();
  #scheduled: NodeJS.Immediate | undefined;
  /** When the first of the entries came, by the clock that is never set. */
  #beganAt = 0;
  #isBroken = false;

  constructor(log: UpdateLog, failure: TurnFailure<Room>, watch?: TurnWatch) {
    this.#log = log;
    this.#failure = failure;
    this.#watch = watch;
  }

  get hasPending(): boolean {
    return this.#entries.length > 0;
  }

  add(entry: TurnEntry<Room>): void {
    if (this.#entries.length === 0) this.#beganAt = performance.now();
    this.#entries.push(entry);
    this.#schedule();
  }

  /** Runs `act` when everything received until now is on disk and shown; once, however often it is asked for in a turn. */
  afterwards(act: () => void): void {
    this.#afterwards.add(act);
    this.#schedule();
  }

  /** As `afterwards`, but after as many turns as it takes for nobody to wait for all the answers. */
  answer(act: () => void): void {
    this.#answers.add(act);
    this.#schedule();
  }

  flush(): void {
    if (this.#isBroken) return;
    if (this.#scheduled !== undefined) clearImmediate(this.#scheduled);
    this.#scheduled = undefined;
    const entries = this.#entries;
    const afterwards = [...this.#afterwards];
    this.#entries = [];
    this.#afterwards.clear();
    const stored = this.#store(entries);
    if (stored === undefined) return;
    for (const entry of stored) entry.show();
    for (const act of afterwards) act();
    if (stored.length > 0) this.#watch?.acknowledged(performance.now() - this.#beganAt);
    this.#giveAnswers();
  }

  #giveAnswers(): void {
    const beganAt = performance.now();
    for (const act of this.#answers) {
      if (performance.now() - beganAt > answeringMsMax) return this.#schedule();
      this.#answers.delete(act);
      act();
    }
  }

  /** The entries that are on disk now; undefined when the disk is broken, and nothing may be shown or acknowledged. */
  #store(entries: TurnEntry<Room>[]): readonly TurnEntry<Room>[] | undefined {
    if (entries.length === 0 || this.#write(entries).kind === 'stored') return entries;
    const stored = [...Map.groupBy(entries, (entry) => entry.room)].flatMap(([room, own]) =>
      this.#storeRoom(room, own),
    );
    return this.#isBroken ? undefined : stored;
  }

  /** A commit of all rooms failed: each alone, so that one room's trouble is not everybody's. */
  #storeRoom(room: Room, entries: TurnEntry<Room>[]): readonly TurnEntry<Room>[] {
    if (this.#isBroken) return [];
    const outcome = this.#write(entries);
    if (outcome.kind === 'stored') return entries;
    if (outcome.kind !== 'broken') this.#failure.onRefused(room, outcome.kind, entries);
    return [];
  }

  #write(entries: readonly TurnEntry<Room>[]): StoreOutcome {
    const appends = entries.flatMap((entry) => entry.appends);
    const beganAt = performance.now();
    const outcome = this.#log.store({ appends, bindings: entries.flatMap((entry) => entry.bindings) });
    if (outcome.kind === 'stored') this.#countCommit(appends, performance.now() - beganAt);
    if (outcome.kind === 'broken') {
      this.#isBroken = true;
      this.#failure.onBroken(outcome.error);
    }
    return outcome;
  }

  #countCommit(appends: readonly Append[], ms: number): void {
    const bytes = appends.reduce((sum, { update }) => sum + update.byteLength, 0);
    this.#watch?.committed({ updates: appends.length, bytes, ms });
  }

  #schedule(): void {
    // Immediates run right after the sockets that were readable in this turn.
    this.#scheduled ??= setImmediate(() => this.flush());
  }
}
