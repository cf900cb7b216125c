/** Lets through `burst` at once and `perSecond` on average (R12). */
export class TokenBucket {
  readonly #perSecond: number;
  readonly #burst: number;
  #tokens: number;
  #filledAt: number;

  constructor(perSecond: number, burst: number, now: number) {
    this.#perSecond = perSecond;
    this.#burst = burst;
    this.#tokens = burst;
    this.#filledAt = now;
  }

  /** Takes `amount`, on credit if need be, and says after how many milliseconds the debt is paid; 0 without debt. */
  take(amount: number, now: number): number {
    const filled = (Math.max(0, now - this.#filledAt) / 1000) * this.#perSecond;
    this.#tokens = Math.min(this.#burst, this.#tokens + filled) - amount;
    this.#filledAt = now;
    return this.#tokens >= 0 ? 0 : (-this.#tokens / this.#perSecond) * 1000;
  }

  /** Takes one if it is there, and says 0; else takes nothing, and says after how many milliseconds it will be. */
  takeOne(now: number): number {
    const waitMs = this.take(1, now);
    if (waitMs > 0) this.take(-1, now);
    return waitMs;
  }
}
