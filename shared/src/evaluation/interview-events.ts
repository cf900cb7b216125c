import type { EvaluationEvent } from './events.ts';
import type { EvaluationState, PlannedInterview } from './state.ts';

type Interviews = EvaluationState['interviews'];
type InterviewEvent = Extract<EvaluationEvent, { kind: `interview${string}` }>;

/** The plan after one more event about an interview; pure. */
export function applyInterviewEvent(interviews: Interviews, event: InterviewEvent): Interviews {
  if (event.kind === 'interview-planned' || event.kind === 'interview-changed')
    return { ...interviews, [event.interview.id]: write(interviews, event) };
  const { [event.interview]: before, ...others } = interviews;
  if (before === undefined || event.kind === 'interview-removed') return others;
  return { ...interviews, [event.interview]: changeOne(before, event) };
}

function write(
  interviews: Interviews,
  { interview, seq: revision, by, at }: Extract<InterviewEvent, { interview: object }>,
): PlannedInterview {
  const before = interviews[interview.id];
  const { status = { kind: 'planned' }, namesRevision = null } = before ?? {};
  return { ...interview, revision, by, at, status, namesRevision };
}

function changeOne(
  before: PlannedInterview,
  event: Exclude<InterviewEvent, { interview: object } | { kind: 'interview-removed' }>,
): PlannedInterview {
  const { seq: revision, by, at } = event;
  switch (event.kind) {
    case 'interview-done':
      return { ...before, revision, by, at, status: { kind: 'done', persons: event.persons, by, at } };
    case 'interview-cancelled':
      return { ...before, revision, by, at, status: { kind: 'cancelled', reason: event.reason, by, at } };
    case 'interview-reopened':
      return { ...before, revision, by, at, status: { kind: 'planned' } };
    case 'interviewees-changed':
      return { ...before, namesRevision: revision };
  }
}
