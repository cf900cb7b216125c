import type { Duplex } from 'node:stream';
import { closeCodes, liveSubprotocol } from '@samskar/shared/api';
import type { RawData, WebSocket } from 'ws';
import type { AccountShare } from './account-share.ts';
import { Inbox } from './inbox.ts';
import type { Limits } from './limits.ts';
import { Outbox } from './outbox.ts';
import type { Chance, Reporter } from './ports.ts';
import { retryReason } from './retry-reason.ts';

export type WireTools = { readonly limits: Limits; readonly chance: Chance; readonly reporter: Reporter };

/** What a closed socket may still be in the middle of sending; beyond it nothing is kept any more, not even its goodbye. */
const goodbyeBytesMax = 256 * 1024;

/** Who has sent more than the account's share is read on in portions: message by message, each would cost a commit of its own. */
const portionMs = 100;

/** One WebSocket: bounded both ways, heard at least every other heartbeat, closed once and for all. */
export class Wire {
  onMessage: (message: Uint8Array) => void = ignore;
  /** Resolves when the socket is closed, however that came about. */
  readonly gone: Promise<void>;
  readonly #webSocket: WebSocket;
  /** The connection below. */
  readonly #line: Duplex;
  readonly #share: AccountShare;
  readonly #tools: WireTools;
  readonly #inbox: Inbox;
  readonly #outbox: Outbox;
  #pause: NodeJS.Timeout | undefined;
  #pauseEndsAt = 0;
  #goodbye: NodeJS.Timeout | undefined;
  #silentBeats = 0;
  readonly #goOn = () => this.#readOn();

