import { createSubscriber } from 'svelte/reactivity';
import type * as Y from 'yjs';

const subscriptions = new WeakMap<Y.Doc, () => void>();

/** Makes whatever is being derived depend on every change of `doc`. */
export function followDocument(doc: Y.Doc): void {
  const known = subscriptions.get(doc);
  if (known) return known();
  const subscribe = createSubscriber((update) => {
    doc.on('afterTransaction', update);
    return () => doc.off('afterTransaction', update);
  });
  subscriptions.set(doc, subscribe);
  subscribe();
}
