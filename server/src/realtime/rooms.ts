import { closeCodes, type CloseCode } from '@samskar/shared/api';
import { parseDocumentName } from '@samskar/shared/documents';
import type * as Y from 'yjs';
import { CommitTurn, type TurnEntry, type TurnFailure } from './commit-turn.ts';
import type { Limits } from './limits.ts';
import type { Member } from './member.ts';
import type { Access, Authority, Chance, Peer, Reporter, TurnWatch, UpdateLog } from './ports.ts';
import { raiseEpoch, type Epoch } from './raise-epoch.ts';
import { retryReason } from './retry-reason.ts';
import { loadDoc, RoomDocument } from './room-document.ts';
import { Room } from './room.ts';

export type RoomsTools = {
  readonly log: UpdateLog;
  readonly authority: Authority;
  readonly chance: Chance;
  readonly limits: Limits;
  readonly reporter: Reporter;
  /** Absent: nobody measures. */
  readonly watch?: TurnWatch;
  /** Ends the process: a write has failed in a way that makes every further acknowledgement a guess (R1). */
  readonly onBroken: (error: unknown) => void;
};

/** A socket's place in a room. */
export type Seat = { readonly receive: (message: Uint8Array) => void; readonly leave: () => void };

/** The open documents. Sockets come in by `enter`; commands read, lock and make documents within their own transaction. */
export class Rooms {
  readonly #tools: RoomsTools;
  readonly #turn: CommitTurn<Room>;
  readonly #rooms = new Map<string, Room>();
  /** Rooms that the last one has just left. */
  readonly #left = new Set<Room>();
  #isStopping = false;

  constructor(tools: RoomsTools) {
    this.#tools = tools;
    const failure: TurnFailure<Room> = {
      onRefused: (room, outcome, entries) => this.#giveUp(room, outcome, entries),
      onBroken: tools.onBroken,
    };
    this.#turn = new CommitTurn<Room>(tools.log, failure, tools.watch);
  }