  constructor(webSocket: WebSocket, line: Duplex, share: AccountShare, tools: WireTools) {
    this.#webSocket = webSocket;
    this.#line = line;
    this.#share = share;
    this.#tools = tools;
    this.#inbox = new Inbox(
      webSocket,
      line,
      share,
      () => this.#readOn(),
      (bytes) => this.#countRead(bytes),
    );
    this.#outbox = new Outbox(webSocket, line, share, () => this.#sendOn());
    webSocket.on('message', (data, isBinary) => this.#hear(data, isBinary));
    webSocket.on('pong', () => (this.#silentBeats = 0));
    // Broken frames and lines: `ws` has said why; what else comes is read no longer than anybody's goodbye.
    webSocket.on('error', () => this.close(closeCodes.refused, 'broken'));
    line.on('drain', () => this.#sendOn());
    this.gone = new Promise((resolve) => {
      webSocket.once('close', () => {
        clearTimeout(this.#pause);
        clearTimeout(this.#goodbye);
        this.#share.turn.leave(this.#goOn);
        this.#inbox.clear();
        this.#outbox.clear();
        resolve();
      });
    });
  }

  get isOurs(): boolean {
    return this.#webSocket.protocol === liveSubprotocol;
  }

  /** Who does not read is read no further either: it can ask for nothing more until it has taken what it was sent. */
  send(message: Uint8Array | string): void {
    if (this.#webSocket.readyState !== this.#webSocket.OPEN) return;
    if (this.#outbox.mustWait(message) && this.#mayKeepNoMore) return this.#giveUp();
    this.#outbox.send(message);
  }

  /** The first reason stands. */
  close(code: number, reason: string): void {
    if (this.#goodbye !== undefined) return;
    this.onMessage = ignore;
    clearTimeout(this.#pause);
    this.#pause = undefined;
    this.#inbox.drop();
    this.#outbox.clear();
    this.#webSocket.close(code, reason);
    this.#goodbye = setTimeout(() => this.#webSocket.terminate(), this.#tools.limits.goodbyeMs);
    setImmediate(this.#goOn);
  }

  /** Who is read must answer a ping within two beats; who is clogged must take something. */
  beat(): void {
    const { isClogged } = this.#outbox;
    if (this.#pause !== undefined && !isClogged) return;
    if (this.#silentBeats >= 2) return this.#webSocket.terminate();
    this.#silentBeats += 1;
    if (!isClogged && this.#webSocket.readyState === this.#webSocket.OPEN) this.#webSocket.ping();
  }

  #hear(data: RawData, isBinary: boolean): void {
    this.#silentBeats = 0;
    if (this.onMessage === ignore) return this.#inbox.finish();
    // `ws` gives one Buffer per message as long as `binaryType` is not changed.
    if (!isBinary || !(data instanceof Buffer)) return this.close(closeCodes.refused, 'not-binary');
    if (this.#isPaused) return this.#inbox.keep(data);
    if (!this.#share.turn.isUsedUp) return this.#pass(data);
    this.#inbox.keep(data);
  }

  /** Hands a message on. Reading pauses while the account has sent more than its share, and while this socket is clogged. */
  #pass(message: Buffer): void {
    this.#pauseFor(this.#share.messages.take(1, this.#tools.chance.now()));
    this.#inbox.finish();
    this.#share.turn.use(() => this.onMessage(message));
  }

  /** Bytes count as they come: who never finishes a message is read no faster than who does. */
  #countRead(bytes: number): void {
    if (this.#goodbye !== undefined) return this.#checkGoodbye();
    this.#pauseFor(this.#share.bytes.take(bytes, this.#tools.chance.now()));
    this.#checkUnfinished();
  }

  /** The longer of two pauses stands. */
  #pauseFor(debtMs: number): void {
    if (debtMs === 0) return;
    const waitMs = Math.max(debtMs, portionMs);
    const endsAt = this.#tools.chance.now() + waitMs;
    if (this.#pause !== undefined && endsAt <= this.#pauseEndsAt) return;
    clearTimeout(this.#pause);
    this.#pauseEndsAt = endsAt;
    this.#pause = setTimeout(() => this.#endPause(), waitMs);
  }

  #endPause(): void {
    this.#pause = undefined;
    this.#readOn();
  }

  /** The line takes more. */
  #sendOn(): void {
    if (!this.#outbox.isClogged) return;
    this.#silentBeats = 0;
    if (this.#webSocket.readyState === this.#webSocket.OPEN) this.#outbox.pump();
    this.#readOn();
  }

  #readOn(): void {
    while (!this.#isPaused) {
      if (this.#share.turn.isUsedUp) return this.#share.turn.wait(this.#goOn);
      if (!this.#inbox.isEmpty) this.#pass(this.#inbox.take());
      else if (!this.#inbox.read()) return;
    }
  }

  /** Who says goodbye is read to the end of it. */
  get #isPaused(): boolean {
    if (this.#webSocket.readyState !== this.#webSocket.OPEN) return false;
    return this.#pause !== undefined || this.#outbox.isClogged;
  }

  get #mayKeepNoMore(): boolean {
    const { sendBufferBytesMax, unsentBytesPerAccountMax } = this.#tools.limits;
    return (
      this.#outbox.unsentBytes > sendBufferBytesMax || this.#share.unsentBytes > unsentBytesPerAccountMax
    );
  }

  /** What it was not sent it gets when it comes back. */
  #giveUp(): void {
    const { limits, chance, reporter } = this.#tools;
    reporter.refused('R12', 'unsent-bytes');
    this.close(closeCodes.tryLater, retryReason(0, limits.retrySpreadMs, chance));
  }

  /** The largest message may always come; it is what the others of the account are in the middle of that is too much. */
  #checkUnfinished(): void {
    const { limits, reporter } = this.#tools;
    if (this.#inbox.othersUnfinishedBytes <= limits.unfinishedBytesPerAccountMax) return;
    reporter.refused('R12', 'unfinished-bytes');
    this.close(closeCodes.tooLarge, 'unfinished-bytes');
  }

  #checkGoodbye(): void {
    if (this.#inbox.unfinishedBytes <= goodbyeBytesMax) return;
    this.#inbox.stopReading();
    this.#line.end();
  }
}

function ignore(): void {
  // Nothing to do: before a socket has its place, and after it has lost it.
}
