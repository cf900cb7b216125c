import { createContext } from 'svelte';
import type { TalkKey } from './talk-keys.ts';

/** Does what a key means; false when it means nothing to this part now. */
export type TalkKeyHandler = (key: TalkKey) => boolean;

/** The parts of the region that answer its keys: the focus may be anywhere in it. */
export class TalkKeyHandlers {
  readonly #handlers = new Set<TalkKeyHandler>();

  /** Gives what ends it, so that an effect can return it. */
  listen(handler: TalkKeyHandler): () => void {
    this.#handlers.add(handler);
    return () => this.#handlers.delete(handler);
  }

  /** Whether a part has answered. */
  handle(key: TalkKey): boolean {
    return [...this.#handlers].some((handler) => handler(key));
  }
}

export const [useTalkKeys, provideTalkKeys] = createContext<TalkKeyHandlers>();
