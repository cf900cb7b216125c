import type { Server, Socket } from 'node:net';

/** Lines of one address that have brought no whole request yet. */
export type WaitingLines = {
  /** … and have begun one: each letter of theirs would be read before what others say. */
  readonly slowMax: number;
  /** … and have not been heard at all: as many come at once when a server is back. */
  readonly silentMax: number;
};

/** A line that has just come has not been read yet; one that brings its request in several packets gets some of them. */
const judgedAfterMs = 20;
/** In one turn of the event loop, of which each takes some 50 µs. */
const cutAtOnceMax = 20;

/** Cuts the oldest lines of an address that has more of them than it may (R12). `server` speaks HTTP. */
export function limitWaitingLines(server: Server, limits: WaitingLines): void {
  const byAddress = new Map<string, Address>();
  const addresses = new WeakMap<Socket, Address>();
  server.on('connection', (line: Socket) => {
    // Known only while it is connected.
    const name = line.remoteAddress ?? '';
    const address = byAddress.get(name) ?? new Address(limits, () => byAddress.delete(name));
    byAddress.set(name, address);
    addresses.set(line, address);
    line.once('close', () => address.forget(line));
    address.add(line);
  });
  const forget = ({ socket }: { readonly socket: Socket }) => addresses.get(socket)?.forget(socket);
  server.on('request', forget);
  server.on('upgrade', forget);
}

class Address {
  readonly #limits: WaitingLines;
  readonly #onEmpty: () => void;
  /** The oldest first. */
  readonly #waiting = new Set<Socket>();
  #judgement: NodeJS.Timeout | undefined;

  constructor(limits: WaitingLines, onEmpty: () => void) {
    this.#limits = limits;
    this.#onEmpty = onEmpty;
  }

  add(line: Socket): void {
    this.#waiting.add(line);
    const [oldest = line] = this.#waiting;
    if (this.#waiting.size <= this.#limits.slowMax) return;
    if (oldest.bytesRead > 0 || this.#waiting.size > this.#limits.silentMax) this.#cut(oldest);
    else this.#lookLater(oldest);
    this.#judgeSoon();
  }

  /** It has brought a request, or is gone. */
  forget(line: Socket): void {
    if (!this.#waiting.delete(line) || this.#waiting.size > 0) return;
    clearTimeout(this.#judgement);
    this.#judgement = undefined;
    this.#onEmpty();
  }

  #judgeSoon(): void {
    if (this.#waiting.size > this.#limits.slowMax)
      this.#judgement ??= setTimeout(() => this.#judge(), judgedAfterMs).unref();
  }

  #judge(): void {
    this.#judgement = undefined;
    const slow = [...this.#waiting].filter(({ bytesRead }) => bytesRead > 0);
    const cut = Math.min(slow.length - this.#limits.slowMax, cutAtOnceMax);
    for (const line of slow.slice(0, Math.max(0, cut))) this.#cut(line);
    this.#judgeSoon();
  }

  /** Who has not been heard yet stands in front of nobody who has. */
  #lookLater(line: Socket): void {
    this.#waiting.delete(line);
    this.#waiting.add(line);
  }

  #cut(line: Socket): void {
    this.#waiting.delete(line);
    line.destroy();
  }
}
