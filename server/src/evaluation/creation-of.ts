import type { Creation } from '@samskar/shared/evaluation';
import { listEvents } from '../storage/evaluation-event.ts';
import type { Evaluations } from './evaluations.ts';

/** The first event says it; folding the whole log of hundreds of evaluations would hold up everybody's typing. */
export function creationOf({ database }: Pick<Evaluations, 'database'>, evaluation: string): Creation {
  const [first] = listEvents(database, evaluation, 0, 1);
  if (first?.kind !== 'created') throw new Error(`Evaluation ${evaluation} does not begin with its creation`);
  return first.creation;
}