  /** How many are open, how many of these hold no Y.Doc, and the sockets in all of them. */
  count(): { readonly open: number; readonly hibernated: number; readonly sockets: number } {
    let [hibernated, sockets] = [0, 0];
    for (const room of this.#rooms.values()) {
      if (room.document.isHibernating) hibernated += 1;
      sockets += room.size;
    }
    return { open: this.#rooms.size, hibernated, sockets };
  }

  /** Undefined when the peer may not come in; it is closed then. "Not yours" and "does not exist" answer alike (R7). */
  enter(peer: Peer, text: string): Seat | undefined {
    const { authority, reporter } = this.#tools;
    const version = authority.version();
    const name = parseDocumentName(text);
    const access: Access = name === undefined ? { kind: 'none' } : authority.accessTo(peer.viewer, name);
    try {
      const room = access.kind === 'none' ? undefined : this.#open(text);
      if (room !== undefined) return this.#seatIn(room, room.enter(peer, access, version));
      if (name !== undefined && access.kind !== 'none' && authority.isDeleted(name)) {
        reporter.refused('R7', 'deleted');
        peer.close(closeCodes.deleted, 'deleted');
        return undefined;
      }
      reporter.refused('R7', 'not-yours');
      peer.close(closeCodes.notYours, 'not-yours');
      return undefined;
    } catch (error) {
      reporter.failed(error);
      peer.close(closeCodes.failed, 'failed');
      return undefined;
    }
  }

  /** Stores, shows and acknowledges everything received until now. */
  flush(): void {
    this.#turn.flush();
  }

  /** Stores what has been received; from now on nothing is folded, since the data file is about to be closed (R6). */
  stop(): void {
    this.#isStopping = true;
    this.#turn.flush();
  }

  /**
   * The document with everything acknowledged in it, to be read only; undefined when there is none. Inside a command's
   * transaction it is exact: what sockets had sent was stored before it began, and nothing can come while it runs.
   */
  readDocument(text: string): Y.Doc | undefined {
    if (this.#turn.hasPending) throw new Error('Flush what sockets have sent before the transaction begins');
    const room = this.#rooms.get(text);
    if (room !== undefined) return room.document.doc;
    const stored = this.#tools.log.find(text);
    return stored === undefined ? undefined : loadDoc(stored);
  }

  /** Makes an empty document; part of the caller's transaction. */
  createDocument(text: string): void {
    if (parseDocumentName(text) === undefined) throw new Error('Not the name of a document');
    this.#tools.log.create(text, this.#tools.chance.now());
  }

  /** From the caller's commit on, nobody writes into the document and who did is closed with 4423. */
  lock(text: string): void {
    this.#tools.log.setLocked(text, this.#tools.chance.now());
    this.#tools.log.afterCommit(() => this.#rooms.get(text)?.setLocked(true));
  }

  unlock(text: string): void {
    this.#tools.log.setLocked(text, null);
    this.#tools.log.afterCommit(() => this.#rooms.get(text)?.setLocked(false));
  }

  /**
   * Begins a document anew under the next epoch and gives its name; part of the caller's transaction. From the commit on
   * nobody writes into the earlier one, and who did is closed with 4423.
   */
  raiseEpoch(text: string, epoch: Omit<Epoch, 'at'>): string {
    if (this.#turn.hasPending) throw new Error('Flush what sockets have sent before the transaction begins');
    const next = raiseEpoch(this.#tools.log, text, { ...epoch, at: this.#tools.chance.now() });
    this.#tools.log.afterCommit(() => this.#rooms.get(text)?.setLocked(true));
    return next;
  }

  /** Asks the authority anew what the documents of an evaluation may hold, after the caller's commit. */
  reshape(evaluation: string): void {
    this.#tools.log.afterCommit(() => {
      for (const { document } of this.#rooms.values()) {
        if (document.name.evaluation !== evaluation) continue;
        const shape = this.#tools.authority.findShape(document.name);
        if (shape) document.reshape(shape);
      }
    });
  }

  /** Closes every document of an evaluation that has been deleted, and lets go of it; after the commit. */
  forget(evaluation: string): void {
    for (const [text, room] of this.#rooms)
      if (room.document.name.evaluation === evaluation) this.#drop(text, closeCodes.notYours, 'not-yours');
  }

  /** Closes one document that has been deleted while its evaluation stays, and lets go of it; after the commit. */
  closeDeleted(text: string): void {
    this.#drop(text, closeCodes.deleted, 'deleted');
  }

  #drop(text: string, code: CloseCode, reason: string): void {
    const room = this.#rooms.get(text);
    if (room === undefined) return;
    room.closeAll(code, reason);
    room.document.release();
    this.#rooms.delete(text);
  }

  /** Asks the authority anew about every socket, after the caller's commit (R8). */
  permissionsChanged(): void {
    this.#tools.log.afterCommit(() => {
      for (const room of this.#rooms.values()) guard(room, () => room.recheck());
    });
  }

  /** To be called every `heartbeatMs`: a sign of life, sessions that ran out, rooms that nobody uses. */
  beat(): void {
    for (const room of this.#rooms.values()) room.beat();
    this.#tidy([...this.#rooms.values()]);
  }

  /** One room per turn of the event loop, so that nobody's key press waits for all of them (R5). */
  #tidy(rooms: Room[]): void {
    const room = rooms.pop();
    if (room === undefined || this.#isStopping) return;
    this.#tidyRoom(room);
    setImmediate(() => this.#tidy(rooms));
  }

  #tidyRoom(room: Room): void {
    const { document } = room;
    // Its document may have been deleted since it stood in line: nothing may be folded back.
    if (this.#rooms.get(document.text) !== room) return;
    guard(room, () => room.recheck());
    this.#turn.flush();
    const isAtRest = room.isEmpty || document.isIdle(this.#tools.chance.now());
    // What rests is folded whatever there is: who comes next is answered from the snapshot, and no Y.Doc is made for it.
    if (document.isDueForCompaction || (isAtRest && document.hasLog)) guard(room, () => this.#compact(room));
    if (isAtRest) guard(room, () => document.hibernate());
    if (room.isEmpty) this.#rooms.delete(document.text);
  }

  #seatIn(room: Room, member: Member): Seat {
    return {
      receive: (message) => guard(room, () => room.receive(member, message)),
      leave: () => {
        room.leave(member);
        if (room.isEmpty && room.document.hasLog) this.#foldSoon(room);
      },
    };
  }

  /** What the last one has left behind is folded at once: who opens the document after a restart is given a snapshot. */
  #foldSoon(room: Room): void {
    if (this.#left.size === 0) setImmediate(() => this.#foldLeft());
    this.#left.add(room);
  }

  /** One room per turn of the event loop, as in `#tidy`. */
  #foldLeft(): void {
    const [room] = this.#left;
    if (room === undefined || this.#isStopping) return;
    this.#left.delete(room);
    const { document } = room;
    if (room.isEmpty && document.hasLog && this.#rooms.get(document.text) === room) {
      this.#turn.flush();
      guard(room, () => this.#compact(room));
    }
    if (this.#left.size > 0) setImmediate(() => this.#foldLeft());
  }

  #compact(room: Room): void {
    const outcome = room.document.compact();
    if (outcome.kind === 'broken') this.#tools.onBroken(outcome.error);
  }

  #open(text: string): Room | undefined {
    const open = this.#rooms.get(text);
    if (open !== undefined) return open;
    const name = parseDocumentName(text);
    const shape = name === undefined ? undefined : this.#tools.authority.findShape(name);
    if (name === undefined || shape === undefined) return undefined;
    const document = RoomDocument.open(text, name, shape, this.#tools);
    if (document === undefined) return undefined;
    const room = new Room(document, { ...this.#tools, turn: this.#turn });
    this.#rooms.set(text, room);
    return room;
  }

  #giveUp(room: Room, outcome: 'full' | 'busy', entries: readonly TurnEntry<Room>[]): void {
    const { limits, chance, reporter } = this.#tools;
    const writers = new Set(
      entries.flatMap((entry) => [...entry.appends, ...entry.bindings].map((one) => one.account)),
    );
    reporter.refused('R1', outcome);
    const reason = retryReason(limits.retryFullMs, limits.retrySpreadMs, chance, outcome);
    guard(room, () => room.giveUp(writers, reason));
  }
}

/** What goes wrong in a room closes that room and no other. */
function guard(room: Room, act: () => void): void {
  try {
    act();
  } catch (error) {
    room.fail(error);
  }
}
