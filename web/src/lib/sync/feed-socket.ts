import { feedMessageSchema, liveSubprotocol, type FeedMessage } from '@samskar/shared/api';
import { isFinalClose, retryHintMs } from './retry-hint.ts';

export type Line = 'connecting' | 'open' | 'broken';

export type FeedSocketParts = {
  /** Address for the events after the last one that is known. */
  readonly address: () => string;
  readonly onMessage: (message: FeedMessage) => void;
  readonly onLine: (line: Line) => void;
  /** The server has ended it for good: 4401 signed out, 4403 not allowed, 4429 too many windows. */
  readonly onEnded: (code: number) => void;
  readonly Socket?: typeof WebSocket;
  /** At least 0, below 1. */
  readonly random?: () => number;
};

const firstWaitMs = 500;
/** A phone that comes out of a tunnel is back within this, and a server that restarts meets its clients spread out. */
const waitMsMax = 15_000;

/** The server says something every 20 s; a line that is silent for two of them and a bad one's delay is dead. */
const silenceMsMax = 45_000;

/** The socket of the feed: comes back by itself, later and later, each client at its own moment. */
export class FeedSocket {
  readonly #parts: FeedSocketParts;
  #socket: WebSocket | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #silence: ReturnType<typeof setTimeout> | undefined;
  #failures = 0;
  #isClosed = false;

  constructor(parts: FeedSocketParts) {
    this.#parts = parts;
    this.connect();
  }

  /** Without waiting any longer: the line is back, or the person has signed in again. */
  connect(): void {
    if (this.#isClosed || this.#socket) return;
    clearTimeout(this.#timer);
    const { Socket = WebSocket, address, onLine } = this.#parts;
    const socket = new Socket(address(), liveSubprotocol);
    this.#socket = socket;
    onLine('connecting');
    socket.onopen = () => {
      onLine('open');
      this.#listenForSilence();
    };
    socket.onmessage = (event: MessageEvent<unknown>) => this.#receive(event.data);
    socket.onclose = ({ code, reason }) => {
      if (socket === this.#socket) this.#lost(code, reason);
    };
  }

  close(): void {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    clearTimeout(this.#silence);
    this.#socket?.close();
  }

  #receive(data: unknown): void {
    this.#failures = 0;
    this.#listenForSilence();
    const message = typeof data === 'string' ? feedMessageSchema.safeParse(JSON.parse(data)) : undefined;
    // A kind that this page does not know comes from a newer server; what it must know still reaches it as a gap.
    if (message?.success) this.#parts.onMessage(message.data);
  }

  #lost(code: number, reason: string): void {
    this.#socket = undefined;
    clearTimeout(this.#silence);
    if (this.#isClosed) return;
    this.#parts.onLine('broken');
    if (isFinalClose(code)) return this.#parts.onEnded(code);
    this.#failures += 1;
    this.#timer = setTimeout(() => this.connect(), retryHintMs(reason) ?? this.#waitMs());
  }

  #listenForSilence(): void {
    clearTimeout(this.#silence);
    this.#silence = setTimeout(() => {
      const socket = this.#socket;
      // A dead line answers no closing handshake: go on without waiting for it.
      this.#lost(1006, '');
      socket?.close();
    }, silenceMsMax);
  }

  /** "Full jitter" (Brooker, AWS Architecture Blog, 2015), but never at once. */
  #waitMs(): number {
    const ceiling = Math.min(waitMsMax, firstWaitMs * 2 ** this.#failures);
    return firstWaitMs / 2 + (this.#parts.random ?? Math.random)() * ceiling;
  }
}
