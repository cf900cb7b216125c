/** Local edits stored under one key on the device; `changes` is how many of them. */
export type KeptChanges = { readonly key: string; readonly changes: number };

/**
 * Which local edits the server has not acknowledged (R2). The server's `ack n` says that the first n step-2 and
 * update messages of this socket are on disk, so each edit is remembered with the number of the message that carried it.
 */
export class UnsavedChanges {
  /** Not sent on the present socket. */
  #waiting: KeptChanges[] = [];
  #inFlight: { readonly message: number; readonly carried: readonly KeptChanges[] }[] = [];
  #messagesSent = 0;

  /** Edits of earlier visits that were still unsaved when the page closed. */
  add(kept: readonly KeptChanges[]): void {
    this.#waiting = [...kept, ...this.#waiting];
  }

  /** A local edit; to be told before the message that carries it. */
  changed(change: KeptChanges): void {
    this.#waiting.push(change);
  }

  /** A message went out. Step 2 carries everything that waits; an update carries the edit made last. */
  sent(kind: 'step-2' | 'update'): void {
    this.#messagesSent += 1;
    const carried = kind === 'step-2' ? this.#waiting.splice(0) : this.#waiting.splice(-1);
    this.#inFlight.push({ message: this.#messagesSent, carried });
  }

  /** The first `count` messages of this socket are on the server's disk. Answers with the edits that this saves. */
  acknowledged(count: number): readonly KeptChanges[] {
    const saved = this.#inFlight.filter(({ message }) => message <= count);
    this.#inFlight = this.#inFlight.filter(({ message }) => message > count);
    return saved.flatMap(({ carried }) => carried);
  }

  /** The socket is gone, and with it its count; what was under way may or may not have arrived. */
  disconnected(): void {
    this.#waiting = [...this.#inFlight.flatMap(({ carried }) => carried), ...this.#waiting];
    this.#inFlight = [];
    this.#messagesSent = 0;
  }

  get count(): number {
    const inFlight = this.#inFlight.flatMap(({ carried }) => carried);
    return [...inFlight, ...this.#waiting].reduce((sum, { changes }) => sum + changes, 0);
  }
}
