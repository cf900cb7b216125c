import { TokenBucket } from '../token-bucket.ts';
import type { HttpLimits } from './limits.ts';
import { Refused } from './refused.ts';

type Buckets = { readonly commands: TokenBucket; readonly requests: TokenBucket };

/**
 * Ends a request of an account that sends more than a person and their screens do: what changes something is kept for ever, and
 * the largest answers take the server a while (R12).
 */
export class RequestLimit {
  readonly #limits: HttpLimits;
  readonly #now: () => number;
  /** As many as there are accounts. */
  readonly #buckets = new Map<string, Buckets>();

  constructor(limits: HttpLimits, now: () => number) {
    this.#limits = limits;
    this.#now = now;
  }

  /** `isCommand`: it may change something. */
  count(account: string, isCommand: boolean): void {
    const now = this.#now();
    const buckets = this.#buckets.get(account) ?? this.#full(now);
    this.#buckets.set(account, buckets);
    const bucket = isCommand ? buckets.commands : buckets.requests;
    const waitMs = bucket.takeOne(now);
    if (waitMs > 0)
      throw new Refused({ kind: 'too-many-attempts', retryAfterSeconds: Math.ceil(waitMs / 1000) });
  }

  #full(now: number): Buckets {
    const { commandsPerSecond, commandsBurst, requestsPerSecond, requestsBurst } = this.#limits;
    return {
      commands: new TokenBucket(commandsPerSecond, commandsBurst, now),
      requests: new TokenBucket(requestsPerSecond, requestsBurst, now),
    };
  }
}
