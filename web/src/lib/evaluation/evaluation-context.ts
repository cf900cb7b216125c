import { createContext } from 'svelte';
import type { EvaluationScreen } from './evaluation-screen.svelte.ts';

/** The evaluation that the layout has opened, for every component below it. It is ready when a component is drawn. */
export const [useEvaluation, provideEvaluation] = createContext<EvaluationScreen>();
