import { mayInEvaluation, type EvaluationSnapshot, type Person } from '@samskar/shared/api';
import {
  everyAssessorOf,
  foldEvents,
  projectEvent,
  type EvaluationRole,
  type EvaluationState,
} from '@samskar/shared/evaluation';
import { findAccount } from '../storage/account.ts';
import { listEventAuthors, listEvents } from '../storage/evaluation-event.ts';
import { findRestoration } from '../storage/restoration.ts';
import { findVisit } from '../storage/visit.ts';
import { epochsFor } from './current-document.ts';
import type { Evaluations } from './evaluations.ts';
import { readTextChanges } from './read-text-changes.ts';

/** An evaluation as one participant may see it. */
export function readSnapshot(
  evaluations: Evaluations,
  evaluation: string,
  viewer: { readonly account: string; readonly role: EvaluationRole },
): EvaluationSnapshot {
  const { database } = evaluations;
  const visit = findVisit(database, evaluation, viewer.account);
  const state = stateFor(evaluations, evaluation, viewer.role);
  return {
    state,
    people: peopleOf(evaluations, state.participants, [
      ...listEventAuthors(database, evaluation),
      ...everyAssessorOf(state),
    ]),
    role: viewer.role,
    restored: findRestoration(database) ?? null,
    epochs: epochsFor(database, evaluation, viewer),
    textChanges: visit === undefined ? [] : readTextChanges(evaluations, state, viewer, visit.at),
    lastVisit: visit === undefined ? null : { seq: visit.seq, at: new Date(visit.at).toISOString() },
  };
}

/** The participants, and after them `others` who have no role, or none any more. */
export function peopleOf(
  { database }: Pick<Evaluations, 'database'>,
  participants: EvaluationState['participants'],
  others: readonly string[] = [],
): Person[] {
  const accounts = new Set([...Object.keys(participants), ...others]);
  return [...accounts].map((id) => ({
    id,
    name: findAccount(database, id)?.name ?? '',
    role: participants[id] ?? null,
  }));
}

/** Filtered event by event, so that a snapshot cannot show what the feed would not. */
function stateFor(
  { database, states }: Evaluations,
  evaluation: string,
  role: EvaluationRole,
): EvaluationState {
  if (mayInEvaluation(role, 'read-revealed-grades')) return states.get(evaluation);
  const state = foldEvents(listEvents(database, evaluation, 0).map((event) => projectEvent(event, role)));
  if (state === undefined) throw new Error(`There is no evaluation ${evaluation}`);
  return state;
}
