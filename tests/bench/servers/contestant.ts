import type { BenchRoom } from '../site/bench-room.ts';
import type { ServerProcess } from './start-process.ts';

export const contestantNames = {
  ours: 'Samskår',
  yWebsocket: 'y-websocket in memory',
  yWebsocketLevelDb: 'y-websocket + LevelDB',
  hocuspocus: 'Hocuspocus + SQLite',
  /** What the wire, Node and the disk alone cost. */
  floor: 'floor (raw ws relay + one fdatasync)',
} as const;

/** A server that is measured, and how to talk to it. */
export type Contestant = {
  readonly name: (typeof contestantNames)[keyof typeof contestantNames];
  readonly framing: Framing;
  readonly acknowledges: boolean;
  /** It can give a document to somebody who comes later; the floor cannot. */
  readonly holdsDocuments: boolean;
  /** What it has shown is there again after a restart. */
  readonly keeps: boolean;
  /** It serves nobody without an installation: accounts, sessions, evaluations. */
  readonly needsSite: boolean;
  readonly start: (folder: string) => Promise<ServerProcess>;
};

/** How the messages of y-protocols travel. */
export type Framing = {
  readonly path: (room: BenchRoom) => string;
  readonly protocols: readonly string[];
  readonly headers: (room: BenchRoom, person: 0 | 1) => Readonly<Record<string, string>>;
  /** Stands before each message, both ways. */
  readonly prefix: (room: BenchRoom) => Uint8Array;
  /** What is sent first on an open socket, without the prefix. */
  readonly greeting: readonly Uint8Array[];
  /** How many of the client's step-2 and update messages are acknowledged after this message; undefined when it is none. */
  readonly readAck: (message: Uint8Array, ackedBefore: number) => number | undefined;
};

/** y-websocket's own: the room in the path, nothing before a message, no acknowledgement. */
export const plainFraming: Framing = {
  path: (room) => `/${room.short}`,
  protocols: [],
  headers: () => ({}),
  prefix: () => new Uint8Array(),
  greeting: [],
  readAck: () => undefined,
};
