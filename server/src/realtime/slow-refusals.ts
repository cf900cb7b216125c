/** Beyond so many nobody waits: each holds a line open. */
const waitingMax = 500;

/**
 * Tells those who come too often so only after a while: a program that tries again as soon as it is refused then asks a few times
 * a second instead of thousands, and what each try costs is taken from nobody (R12). Who comes by mistake was to wait anyway.
 */
export class SlowRefusals {
  readonly #delayMs: number;
  readonly #waiting = new Map<() => void, NodeJS.Timeout>();

  constructor(delayMs: number) {
    this.#delayMs = delayMs;
  }

  add(refuse: () => void): void {
    if (this.#waiting.size >= waitingMax) return refuse();
    const timer = setTimeout(() => this.#end(refuse), this.#delayMs);
    this.#waiting.set(refuse, timer);
  }

  /** Nobody waits any longer. */
  endAll(): void {
    for (const refuse of [...this.#waiting.keys()]) this.#end(refuse);
  }

  #end(refuse: () => void): void {
    clearTimeout(this.#waiting.get(refuse));
    this.#waiting.delete(refuse);
    refuse();
  }
}
