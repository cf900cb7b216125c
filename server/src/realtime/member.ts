import type { Limits } from './limits.ts';
import { ackMessage } from './messages.ts';
import type { Access, Peer } from './ports.ts';

/** A socket in a room: what it may do, what it has sent, and what still waits. */
export class Member {
  readonly peer: Peer;
  access: Access;
  /** The authority's version when `access` was asked for. */
  version: number;
  /** It has sent its own step 2; until then its updates may build on what is not here yet (R10). */
  hasSentState = false;
  /** It was asked once for what a gap lacks. */
  wasAskedForGap = false;
  /** State vector of its last step 1, until that is answered. */
  asked: Uint8Array | undefined;
  /** It holds the whole document, and is shown what is new (R3). */
  isSynced = false;
  hasLeft = false;
  /** Step-2 and update messages received on this socket. */
  received = 0;
  #held: Uint8Array[] = [];
  #heldBytes = 0;
  #acked = 0;
  readonly #limits: Limits;

  constructor(peer: Peer, access: Access, version: number, limits: Limits) {
    this.peer = peer;
    this.access = access;
    this.version = version;
    this.#limits = limits;
  }

  get account(): string {
    return this.peer.viewer.accountId;
  }

  get isHolding(): boolean {
    return this.#held.length > 0;
  }

  /** Keeps updates until what they build on has come; false when that is more than may wait. */
  hold(updates: readonly Uint8Array[]): boolean {
    // Copies: the socket's buffer is larger than the update and must not live on with it.
    this.#held.push(...updates.map((update) => update.slice()));
    this.#heldBytes += updates.reduce((sum, update) => sum + update.byteLength, 0);
    return this.#held.length <= this.#limits.heldMessagesMax && this.#heldBytes <= this.#limits.heldBytesMax;
  }

  takeHeld(): readonly Uint8Array[] {
    const held = this.#held;
    this.#held = [];
    this.#heldBytes = 0;
    return held;
  }

  /** Tells the socket that all it has sent is on disk (R2). One function per socket, so that a turn calls it once. */
  readonly acknowledge = (): void => {
    if (this.isHolding || this.received === this.#acked) return;
    this.#acked = this.received;
    if (this.peer.isOurs) this.send(ackMessage(this.received));
  };

  send(message: Uint8Array): void {
    if (!this.hasLeft) this.peer.send(message);
  }
}
