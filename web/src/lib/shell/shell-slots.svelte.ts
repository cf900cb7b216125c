import { onDestroy, type Snippet } from 'svelte';

/** What a screen puts into the frame around it. */
export type ShellSlots = {
  /** In the top bar, after the product's name: where one is. */
  readonly place?: Snippet | undefined;
  /** In the top bar, before the account: tools of this screen, who else is here. */
  readonly tools?: Snippet | undefined;
  /** The line at the bottom: saved state, phase, who is signed in. */
  readonly statusLine?: Snippet | undefined;
};

class FilledSlots {
  /** Not reactive: who goes would read here what was before who takes its place had come. */
  #layers: readonly ShellSlots[] = [];
  /** The innermost layout that has filled slots wins, slot by slot. */
  #shown = $state.raw<readonly ShellSlots[]>([]);

  readonly place = $derived(this.#top('place'));
  readonly tools = $derived(this.#top('tools'));
  readonly statusLine = $derived(this.#top('statusLine'));

  add(slots: ShellSlots): () => void {
    this.#show([...this.#layers, slots]);
    return () => this.#show(this.#layers.filter((layer) => layer !== slots));
  }

  #show(layers: readonly ShellSlots[]): void {
    this.#layers = layers;
    this.#shown = layers;
  }

  #top(slot: keyof ShellSlots): Snippet | undefined {
    return this.#shown.findLast((layer) => layer[slot] !== undefined)?.[slot];
  }
}

export const filledSlots = new FilledSlots();

/** Call while a component is set up; the slots are emptied when it goes. */
export function fillShellSlots(slots: ShellSlots): void {
  onDestroy(filledSlots.add(slots));
}
