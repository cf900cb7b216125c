import type { SnapshotItem, SnapshotView } from '@samskar/shared/api';
import {
  foldEvents,
  projectEvent,
  type EvaluationEvent,
  type EvaluationRole,
  type EvaluationState,
} from '@samskar/shared/evaluation';
import { listEvents } from '../storage/evaluation-event.ts';
import { findSnapshot, listSnapshots } from '../storage/snapshot.ts';
import type { Evaluations } from './evaluations.ts';
import { readAuthoredReport } from './read-report-texts.ts';
import { readJointTexts } from './read-joint-texts.ts';

/** What has been kept of an evaluation, oldest first. */
export function listSnapshotItems({ database }: Evaluations, evaluation: string): SnapshotItem[] {
  const events = listEvents(database, evaluation, 0);
  return listSnapshots(database, evaluation).flatMap(({ seq, moment }) => {
    // Numbers have no gap and begin at 1.
    const event = events[seq - 1];
    if (event === undefined) return [];
    const areas = events
      .slice(0, seq)
      .flatMap((earlier) => (earlier.kind === 'block-revealed' ? earlier.areas : []));
    return [{ seq, moment, name: nameOf(event), at: event.at, by: event.by, areas }];
  });
}

/** One of them as this role may see it: values from the log, texts as they were kept. */
export function readStoredSnapshot(
  { database }: Evaluations,
  evaluation: string,
  role: EvaluationRole,
  seq: number,
): SnapshotView | undefined {
  const stored = findSnapshot(database, evaluation, seq);
  if (stored === undefined) return undefined;
  const events = listEvents(database, evaluation, 0, seq);
  const last = events.at(-1);
  if (last === undefined) return undefined;
  return {
    ...stored,
    texts: [...stored.texts],
    ...(stored.report !== undefined && { report: stored.report }),
    name: nameOf(last),
    at: last.at,
    // What was kept at a move is how it stood before.
    state: stateFor(stored.moment === 'move' ? events.slice(0, -1) : events, role),
  };
}

/** How it stands, to be compared with what was kept. */
export function readPresent(
  evaluations: Evaluations,
  evaluation: string,
  role: EvaluationRole,
): SnapshotView {
  const { database, states, chance } = evaluations;
  return database.transaction(() => {
    const state = stateFor(listEvents(database, evaluation, 0), role);
    const read = readJointTexts(evaluations, states.get(evaluation));
    const whole = readAuthoredReport(evaluations, evaluation);
    return {
      seq: state.seq,
      moment: 'now',
      name: null,
      at: new Date(chance.now()).toISOString(),
      state,
      texts: read.map(({ texts }) => texts),
      report: whole.report,
      seen: Object.fromEntries(read.map(({ texts, seen }) => [texts.area, seen])),
      seenReport: whole.seen,
    };
  });
}

function nameOf(event: EvaluationEvent): string | null {
  return event.kind === 'snapshot-taken' ? event.name : null;
}

function stateFor(events: readonly EvaluationEvent[], role: EvaluationRole): EvaluationState {
  const state = foldEvents(events.map((event) => projectEvent(event, role)));
  if (state === undefined) throw new Error('A snapshot of no events');
  return state;
}
