import { createContext } from 'svelte';

/** What keys and buttons of the whole workbench do; the workbench provides it to the sheet in it. */
export type BenchSteps = {
  readonly done: () => void;
  readonly undo: (kind: 'undo' | 'redo') => void;
  /** Reactive: what the last undo or redo did, in words; empty when there is nothing to say. */
  readonly undone: () => string;
};

export const [useBenchSteps, provideBenchSteps] = createContext<BenchSteps>();
