import { closeCodes, type CloseCode } from '@samskar/shared/api';
import { z } from 'zod';
import type { Limits } from './limits.ts';
import { parseAwareness, type AwarenessState } from './messages.ts';
import type { Chance } from './ports.ts';

/** What is known of one socket's awareness: its one state (R11). */
type Own = {
  client: number;
  json: string;
  shownAt: number;
  timer: NodeJS.Timeout | undefined;
};

type Said =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'gone' }
  | { readonly kind: 'state'; readonly client: number; readonly json: string }
  | { readonly kind: 'refused'; readonly code: CloseCode; readonly why: string };

export type Person = { readonly id: string; readonly name: string; readonly color: string };

/** Yjs's client ids are 32 bits. */
const clientMax = 2 ** 32 - 1;
const stateSchema = z.record(z.string(), z.unknown());

/** The awareness of one room: one state per socket, not oftener than others can use it, stamped with who it really is. */
export class Awareness<Socket> {
  readonly #limits: Limits;
  readonly #chance: Chance;
  readonly #show: (from: Socket, state: AwarenessState) => void;
  readonly #own = new Map<Socket, Own>();
  #lastClock = 0;

  constructor(limits: Limits, chance: Chance, show: (from: Socket, state: AwarenessState) => void) {
    this.#limits = limits;
    this.#chance = chance;
    this.#show = show;
  }

  /** The states of everybody else, for a socket that comes or asks. */
  statesFor(socket: Socket): readonly AwarenessState[] {
    return [...this.#own]
      .filter(([other]) => other !== socket)
      .map(([, own]) => ({ client: own.client, clock: this.#nextClock(), json: own.json }));
  }

  /**
   * What a message says of the socket's own state. A stock client repeats what it was shown of others: such states are
   * passed over, not refused.
   * @param mayOwn whether a client id is this person's, or nobody's yet
   */
  read(socket: Socket, bytes: Uint8Array, person: Person, mayOwn: (client: number) => boolean): Said {
    const states = parseAwareness(bytes, this.#limits.awarenessStatesMax);
    if (states === undefined) return { kind: 'refused', code: closeCodes.refused, why: 'not-awareness' };
    const own = states.findLast(
      ({ client }) => client <= clientMax && mayOwn(client) && !this.#isOfAnother(socket, client),
    );
    if (own === undefined) return { kind: 'nothing' };
    if (own.json === 'null') return { kind: 'gone' };
    if (Buffer.byteLength(own.json) > this.#limits.awarenessBytesMax)
      return { kind: 'refused', code: closeCodes.tooLarge, why: 'state-bytes' };
    const json = stampState(own.json, person);
    if (json === undefined) return { kind: 'refused', code: closeCodes.refused, why: 'not-a-state' };
    return { kind: 'state', client: own.client, json };
  }

  /** Takes the socket's new state; the latest one is shown when the last was shown long enough ago. */
  set(socket: Socket, client: number, json: string): void {
    const own = this.#own.get(socket);
    if (own !== undefined && own.client !== client) this.leave(socket);
    if (own?.client !== client) {
      this.#own.set(socket, { client, json, shownAt: Number.NEGATIVE_INFINITY, timer: undefined });
      this.#showNow(socket);
      return;
    }
    own.json = json;
    const { awarenessIntervalMs } = this.#limits;
    // No longer than that, also when the clock has been set back meanwhile.
    const waitMs = Math.min(own.shownAt - this.#chance.now(), 0) + awarenessIntervalMs;
    if (waitMs <= 0) this.#showNow(socket);
    else own.timer ??= setTimeout(() => this.#showNow(socket), waitMs);
  }

  /** The socket has no state any more; the others are told. */
  leave(socket: Socket): void {
    const own = this.#own.get(socket);
    if (own === undefined) return;
    clearTimeout(own.timer);
    this.#own.delete(socket);
    this.#show(socket, { client: own.client, clock: this.#nextClock(), json: 'null' });
  }

  #isOfAnother(socket: Socket, client: number): boolean {
    return [...this.#own].some(([other, own]) => other !== socket && own.client === client);
  }

  #showNow(socket: Socket): void {
    const own = this.#own.get(socket);
    if (own === undefined) return;
    clearTimeout(own.timer);
    own.timer = undefined;
    own.shownAt = this.#chance.now();
    this.#show(socket, { client: own.client, clock: this.#nextClock(), json: own.json });
  }

  /**
   * Receivers take a state only with a higher clock than the last one under its client id. A client that reconnects begins
   * where it was, so its own clock would hide it; time never goes back here, not even over a restart.
   */
  #nextClock(): number {
    this.#lastClock = Math.max(this.#lastClock + 1, this.#chance.now());
    return this.#lastClock;
  }
}

/** The client's state with the server's word for who it is; undefined when it is no JSON object. */
function stampState(json: string, person: Person): string | undefined {
  try {
    const state = stateSchema.safeParse(JSON.parse(json));
    return state.success ? JSON.stringify({ ...state.data, user: person }) : undefined;
  } catch {
    // JSON.parse throws for what is no JSON.
    return undefined;
  }
}
