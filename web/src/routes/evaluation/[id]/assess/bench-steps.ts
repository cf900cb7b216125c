import { createContext } from 'svelte';

/** What keys and buttons of the whole workbench do; the workbench provides it to the sheet in it. */
export type BenchSteps = {
  readonly done: () => void;
  readonly undo: (kind: 'undo' | 'redo') => void;
};

export const [useBenchSteps, provideBenchSteps] = createContext<BenchSteps>();
