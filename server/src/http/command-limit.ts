import type { Chance } from '../people/chance.ts';
import { TokenBucket } from '../token-bucket.ts';
import type { HttpLimits } from './limits.ts';
import { Refused } from './refused.ts';

/** Ends a route when the account sends more commands than a person does: each is kept for ever (R12). */
export class CommandLimit {
  readonly #chance: Pick<Chance, 'now'>;
  readonly #limits: HttpLimits;
  readonly #buckets = new Map<string, TokenBucket>();

  constructor(chance: Pick<Chance, 'now'>, limits: HttpLimits) {
    this.#chance = chance;
    this.#limits = limits;
  }

  count(account: string): void {
    const now = this.#chance.now();
    const { commandsPerSecond, commandsBurst } = this.#limits;
    const bucket = this.#buckets.get(account) ?? new TokenBucket(commandsPerSecond, commandsBurst, now);
    this.#buckets.set(account, bucket);
    const waitMs = bucket.take(1, now);
    if (waitMs === 0) return;
    // A refused one has cost nothing but the asking.
    bucket.take(-1, now);
    throw new Refused({ kind: 'too-many-attempts', retryAfterSeconds: Math.ceil(waitMs / 1000) });
  }
}
