import type { Duplex } from 'node:stream';
import type { WebSocket } from 'ws';
import type { AccountShare } from './account-share.ts';

/**
 * A larger message goes out in frames of this size, the next when the last has gone: so it can be seen that a slow line
 * is alive, and what waits is kept once, here.
 */
const frameBytesMax = 64 * 1024;
/** Handing a frame to a fast line takes some 0.1 ms; what others have sent is heard between so many of them (R12). */
const framesPerTurnMax = 8;

type Waiting = { readonly bytes: Uint8Array; readonly isText: boolean; sentBytes: number };

/** What waits to be sent on one socket, in order. */
export class Outbox {
  readonly #webSocket: WebSocket;
  readonly #line: Duplex;
  readonly #share: AccountShare;
  /** A set, since taking the first out of a long array moves all others. */
  readonly #waiting = new Set<Waiting>();
  readonly #goOn: () => void;
  #nextTurn: NodeJS.Immediate | undefined;
  #unsentBytes = 0;

  /** @param goOn told in a later turn that there is more to `pump` */
  constructor(webSocket: WebSocket, line: Duplex, share: AccountShare, goOn: () => void) {
    this.#goOn = goOn;
    this.#webSocket = webSocket;
    this.#line = line;
    this.#share = share;
  }

  /** The other end reads more slowly than it is sent to. */
  get isClogged(): boolean {
    return this.#waiting.size > 0;
  }

  /** Of the messages that have not gone out whole. */
  get unsentBytes(): number {
    return this.#unsentBytes;
  }

  /** The message would not go out at once and in one frame. */
  mustWait(message: Uint8Array | string): boolean {
    return this.isClogged || this.#line.writableNeedDrain || message.length > frameBytesMax;
  }

  send(message: Uint8Array | string): void {
    if (!this.mustWait(message)) return this.#webSocket.send(message);
    const isText = typeof message === 'string';
    const bytes = isText ? Buffer.from(message) : message;
    this.#waiting.add({ bytes, isText, sentBytes: 0 });
    this.#count(bytes.byteLength);
    this.pump();
  }

  /** Sends as much as the line takes; to be called whenever it takes more. */
  pump(): void {
    if (this.#nextTurn !== undefined) return;
    let frames = 0;
    for (const waiting of this.#waiting) {
      while (waiting.sentBytes < waiting.bytes.byteLength) {
        if (this.#line.writableNeedDrain) return;
        if (frames === framesPerTurnMax) return this.#pumpNextTurn();
        this.#sendFrame(waiting);
        frames += 1;
      }
      this.#waiting.delete(waiting);
      this.#count(-waiting.bytes.byteLength);
    }
  }

  clear(): void {
    clearImmediate(this.#nextTurn);
    this.#nextTurn = undefined;
    this.#waiting.clear();
    this.#count(-this.#unsentBytes);
  }

  #pumpNextTurn(): void {
    this.#nextTurn = setImmediate(() => {
      this.#nextTurn = undefined;
      this.#goOn();
    });
  }

  #sendFrame(waiting: Waiting): void {
    const frame = waiting.bytes.subarray(waiting.sentBytes, waiting.sentBytes + frameBytesMax);
    waiting.sentBytes += frame.byteLength;
    const fin = waiting.sentBytes === waiting.bytes.byteLength;
    // A part keeps the whole in memory; of the last, which is not waited for, a copy goes out.
    this.#webSocket.send(fin ? new Uint8Array(frame) : frame, { binary: !waiting.isText, fin });
  }

  #count(bytes: number): void {
    this.#unsentBytes += bytes;
    this.#share.unsentBytes += bytes;
  }
}
