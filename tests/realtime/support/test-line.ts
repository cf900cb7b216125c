import { liveMessages } from '@samskar/shared/api';
import WebSocket from 'ws';
import { origin } from './live-server.ts';
import { cookieOf, type PersonName } from './table-of-rights.ts';

/** What a browser sends with an upgrade. */
export type BrowserHeaders = { readonly origin: string; readonly cookie: string };

/** Sees what one socket's client sends and is given. */
export type SocketWatch = {
  readonly sent: (message: Uint8Array) => void;
  readonly received: (message: Uint8Array) => void;
};

/** As in rules.md: `0 2 bytes` is an update. */
const yjsUpdate = 2;

type Direction = 'up' | 'down';

/**
 * A line that a test can cut: while it is down no socket opens, and those that are open are lost without a farewell. It can
 * also stall, as TCP does: what is under way then waits, in order, and is lost with the socket when the line is cut.
 */
export class TestLine {
  isDown = false;
  /** The server's acknowledgements do not arrive. */
  losesAcks = false;
  /** How the server has closed sockets, in order. */
  readonly closes: { readonly code: number; readonly reason: string }[] = [];
  /** Which of the person's sessions the browser has. */
  session = 'one';
  readonly #open = new Set<WebSocket>();
  readonly #lastUpdates = new WeakMap<WebSocket, Uint8Array>();
  readonly #underWay: Record<Direction, (() => void)[] | undefined> = { up: undefined, down: undefined };

  cut(): void {
    this.isDown = true;
    this.break();
  }

  mend(): void {
    this.isDown = false;
  }

  /** What is open is lost, with all that was under way; the next socket may open at once. */
  break(): void {
    this.#underWay.up = undefined;
    this.#underWay.down = undefined;
    for (const socket of this.#open) socket.terminate();
  }

  /** Nothing gets through this way until the line flows again. */
  stall(direction: Direction): void {
    this.#underWay[direction] ??= [];
  }

  /** What was under way arrives, in order. */
  flow(): void {
    const waiting = [...(this.#underWay.up ?? []), ...(this.#underWay.down ?? [])];
    this.#underWay.up = undefined;
    this.#underWay.down = undefined;
    for (const pass of waiting) pass();
  }

  /** Sends the last update of each socket once more. */
  repeat(): void {
    for (const socket of this.#open) {
      const last = this.#lastUpdates.get(socket);
      if (last !== undefined && socket.readyState === socket.OPEN) socket.send(last);
    }
  }

  /** The WebSocket class of this person's browser, at the tests' own live server. */
  socketOf(person: PersonName): typeof globalThis.WebSocket {
    return this.socketWith(() => ({ origin, cookie: cookieOf(person, this.session) }));
  }

  /** The WebSocket class of a browser; `watch` is asked for each socket that it opens. */
  socketWith(
    headers: () => BrowserHeaders,
    watch: () => SocketWatch = () => unwatched,
  ): typeof globalThis.WebSocket {
    const isDown = () => this.isDown;
    const open = this.#open;
    const lastUpdates = this.#lastUpdates;
    const pass = (direction: Direction, act: () => void) => this.#pass(direction, act);
    const isLost = (message: Uint8Array) => this.losesAcks && message[0] === liveMessages.ack;
    const closed = (code: number, reason: Buffer) => this.closes.push({ code, reason: reason.toString() });
    class BrowserSocket extends WebSocket {
      readonly #watch = watch();

      constructor(url: string, protocols: string | string[]) {
        super(isDown() ? 'ws://127.0.0.1:1' : url, protocols, { headers: headers() });
        open.add(this);
        this.on('close', () => open.delete(this));
        this.on('close', closed);
        this.on('error', () => undefined);
      }

      override send(message: Uint8Array): void {
        this.#watch.sent(message);
        if (message[0] === liveMessages.sync && message[1] === yjsUpdate) lastUpdates.set(this, message);
        pass('up', () => super.send(message));
      }

      override emit(event: string | symbol, ...values: unknown[]): boolean {
        if (event !== 'message') return super.emit(event, ...values);
        pass('down', () => this.#receive(values));
        return true;
      }

      #receive(values: readonly unknown[]): void {
        const [message] = values;
        if (message instanceof ArrayBuffer) {
          const bytes = new Uint8Array(message);
          if (isLost(bytes)) return;
          this.#watch.received(bytes);
        }
        super.emit('message', ...values);
      }
    }
    // `ws` differs from the browser's class only in parts that the web does not use.
    return BrowserSocket as unknown as typeof globalThis.WebSocket;
  }

  #pass(direction: Direction, act: () => void): void {
    const waiting = this.#underWay[direction];
    if (waiting === undefined) act();
    else waiting.push(act);
  }
}

const unwatched: SocketWatch = { sent: () => undefined, received: () => undefined };
