import { TokenBucket } from '../token-bucket.ts';
import { Refused } from './refused.ts';

/** Files of one account: what a person wants in an afternoon at once, then one each ten seconds. */
const files = { perSecond: 0.1, burst: 30 };
/** Previews, which a screen asks for again as the texts change; each takes the thread that answers everybody 10 ms. */
const previews = { perSecond: 1, burst: 60 };

type Buckets = Readonly<Record<'file' | 'preview', TokenBucket>>;

/** Ends a request of an account that wants more reports than a person can read (R12). */
export class ReportLimit {
  readonly #now: () => number;
  /** As many as there are accounts. */
  readonly #buckets = new Map<string, Buckets>();

  constructor(now: () => number) {
    this.#now = now;
  }

  count(account: string, kind: keyof Buckets): void {
    const now = this.#now();
    const buckets = this.#buckets.get(account) ?? {
      file: new TokenBucket(files.perSecond, files.burst, now),
      preview: new TokenBucket(previews.perSecond, previews.burst, now),
    };
    this.#buckets.set(account, buckets);
    const waitMs = buckets[kind].takeOne(now);
    if (waitMs > 0)
      throw new Refused({ kind: 'too-many-attempts', retryAfterSeconds: Math.ceil(waitMs / 1000) });
  }
}
