import { createSubscriber } from 'svelte/reactivity';
import type * as Y from 'yjs';

/**
 * Something read from a Y.Doc, reactive for whoever reads `value` on a screen: read once after each change, and only when
 * asked for. `read` gets what it answered last, to give back the same objects where nothing has changed.
 */
export class DocumentView<T> {
  readonly #doc: Y.Doc;
  readonly #read: (doc: Y.Doc, before: T | undefined) => T;
  readonly #listeners = new Set<() => void>();
  readonly #subscribe = createSubscriber((update) => {
    this.#listeners.add(update);
    return () => this.#listeners.delete(update);
  });
  #known: { readonly value: T } | undefined;
  #isStale = false;

  constructor(doc: Y.Doc, read: (doc: Y.Doc, before: T | undefined) => T) {
    this.#doc = doc;
    this.#read = read;
    doc.on('afterTransaction', (transaction) => {
      if (transaction.changed.size > 0) this.#changed();
    });
  }

  get value(): T {
    this.#subscribe();
    if (this.#known === undefined || this.#isStale)
      this.#known = { value: this.#read(this.#doc, this.#known?.value) };
    this.#isStale = false;
    return this.#known.value;
  }

  #changed(): void {
    this.#isStale = true;
    this.#listeners.forEach((update) => update());
  }
}
