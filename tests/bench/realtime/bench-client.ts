import * as encoding from 'lib0/encoding';
import WebSocket from 'ws';
import * as Y from 'yjs';
import type { Contestant, Framing } from '../servers/contestant.ts';
import type { BenchRoom } from '../site/bench-room.ts';
import { within } from '../within.ts';

export type Heard = {
  readonly onUpdate?: (update: Uint8Array) => void;
  /** How many of this socket's step-2 and update messages are acknowledged now. */
  readonly onAck?: (count: number) => void;
};

/** Nobody waits longer for a page. */
const syncMsMax = 60_000;

/**
 * The same raw client against every server: it has no Y.Doc, answers the server's first step 1 with what it was given, and
 * keeps what it receives, so that the generator's own work is not what is measured.
 */
export class BenchClient {
  readonly room: BenchRoom;
  /** What it has of the document: all step-2 and update messages, received and sent. */
  readonly replica: Uint8Array[] = [];
  /** The whole of the first step 2: what the client takes for the document when it is told "synced". */
  firstSync: Uint8Array | undefined;
  bytesReceived = 0;
  /** Step-2 and update messages. */
  sent = 0;
  acked = 0;
  /** When the first step 2 came; `performance.now()`. */
  syncedAt: number | undefined;
  closedWith: number | undefined;
  readonly #socket: WebSocket;
  readonly #server: string;
  readonly #framing: Framing;
  readonly #prefix: Uint8Array;
  readonly #own: Uint8Array;
  readonly #heard: Heard;
  readonly #synced = Promise.withResolvers<undefined>();

  constructor(
    port: number,
    { name, framing }: Contestant,
    room: BenchRoom,
    { person = 0, own = emptyUpdate, ...heard }: ClientOptions = {},
  ) {
    this.room = room;
    this.#server = name;
    this.#framing = framing;
    this.#prefix = framing.prefix(room);
    this.#own = own;
    this.#heard = heard;
    const url = `ws://127.0.0.1:${port}${framing.path(room)}`;
    this.#socket = new WebSocket(url, [...framing.protocols], {
      headers: framing.headers(room, person),
      perMessageDeflate: false,
    });
    this.#socket.on('open', () => this.#open());
    // `ws` gives one Buffer per message as long as `binaryType` is not changed.
    this.#socket.on('message', (data: Buffer) => this.#hear(data));
    this.#socket.on('close', (code) => {
      this.closedWith = code;
      this.#fail(`closed with ${code}`);
    });
    this.#socket.on('error', ({ message }) => this.#fail(message));
    // Who waits for it is told; who does not must not end the process.
    this.#synced.promise.catch(() => undefined);
  }

  /** Nothing of what it sent still waits in this process. */
  get isFlushed(): boolean {
    return this.#socket.bufferedAmount === 0;
  }

  /** Resolves with the first step 2. */
  async synced(): Promise<void> {
    await within(
      syncMsMax,
      `${this.#server}: a client of ${this.room.short} is synced`,
      this.#synced.promise,
    );
  }

  sendUpdate(update: Uint8Array): void {
    this.#sendSync(2, update);
  }

  /** What a real client says every 15 s, when nobody does anything. */
  keepAlive(): void {
    this.#send(emptyAwareness);
  }

  close(): void {
    this.#socket.terminate();
  }

  #open(): void {
    for (const message of this.#framing.greeting) this.#send(message);
    this.#send(emptyStep1);
  }

  #hear(data: Buffer): void {
    this.bytesReceived += data.length;
    const message = data.subarray(this.#prefix.length);
    const acked = this.#framing.readAck(message, this.acked);
    if (acked !== undefined) {
      this.acked = acked;
      this.#heard.onAck?.(acked);
    } else if (message[0] === 0 || message[0] === 4) this.#hearSync(message);
  }

  #hearSync(message: Uint8Array): void {
    if (message[1] === 0) {
      if (this.sent === 0) this.#sendSync(1, this.#own);
      return;
    }
    const update = contentOf(message);
    this.replica.push(update);
    if (message[1] === 2) return this.#heard.onUpdate?.(update);
    this.syncedAt ??= performance.now();
    this.firstSync ??= update;
    this.#synced.resolve(undefined);
  }

  /** Once it is synced this tells nobody; `closedWith` does. */
  #fail(why: string): void {
    this.#synced.reject(new Error(`${this.#server}, ${this.room.short}: ${why}`));
  }

  #sendSync(kind: number, update: Uint8Array): void {
    this.sent += 1;
    this.replica.push(update);
    const encoder = encoding.createEncoder();
    encoding.writeUint8Array(encoder, this.#prefix);
    encoding.writeVarUint(encoder, 0);
    encoding.writeVarUint(encoder, kind);
    encoding.writeVarUint8Array(encoder, update);
    this.#socket.send(encoding.toUint8Array(encoder));
  }

  #send(message: Uint8Array): void {
    this.#socket.send(Buffer.concat([this.#prefix, message]));
  }
}

export type ClientOptions = Heard & {
  readonly person?: 0 | 1;
  /** What the client brings along, as if it had been offline. */
  readonly own?: Uint8Array;
};

const emptyUpdate = Y.encodeStateAsUpdate(new Y.Doc());
const emptyAwareness = Uint8Array.of(1, 1, 0);
const emptyStep1 = Uint8Array.of(0, 0, 1, 0);

/** The bytes of `0 1 bytes` and `0 2 bytes`. */
function contentOf(message: Uint8Array): Uint8Array {
  let place = 2;
  while ((message[place] ?? 0) >= 128) place += 1;
  return message.subarray(place + 1);
}
