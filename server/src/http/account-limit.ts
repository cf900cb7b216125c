import { TokenBucket } from '../token-bucket.ts';
import { Refused } from './refused.ts';

type Rate = { readonly perSecond: number; readonly burst: number };

/** Ends a request of an account that asks more often than a person does (R12). */
export class AccountLimit {
  readonly #rate: Rate;
  readonly #now: () => number;
  /** As many as there are accounts. */
  readonly #buckets = new Map<string, TokenBucket>();

  /** @param now milliseconds */
  constructor(rate: Rate, now: () => number) {
    this.#rate = rate;
    this.#now = now;
  }

  count(account: string): void {
    const now = this.#now();
    const { perSecond, burst } = this.#rate;
    const bucket = this.#buckets.get(account) ?? new TokenBucket(perSecond, burst, now);
    this.#buckets.set(account, bucket);
    const waitMs = bucket.takeOne(now);
    if (waitMs > 0)
      throw new Refused({ kind: 'too-many-attempts', retryAfterSeconds: Math.ceil(waitMs / 1000) });
  }
}
