import type { Interviewee, Interviewees, Refusal, SaveInterviewee } from '@samskar/shared/api';
import { deletionDays, interviewPersonsMax, type DeletionDays } from '@samskar/shared/evaluation';
import { retentionRules } from '@samskar/shared/retention';
import { failure, success, type Result } from '@samskar/shared/result';
import {
  countIntervieweesIn,
  deleteInterviewee,
  findInterviewee,
  hasInterviewee,
  listInterviewees,
  saveInterviewee,
  type IntervieweesPlace,
} from '../storage/interviewee.ts';
import { findRetentionSetting } from '../storage/retention.ts';
import type { Evaluations } from './evaluations.ts';
import { storeEvents } from './store-events.ts';

/** Ten times the 40 persons of a large evaluation, for those who are replaced and asked again. */
const intervieweesMax = 400;

export type IntervieweeCall = IntervieweesPlace & { readonly by: string; readonly person: string };

/** Who is behind an interview; the caller may read it. */
export function readInterviewees(evaluations: Evaluations, place: IntervieweesPlace): Interviewees {
  const { chance, database } = evaluations;
  const today = todayOf(chance.now());
  return { persons: listInterviewees(database, place, today), days: daysFor(evaluations, place, today) };
}

/**
 * Writes somebody behind an interview, or corrects it. The log says that the list has changed, never what it holds: it is
 * kept for ever, and a name is not.
 */
export function writeInterviewee(
  evaluations: Evaluations,
  { evaluation, interview, by, person }: IntervieweeCall,
  { seenRevision, ...written }: SaveInterviewee,
): Result<Interviewee, Refusal> {
  const { chance, database, states } = evaluations;
  return database.transaction((): Result<Interviewee, Refusal> => {
    const now = chance.now();
    const place = { evaluation, interview };
    const before = findInterviewee(database, place, person);
    const refusal =
      refusePlace(evaluations, place) ??
      refuseStale(before, seenRevision) ??
      (before ? undefined : refuseNew(evaluations, place, person)) ??
      refuseDay(evaluations, place, written.deleteOn, now);
    if (refusal) return failure(refusal);
    const revision = states.get(evaluation).seq + 1;
    const saved = { ...written, id: person, interview, revision };
    saveInterviewee(database, evaluation, saved, now);
    tellOfChange(evaluations, place, by, now);
    return success(saved);
  });
}

/** Takes somebody out. Also where nothing else may be changed: whoever asks to be forgotten need not wait for that. */
export function forgetInterviewee(
  evaluations: Evaluations,
  { evaluation, interview, by, person }: IntervieweeCall,
): Result<'forgotten', Refusal> {
  const { chance, database } = evaluations;
  return database.transaction((): Result<'forgotten', Refusal> => {
    const now = chance.now();
    const place = { evaluation, interview };
    if (!deleteInterviewee(database, place, person, now)) return failure({ kind: 'not-found' });
    tellOfChange(evaluations, place, by, now);
    return success('forgotten');
  });
}

function refusePlace(
  { states }: Evaluations,
  { evaluation, interview }: IntervieweesPlace,
): Refusal | undefined {
  const state = states.get(evaluation);
  if (state.archived !== null) return { kind: 'archived' };
  return state.interviews[interview] ? undefined : { kind: 'unknown-id', what: 'interview', id: interview };
}

function refuseStale(before: Interviewee | undefined, seen: number | null): Refusal | undefined {
  const current = before?.revision ?? null;
  if (current === seen) return undefined;
  return { kind: 'stale', seen: asText(seen), current: asText(current) };
}

function asText(revision: number | null): string | null {
  return revision === null ? null : String(revision);
}

function refuseNew(
  { chance, database }: Evaluations,
  place: IntervieweesPlace,
  person: string,
): Refusal | undefined {
  if (hasInterviewee(database, person))
    return { kind: 'bad-request', problems: [{ path: 'person', rule: 'is taken' }] };
  if (countIntervieweesIn(database, place.evaluation) >= intervieweesMax)
    return { kind: 'limit-reached', max: intervieweesMax };
  const here = listInterviewees(database, place, todayOf(chance.now())).length;
  return here >= interviewPersonsMax ? { kind: 'limit-reached', max: interviewPersonsMax } : undefined;
}

/** After today, else there is nothing to write; and not later than the rules let a name be kept. */
function refuseDay(
  evaluations: Evaluations,
  place: IntervieweesPlace,
  deleteOn: string,
  now: number,
): Refusal | undefined {
  const today = todayOf(now);
  const { last } = daysFor(evaluations, place, today);
  if (deleteOn > today && deleteOn <= last) return undefined;
  const rule = `must be after ${today} and not after ${last}`;
  return { kind: 'bad-request', problems: [{ path: 'deleteOn', rule }] };
}

function daysFor(
  { database, states }: Evaluations,
  { evaluation, interview }: IntervieweesPlace,
  today: string,
): DeletionDays {
  const time = states.get(evaluation).interviews[interview]?.time ?? null;
  const { days } = findRetentionSetting(database, 'interviewees');
  return deletionDays(time, today, days ?? retentionRules.interviewees.daysMax);
}

function tellOfChange(
  evaluations: Evaluations,
  { evaluation, interview }: IntervieweesPlace,
  by: string,
  now: number,
): void {
  const { seq } = evaluations.states.get(evaluation);
  const stamp = { at: new Date(now).toISOString(), by };
  storeEvents(evaluations, evaluation, seq, [{ kind: 'interviewees-changed', interview }], stamp);
}

function todayOf(now: number): string {
  return new Date(now).toISOString().slice(0, 10);
}
