import type {
  Authority,
  Peer,
  StoreOutcome,
  TurnRecord,
  UpdateLog,
} from '../../../server/src/realtime/ports.ts';
import { defaultLimits, type Limits } from '../../../server/src/realtime/limits.ts';
import { Rooms, type Seat } from '../../../server/src/realtime/rooms.ts';
import { accountOf, TableOfRights, type PersonName } from './table-of-rights.ts';

/** A peer whose wire is a list. */
export class ListeningPeer implements Peer {
  readonly viewer;
  readonly isOurs: boolean;
  readonly received: Uint8Array[] = [];
  closedWith: { readonly code: number; readonly reason: string } | undefined;

  constructor(person: PersonName, isOurs = true) {
    this.viewer = { accountId: accountOf(person), sessionHash: `${person}-one` };
    this.isOurs = isOurs;
  }

  send(message: Uint8Array): void {
    this.received.push(message);
  }

  close(code: number, reason: string): void {
    this.closedWith ??= { code, reason };
  }

  /** The first two numbers of each message, as `0 2`. */
  kinds(): string[] {
    return this.received.map((message) => `${message[0]} ${message[1]}`);
  }
}

/** A log in memory, whose writes end as the test says. */
export class FailingLog implements UpdateLog {
  readonly written: TurnRecord[] = [];
  readonly #outcomeOf: (record: TurnRecord) => StoreOutcome;

  constructor(outcomeOf: (record: TurnRecord) => StoreOutcome) {
    this.#outcomeOf = outcomeOf;
  }

  /** Each name is a document whose id is the number of its area. */
  find(name: string) {
    const id = Number(/\/([0-9]+)@/.exec(name)?.[1] ?? 0);
    const appends = this.written.flatMap((record) => record.appends).filter((one) => one.document === id);
    const bindings = this.written.flatMap((record) => record.bindings).filter((one) => one.document === id);
    return {
      id,
      isLocked: false,
      seq: appends.length,
      snapshot: undefined,
      updates: appends.map((one) => one.update),
      clients: new Map(bindings.map((one) => [one.client, one.account])),
    };
  }

  store(record: TurnRecord): StoreOutcome {
    const outcome = this.#outcomeOf(record);
    if (outcome.kind === 'stored') this.written.push(record);
    return outcome;
  }

  compact(): StoreOutcome {
    return { kind: 'stored' };
  }

  create(): void {
    // Every name exists.
  }

  setLocked(): void {
    // Nothing of this log is ever locked.
  }

  afterCommit(effect: () => void): void {
    effect();
  }
}

export type FakeRooms = { readonly rooms: Rooms; readonly broken: unknown[]; readonly reports: string[] };

/** Rooms without network and disk: for what a real disk does too seldom to be tested with. */
export function fakeRooms(log: UpdateLog, authority: Authority, limits: Partial<Limits> = {}): FakeRooms {
  const broken: unknown[] = [];
  const reports: string[] = [];
  const rooms = new Rooms({
    log,
    authority,
    limits: { ...defaultLimits, ...limits },
    chance: { now: () => 1_000_000, random: () => 0.5 },
    reporter: {
      refused: (rule, why) => reports.push(`${rule} ${why}`),
      failed: (error) => reports.push(`failed ${String(error)}`),
    },
    onBroken: (error) => broken.push(error),
  });
  return { rooms, broken, reports };
}

/** Everybody may write everything that is named. */
export function openRights(documents: readonly string[]): TableOfRights {
  const rights = new TableOfRights();
  for (const document of documents)
    for (const person of ['A', 'B', 'C'] as const) rights.grant(person, document, 'write');
  return rights;
}

/** A seat whose socket has told its (empty) state, so that its updates are taken at once. */
export function seatOf(rooms: Rooms, peer: Peer, name: string): Seat {
  const seat = rooms.enter(peer, name);
  if (seat === undefined) throw new Error('Not let in');
  seat.receive(Uint8Array.of(0, 0, 1, 0));
  seat.receive(Uint8Array.of(0, 1, 2, 0, 0));
  rooms.flush();
  return seat;
}
