import { closeCodes, type CloseCode } from '@samskar/shared/api';
import * as Y from 'yjs';
import { Awareness, type Person } from './awareness.ts';
import type { CommitTurn } from './commit-turn.ts';
import type { Limits } from './limits.ts';
import { Member } from './member.ts';
import {
  accessMessage,
  awarenessMessage,
  parseMessage,
  step1Message,
  step2Message,
  updateMessage,
} from './messages.ts';
import type { Access, Authority, Chance, Peer, Reporter } from './ports.ts';
import type { Changes, RoomDocument } from './room-document.ts';

export type RoomTools = {
  readonly authority: Authority;
  readonly chance: Chance;
  readonly limits: Limits;
  readonly reporter: Reporter;
  readonly turn: CommitTurn<Room>;
};

/** The sockets of one document: what they send is checked, stored with the turn, shown to the others, acknowledged (R1). */
export class Room {
  readonly document: RoomDocument;
  readonly #tools: RoomTools;
  readonly #members = new Set<Member>();
  readonly #awareness: Awareness<Member>;

  constructor(document: RoomDocument, tools: RoomTools) {
    this.document = document;
    this.#tools = tools;
    this.#awareness = new Awareness<Member>(tools.limits, tools.chance, (from, state) =>
      this.#sendToOthers(from, awarenessMessage([state])),
    );
  }

  get isEmpty(): boolean {
    return this.#members.size === 0;
  }

  /** Sockets. */
  get size(): number {
    return this.#members.size;
  }

  /** Lets a socket in that may read at least. */
  enter(peer: Peer, access: Access, version: number): Member {
    const member = new Member(peer, this.#capped(access), version, this.#tools.limits);
    this.#members.add(member);
    this.#greet(member);
    const states = this.#awareness.statesFor(member);
    if (states.length > 0) member.send(awarenessMessage(states));
    return member;
  }

  leave(member: Member): void {
    if (member.hasLeft) return;
    member.hasLeft = true;
    this.#members.delete(member);
    this.#awareness.leave(member);
  }

  receive(member: Member, bytes: Uint8Array): void {
    if (member.hasLeft || !this.#authorise(member)) return;
    const message = parseMessage(bytes);
    if (message?.kind !== 'step-2' && bytes.byteLength > this.#tools.limits.messageBytesMax) {
      this.#refuse(member, closeCodes.tooLarge, 'R12', 'message-bytes');
      return;
    }
    switch (message?.kind) {
      case undefined:
        return this.#refuse(member, closeCodes.refused, 'R12', 'not-a-message');
      case 'step-1':
        return this.#receiveStep1(member, message.stateVector);
      case 'step-2':
      case 'update':
        return this.#receiveUpdate(member, message.kind, message.update);
      case 'awareness':
        return this.#receiveAwareness(member, message.states);
      case 'query-awareness':
        return member.send(awarenessMessage(this.#awareness.statesFor(member)));
    }
  }

  /** Asks anew what each socket may do, and closes those that may not be here any more (R8). */
  recheck(): void {
    for (const member of [...this.#members]) this.#askAuthority(member);
  }

  /** What is locked takes no more updates; who wrote is told by closing. */
  setLocked(isLocked: boolean): void {
    this.document.setLocked(isLocked);
    for (const member of [...this.#members]) this.#askAuthority(member);
  }

  /** Keeps stock clients from taking silence for a dead line. */
  beat(): void {
    const heartbeat = awarenessMessage([]);
    for (const member of this.#members) member.send(heartbeat);
  }

  /** What this turn accepted of these accounts is not on disk: they keep it and come back; the room is what the disk has. */
  giveUp(writers: ReadonlySet<string>, reason: string): void {
    this.document.reload();
    for (const member of [...this.#members])
      if (writers.has(member.account)) this.close(member, closeCodes.tryLater, reason);
  }

  closeAll(code: CloseCode, reason: string): void {
    for (const member of [...this.#members]) this.close(member, code, reason);
  }

  close(member: Member, code: CloseCode, reason: string): void {
    this.leave(member);
    member.peer.close(code, reason);
  }

  /** Closes everybody: nobody is shown a part of a document that cannot be read, or in which something went wrong (R3). */
  fail(error: unknown): void {
    this.#tools.reporter.failed(error);
    this.document.release();
    this.#tools.turn.flush();
    this.closeAll(closeCodes.failed, 'failed');
  }

  #greet(member: Member): void {
    if (member.peer.isOurs) member.send(accessMessage(member.access.kind === 'write'));
    // Readers are asked too: who edited offline what was locked meanwhile must learn that it does not count.
    member.hasSentState = false;
    this.#askForState(member);
  }

  #askForState(member: Member): void {
    member.send(step1Message(this.document.stateVector));
  }

  /** An integer compare, unless something has changed (R8). */
  #authorise(member: Member): boolean {
    if (member.version === this.#tools.authority.version()) return true;
    this.#askAuthority(member);
    return !member.hasLeft;
  }

  #askAuthority(member: Member): void {
    const { authority } = this.#tools;
    const before = member.access.kind;
    member.version = authority.version();
    if (!authority.isSignedIn(member.peer.viewer))
      return this.close(member, closeCodes.signedOut, 'signed-out');
    member.access = this.#capped(authority.accessTo(member.peer.viewer, this.document.name));
    const now = member.access.kind;
    if (now === before) return;
    if (now === 'none') return this.close(member, closeCodes.notYours, 'not-yours');
    if (now === 'write') return this.#greet(member);
    if (this.document.isLocked) this.close(member, closeCodes.locked, 'locked');
    else this.close(member, closeCodes.notYours, 'read-only');
  }

  /** Nobody writes into what is locked, whatever the permission table says. */
  #capped(access: Access): Access {
    return access.kind === 'write' && this.document.isLocked ? { kind: 'read' } : access;
  }

  #receiveStep1(member: Member, stateVector: Uint8Array): void {
    if (!isStateVector(stateVector))
      return this.#refuse(member, closeCodes.refused, 'R12', 'not-a-state-vector');
    const isFirst = member.asked === undefined;
    // A copy: the packet that it came in is larger.
    member.asked = stateVector.slice();
    // Only what is on disk is shown (R1), and only the whole of it (R3); once, however often it was asked for.
    if (isFirst) this.#tools.turn.answer(() => this.#sync(member));
  }

  #receiveUpdate(member: Member, kind: 'step-2' | 'update', update: Uint8Array): void {
    member.received += 1;
    this.#tools.turn.afterwards(member.acknowledge);
    if (kind === 'step-2') {
      member.hasSentState = true;
      this.#takeAll(member, [update, ...member.takeHeld()]);
    } else if (!member.hasSentState || member.isHolding) this.#hold(member, [update]);
    else this.#takeAll(member, [update]);
  }

  #takeAll(member: Member, updates: readonly Uint8Array[]): void {
    for (const [index, update] of updates.entries()) {
      const outcome = this.#take(member, update);
      if (outcome === 'closed') return;
      if (outcome === 'gap') return this.#askForGap(member, updates.slice(index));
    }
    member.wasAskedForGap = false;
  }

  #hold(member: Member, updates: readonly Uint8Array[]): void {
    if (!member.hold(updates)) this.#refuse(member, closeCodes.refused, 'R10', 'too-much-held');
  }

  /** Asks once. To refuse and ask again and again has livelocked honest clients. */
  #askForGap(member: Member, updates: readonly Uint8Array[]): void {
    if (member.wasAskedForGap) return this.#refuse(member, closeCodes.refused, 'R10', 'gap');
    member.wasAskedForGap = true;
    this.#hold(member, updates);
    this.#askForState(member);
  }

  #take(member: Member, update: Uint8Array): 'taken' | 'gap' | 'closed' {
    const verdict = this.document.check(update, member.account);
    switch (verdict.kind) {
      case 'known':
        return 'taken';
      case 'refused':
        this.#refuse(member, closeCodeByRule[verdict.rule], verdict.rule, verdict.why);
        return 'closed';
      case 'gap':
        return this.#mayWrite(member) ? 'gap' : 'closed';
      case 'changes':
        return this.#mayWrite(member) ? this.#apply(member, update, verdict) : 'closed';
    }
  }

  /** Closes the socket of somebody who may not; asked only of updates that would change something (R9). */
  #mayWrite(member: Member): boolean {
    if (member.access.kind === 'write') return true;
    if (this.document.isLocked) this.#refuse(member, closeCodes.locked, 'R10', 'locked');
    else this.#refuse(member, closeCodes.notYours, 'R9', 'read-only');
    return false;
  }

  #apply(member: Member, update: Uint8Array, changes: Changes): 'taken' | 'closed' {
    const taken = this.document.take(update, member.account, changes);
    if (taken.kind === 'spoiled') {
      this.#refuse(member, closeCodes.refused, 'R10', taken.why);
      // The Y.Doc went with what spoiled it; what this turn accepted before must be on disk to come back.
      this.#tools.turn.flush();
      return 'closed';
    }
    const { append, bindings } = taken;
    const show = () => this.#showUpdate(member, append.update);
    this.#tools.turn.add({ room: this, appends: [append], bindings, show });
    return 'taken';
  }

  #sync(member: Member): void {
    const { asked } = member;
    member.asked = undefined;
    if (asked === undefined || member.hasLeft) return;
    try {
      member.send(step2Message(this.document.updateSince(asked)));
      member.isSynced = true;
    } catch (error) {
      this.fail(error);
    }
  }

  #showUpdate(from: Member, update: Uint8Array): void {
    const message = updateMessage(update);
    for (const member of this.#members) if (member.isSynced && member !== from) member.send(message);
  }

  #receiveAwareness(member: Member, bytes: Uint8Array): void {
    const said = this.#awareness.read(member, bytes, this.#personOf(member), (client) => {
      const owner = this.document.ownerOf(client);
      return owner === undefined || owner === member.account;
    });
    switch (said.kind) {
      case 'nothing':
        return;
      case 'refused':
        return this.#refuse(member, said.code, 'R11', said.why);
      case 'gone':
        return this.#awareness.leave(member);
      case 'state':
        return this.#showState(member, said.client, said.json);
    }
  }

  /** A client id has its owner on disk before anyone is shown it (R10). */
  #showState(member: Member, client: number, json: string): void {
    const show = () => {
      if (!member.hasLeft) this.#awareness.set(member, client, json);
    };
    // Its owner may be as new as this turn.
    if (this.document.ownerOf(client) !== undefined) return this.#tools.turn.afterwards(show);
    const binding = this.document.bind(client, member.account);
    if (binding === undefined) return this.#refuse(member, closeCodes.tooLarge, 'R12', 'client-ids');
    this.#tools.turn.add({ room: this, appends: [], bindings: [binding], show });
  }

  #personOf(member: Member): Person {
    return { id: member.account, ...this.#tools.authority.personOf(member.peer.viewer) };
  }

  #sendToOthers(from: Member, message: Uint8Array): void {
    for (const member of this.#members) if (member !== from) member.send(message);
  }

  #refuse(member: Member, code: CloseCode, rule: string, why: string): void {
    this.#tools.reporter.refused(rule, why);
    this.close(member, code, why);
  }
}

const closeCodeByRule = { R10: closeCodes.refused, R12: closeCodes.tooLarge } as const;

function isStateVector(bytes: Uint8Array): boolean {
  try {
    Y.decodeStateVector(bytes);
    return true;
  } catch {
    // lib0 throws at the end of the bytes.
    return false;
  }
}
