import type { Duplex } from 'node:stream';
import type { WebSocket } from 'ws';
import type { AccountShare } from './account-share.ts';

/** A packet, or a message that waits, is an object with memory of its own, however few bytes it brings. */
const objectBytes = 512;
/** Read at once: a packet of 64 KB may be a thousand messages, which `ws` would make into objects before anybody else is heard. */
const portionBytes = 8 * 1024;
/** Of a frame from a client: two bytes, and the four of the mask. */
const frameHeadBytes = 6;

/**
 * Reads the line for `ws`, a portion each time it is told to; keeps the messages that wait until they are passed on, and
 * counts what has come and is no message yet. `ws` says nothing of a message until it is whole; so the bytes of the line are
 * counted, but for those of pings and pongs, which are never kept.
 */
export class Inbox {
  readonly #line: Duplex;
  readonly #share: AccountShare;
  readonly #waiting: Buffer[] = [];
  #unfinishedBytes = 0;
  #readsNoFurther = false;
  /** Of the portion that `ws` is reading. */
  #controlBytes = 0;

  /**
   * @param onReadable told when there is something to read
   * @param onMore told after each portion that may have made it more, with the portion's bytes
   */
  constructor(
    webSocket: WebSocket,
    line: Duplex,
    share: AccountShare,
    onReadable: () => void,
    onMore: (bytes: number) => void,
  ) {
    this.#line = line;
    this.#share = share;
    const countControl = (data: Buffer) => (this.#controlBytes += data.byteLength + frameHeadBytes);
    webSocket.on('ping', countControl);
    webSocket.on('pong', countControl);
    // `ws` has listened first: the messages of a portion have been heard when it is counted.
    line.on('data', (portion: Buffer) => {
      const bytes = portion.byteLength - this.#controlBytes;
      this.#controlBytes = 0;
      if (bytes === 0) return;
      this.#count(bytes + objectBytes);
      onMore(bytes);
    });
    // With it the line flows no more by itself, and what nobody reads stays with who sends it.
    line.on('readable', onReadable);
  }

  /** Has `ws` read a portion; false when there is none now. */
  read(): boolean {
    if (this.#readsNoFurther) return false;
    // At the end of the line there is nothing, and only asking brings that out.
    return this.#line.read(Math.min(portionBytes, this.#line.readableLength) || undefined) !== null;
  }

  get unfinishedBytes(): number {
    return this.#unfinishedBytes;
  }

  /** Of the other sockets of the account. */
  get othersUnfinishedBytes(): number {
    return this.#share.unfinishedBytes - this.#unfinishedBytes;
  }

  /** A message came that cannot be passed on now. */
  keep(message: Buffer): void {
    this.#waiting.push(message);
    this.#count(objectBytes);
  }

  /** No message waits. */
  get isEmpty(): boolean {
    return this.#waiting.length === 0;
  }

  /** The next that waits. */
  take(): Buffer {
    const next = this.#waiting.shift();
    if (next === undefined) throw new Error('No message waits');
    return next;
  }

  /** What has come until now is passed on, or of no more use. */
  finish(): void {
    if (this.isEmpty) this.#count(-this.#unfinishedBytes);
  }

  /** Nothing that waits is passed on any more; it counts until `ws` has let go of what came with it. */
  drop(): void {
    this.#waiting.length = 0;
  }

  clear(): void {
    this.drop();
    this.finish();
  }

  /** Reads no further: what still comes stays with whoever sends it. */
  stopReading(): void {
    this.#readsNoFurther = true;
  }

  #count(bytes: number): void {
    // A ping in two packets is taken away with the second.
    const change = Math.max(bytes, -this.#unfinishedBytes);
    this.#unfinishedBytes += change;
    this.#share.unfinishedBytes += change;
  }
}
