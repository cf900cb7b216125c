import type { Person } from '@samskar/shared/api';
import {
  listActivity,
  matchesActivity,
  projectEvent,
  type ActivityEntry,
  type ActivityFilter,
  type Decision,
  type EvaluationEvent,
  type EvaluationRole,
  type Outcome,
  type StampedDecision,
} from '@samskar/shared/evaluation';
import { listEvents } from '../storage/evaluation-event.ts';
import { instrumentOf, type Evaluations } from './evaluations.ts';

/** What this role may see of who did what when, newest first. */
export function readActivity(
  evaluations: Evaluations,
  evaluation: string,
  role: EvaluationRole,
  filter: ActivityFilter,
): ActivityEntry[] {
  const { database, states } = evaluations;
  const events = listEvents(database, evaluation, 0).map((event) => projectEvent(event, role));
  return listActivity(events, instrumentOf(evaluations, states.get(evaluation)))
    .filter((entry) => matchesActivity(entry, filter))
    .toReversed();
}

type Row = readonly (string | number | null)[];

const columns = [
  'seq',
  'at',
  'by',
  'kind',
  'areas',
  'indicators',
  'detail',
  'outcome',
  'reason',
  'replaced_outcome',
  'replaced_reason',
  'replaced_by',
  'replaced_at',
  'replaced_confirmed_by',
] as const;

/** A line for each event, and for each decision where an event holds several; the first line names the columns. */
export function activityRows(entries: readonly ActivityEntry[], people: readonly Person[]): Row[] {
  const nameById = new Map(people.map(({ id, name }) => [id, name]));
  const nameOf = (account: string) => nameById.get(account) ?? account;
  return [columns, ...entries.flatMap((entry) => rowsOf(entry, nameOf))];
}

type NameOf = (account: string) => string;

function rowsOf(entry: ActivityEntry, nameOf: NameOf): Row[] {
  const { event, areas, indicators, replaced } = entry;
  const beginning = [event.seq, event.at, nameOf(event.by), event.kind] as const;
  const detail = detailOf(event, nameOf);
  if (event.kind !== 'decided' || event.decisions.length === 0)
    return [[...beginning, areas.join(' '), indicators.join(' '), detail, '', '', '', '', '', '', '']];
  return event.decisions.map((decision) => [
    ...beginning,
    areas.join(' '),
    decision.indicator,
    detail,
    outcomeCode(decision.outcome),
    reasonCode(decision),
    ...replacedCells(replaced[decision.id], nameOf),
  ]);
}

function replacedCells(earlier: StampedDecision | undefined, nameOf: NameOf): Row {
  if (earlier === undefined) return ['', '', '', '', ''];
  const confirmedBy = Object.keys(earlier.confirmations).map(nameOf).join('; ');
  return [outcomeCode(earlier.outcome), reasonCode(earlier), nameOf(earlier.by), earlier.at, confirmedBy];
}

/** "c1=3 c2=2", as the instrument names its criteria. */
function outcomeCode(outcome: Outcome): string {
  switch (outcome.kind) {
    case 'graded':
      return Object.entries(outcome.grades)
        .map(([criterion, grade]) => `${criterion}=${grade}`)
        .join(' ');
    case 'not-applicable':
      return outcome.kind;
    case 'parked':
      return `${outcome.kind}: ${outcome.task}`;
  }
}

function reasonCode({ reason }: Decision): string {
  return reason === undefined ? '' : `${reason.code}: ${reason.text}`;
}

/** What a person wrote, or whom it is about; by what the event holds, so that a new kind is told without a word here. */
function detailOf(event: EvaluationEvent, nameOf: NameOf): string {
  if ('evidence' in event) return event.evidence.title;
  if (event.kind === 'snapshot-taken') return event.name;
  if (event.kind === 'text-restored') return `${event.undone ? 'undone ' : ''}#${event.snapshot}`;
  if (event.kind === 'interview-planned' || event.kind === 'interview-changed') return event.interview.role;
  if (event.kind === 'gold-star-given') return `${event.star.practice}: ${event.star.why}`;
  if ('account' in event) return nameOf(event.account);
  return 'reason' in event ? event.reason : '';
}
