/** A handshake takes some 0.3 ms; whoever already has a socket waits for no more than a few of them (R12). */
const turnMsMax = 1;

/** Lets those who come in one after another, a few in each turn of the event loop, between what has come from those inside. */
export class Doorway {
  readonly #waiting: (() => void)[] = [];

  add(enter: () => void): void {
    this.#waiting.push(enter);
    if (this.#waiting.length === 1) setImmediate(() => this.#letIn());
  }

  #letIn(): void {
    const endsAt = performance.now() + turnMsMax;
    let entered = 0;
    for (const enter of this.#waiting) {
      enter();
      entered += 1;
      if (performance.now() >= endsAt) break;
    }
    this.#waiting.splice(0, entered);
    if (this.#waiting.length > 0) setImmediate(() => this.#letIn());
  }
}
