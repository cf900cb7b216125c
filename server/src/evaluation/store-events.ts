import type { EvaluationEvent, NewEvent } from '@samskar/shared/evaluation';
import type { Database } from '../storage/database.ts';
import { appendEvent } from '../storage/evaluation-event.ts';
import { deleteParticipant, insertParticipant, setInstrument } from '../storage/evaluation.ts';
import type { Evaluations } from './evaluations.ts';

/** Who did it, and when. */
export type Stamp = { readonly at: string; readonly by: string };

/** Numbers, stamps and appends events, and lets everybody know after the commit. Part of the caller's transaction. */
export function storeEvents(
  { database, states, watcher }: Pick<Evaluations, 'database' | 'states' | 'watcher'>,
  evaluation: string,
  lastSeq: number,
  newEvents: readonly NewEvent[],
  stamp: Stamp,
): EvaluationEvent[] {
  const events = newEvents.map((event, place): EvaluationEvent => ({
    ...event,
    seq: lastSeq + 1 + place,
    ...stamp,
  }));
  for (const event of events) {
    appendEvent(database, evaluation, event);
    changeRows(database, evaluation, event);
  }
  // Folds them in once they are there for good: the next command then has nothing to read.
  if (events.length > 0) database.afterCommit(() => states.find(evaluation));
  if (events.length > 0) database.afterCommit(() => watcher.onEvents(evaluation));
  return events;
}

/** The tables of who takes part now, and of what stands on which instrument, say what the events say. */
function changeRows(database: Database, evaluation: string, event: EvaluationEvent): void {
  switch (event.kind) {
    case 'participant-added':
      return insertParticipant(database, evaluation, event.account, event.role);
    case 'participant-removed':
    case 'assessor-left':
      return deleteParticipant(database, evaluation, event.account);
    case 'assessor-replaced':
      deleteParticipant(database, evaluation, event.account);
      return insertParticipant(database, evaluation, event.successor.account, 'assessor');
    case 'instrument-moved':
      return setInstrument(database, evaluation, event.plan.to.hash);
    default:
      return;
  }
}
