import type { Logger } from 'pino';
import { TokenBucket } from '../token-bucket.ts';
import type { LogLimits } from './limits.ts';

/** How long lines that are left out are counted before a line says how many there were. */
const countingMs = 1_000;

/** Writes lines that strangers can cause: so many a second, and then a line that says how many were left out (R12). */
export class LimitedLines {
  readonly #log: Logger;
  readonly #now: () => number;
  readonly #bucket: TokenBucket;
  #leftOut = 0;

  constructor(log: Logger, { loggedPerSecond, loggedBurst }: LogLimits, now: () => number) {
    this.#log = log;
    this.#now = now;
    this.#bucket = new TokenBucket(loggedPerSecond, loggedBurst, now());
  }

  write(level: 'info' | 'error', fields: object, message: string): void {
    if (this.#mayWrite()) this.#log[level](fields, message);
    else this.#leaveOut(level);
  }

  #mayWrite(): boolean {
    const isLate = this.#bucket.take(1, this.#now()) > 0;
    // A line that is not written has cost nothing.
    if (isLate) this.#bucket.take(-1, this.#now());
    return !isLate;
  }

  #leaveOut(level: 'info' | 'error'): void {
    this.#leftOut += 1;
    if (this.#leftOut > 1) return;
    setTimeout(() => {
      this.#log[level]({ leftOut: this.#leftOut, rule: 'R12' }, 'lines were left out');
      this.#leftOut = 0;
    }, countingMs).unref();
  }
}
