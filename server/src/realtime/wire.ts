import { closeCodes, liveSubprotocol } from '@samskar/shared/api';
import type { RawData, WebSocket } from 'ws';
import { TokenBucket } from '../token-bucket.ts';
import type { Limits } from './limits.ts';
import type { Chance } from './ports.ts';
import { retryReason } from './retry-reason.ts';

/** One WebSocket: bounded both ways, heard at least every other heartbeat, closed once and for all. */
export class Wire {
  onMessage: (message: Uint8Array) => void = ignore;
  /** Resolves when the socket is closed, however that came about. */
  readonly gone: Promise<void>;
  readonly #webSocket: WebSocket;
  readonly #limits: Limits;
  readonly #chance: Chance;
  readonly #messages: TokenBucket;
  readonly #bytes: TokenBucket;
  /** What came in the same packet as the message after which reading paused. */
  readonly #backlog: Buffer[] = [];
  #pause: NodeJS.Timeout | undefined;
  #goodbye: NodeJS.Timeout | undefined;
  #silentBeats = 0;

  constructor(webSocket: WebSocket, limits: Limits, chance: Chance) {
    this.#webSocket = webSocket;
    this.#limits = limits;
    this.#chance = chance;
    const now = chance.now();
    this.#messages = new TokenBucket(limits.messagesPerSecond, limits.messagesBurst, now);
    this.#bytes = new TokenBucket(limits.bytesPerSecond, limits.bytesBurst, now);
    webSocket.on('message', (data, isBinary) => this.#hear(data, isBinary));
    webSocket.on('pong', () => (this.#silentBeats = 0));
    // Broken frames and lines: `ws` closes by itself, and 'close' follows.
    webSocket.on('error', ignore);
    this.gone = new Promise((resolve) => {
      webSocket.once('close', () => {
        clearTimeout(this.#pause);
        clearTimeout(this.#goodbye);
        resolve();
      });
    });
  }

  get isOurs(): boolean {
    return this.#webSocket.protocol === liveSubprotocol;
  }

  send(message: Uint8Array | string): void {
    if (this.#webSocket.readyState !== this.#webSocket.OPEN) return;
    if (this.#webSocket.bufferedAmount > this.#limits.sendBufferBytesMax) {
      const { retrySpreadMs } = this.#limits;
      return this.close(closeCodes.tryLater, retryReason(0, retrySpreadMs, this.#chance));
    }
    this.#webSocket.send(message);
  }

  /** The first reason stands. */
  close(code: number, reason: string): void {
    if (this.#goodbye !== undefined) return;
    this.onMessage = ignore;
    this.#backlog.length = 0;
    this.#webSocket.close(code, reason);
    this.#webSocket.resume();
    this.#goodbye = setTimeout(() => this.#webSocket.terminate(), this.#limits.goodbyeMs);
  }

  beat(): void {
    if (this.#isPaused) return;
    if (this.#silentBeats >= 2) return this.#webSocket.terminate();
    this.#silentBeats += 1;
    if (this.#webSocket.readyState === this.#webSocket.OPEN) this.#webSocket.ping();
  }

  #hear(data: RawData, isBinary: boolean): void {
    this.#silentBeats = 0;
    if (this.onMessage === ignore) return;
    // `ws` gives one Buffer per message as long as `binaryType` is not changed.
    if (!isBinary || !(data instanceof Buffer)) return this.close(closeCodes.refused, 'not-binary');
    if (this.#isPaused) this.#backlog.push(data);
    else this.#pass(data);
  }

  /** Hands a message on, and pauses reading while the socket has sent more than its share. */
  #pass(message: Buffer): void {
    const now = this.#chance.now();
    const waitMs = Math.max(this.#messages.take(1, now), this.#bytes.take(message.byteLength, now));
    this.onMessage(message);
    if (waitMs === 0) return;
    this.#webSocket.pause();
    this.#pause = setTimeout(() => this.#goOn(), waitMs);
  }

  #goOn(): void {
    this.#pause = undefined;
    while (!this.#isPaused) {
      const next = this.#backlog.shift();
      if (next === undefined) return this.#webSocket.resume();
      this.#pass(next);
    }
  }

  get #isPaused(): boolean {
    return this.#pause !== undefined;
  }
}

function ignore(): void {
  // Nothing to do: before a socket has its place, and after it has lost it.
}
