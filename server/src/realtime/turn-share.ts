/**
 * An account's part of each turn of the event loop: what it has sent beyond that waits for the turns after, in which others are
 * heard as well. Without it a thousand messages that came in one packet, or a costly one from each of sixty sockets, would
 * stand in front of everybody's next key press and of its commit (R12).
 */
export class TurnShare {
  readonly #turnMsMax: number;
  #usedMs = 0;
  #ends: NodeJS.Immediate | undefined;
  readonly #waiting = new Set<() => void>();

  /** @param turnMsMax after which nothing more of the account begins in the same turn */
  constructor(turnMsMax: number) {
    this.#turnMsMax = turnMsMax;
  }

  get isUsedUp(): boolean {
    return this.#usedMs >= this.#turnMsMax;
  }

  use(act: () => void): void {
    const beganAt = performance.now();
    act();
    this.#usedMs += performance.now() - beganAt;
    // After the act: what it wants committed is committed first, and not with what waits.
    this.#ends ??= setImmediate(() => this.#endTurn());
  }

  /** Calls `goOn` in a later turn, when nobody who has waited for longer has used that up; once, however often it is asked for. */
  wait(goOn: () => void): void {
    this.#waiting.add(goOn);
  }

  leave(goOn: () => void): void {
    this.#waiting.delete(goOn);
  }

  #endTurn(): void {
    this.#ends = undefined;
    this.#usedMs = 0;
    for (const goOn of this.#waiting) {
      if (this.isUsedUp) return;
      this.#waiting.delete(goOn);
      goOn();
    }
  }
}
