import type { Chance } from '../people/chance.ts';
import { TokenBucket } from '../token-bucket.ts';
import { Refused } from './refused.ts';

/** Somebody who confirms as fast as they can read gives two a second; a queue that has waited for the line comes at once. */
const perSecond = 5;
const burst = 300;

/** Ends a route when the account sends more commands than a person does: each is kept for ever (R12). */
export class CommandLimit {
  readonly #chance: Pick<Chance, 'now'>;
  readonly #buckets = new Map<string, TokenBucket>();

  constructor(chance: Pick<Chance, 'now'>) {
    this.#chance = chance;
  }

  count(account: string): void {
    const now = this.#chance.now();
    const bucket = this.#buckets.get(account) ?? new TokenBucket(perSecond, burst, now);
    this.#buckets.set(account, bucket);
    const waitMs = bucket.take(1, now);
    if (waitMs === 0) return;
    // A refused one has cost nothing but the asking.
    bucket.take(-1, now);
    throw new Refused({ kind: 'too-many-attempts', retryAfterSeconds: Math.ceil(waitMs / 1000) });
  }
}
