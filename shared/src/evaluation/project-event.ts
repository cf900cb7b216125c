import type { EvaluationEvent } from './events.ts';
import type { EvaluationRole } from './values.ts';
import { mayInEvaluation } from '../api/permissions.ts';

/**
 * What a person of this role is sent of an event. Every event keeps its number, so that a gap in the numbers
 * means a lost message and never a hidden one. Nothing of a ballot is in the log before its reveal (R13).
 */
export function projectEvent(event: EvaluationEvent, role: EvaluationRole): EvaluationEvent {
  if (mayInEvaluation(role, 'read-revealed-grades')) return event;
  const { seq, at, by } = event;
  switch (event.kind) {
    case 'block-revealed':
      return { ...event, ballots: [] };
    case 'decided':
    case 'confirmed':
    case 'evidence-saved':
    case 'account-recovered':
    case 'snapshot-taken':
    case 'text-restored':
    case 'interviewees-changed':
      return { seq, at, by, kind: 'points-changed' };
    case 'created':
    case 'participant-added':
    case 'participant-removed':
    case 'assessor-replaced':
    case 'assessor-left':
    case 'certificate-extended':
    case 'certificate-continued':
    case 'focus-changed':
    case 'archived':
    case 'taken-out-of-archive':
    case 'instrument-revised':
    case 'instrument-moved':
    case 'interview-planned':
    case 'interview-changed':
    case 'interview-done':
    case 'interview-cancelled':
    case 'interview-reopened':
    case 'interview-removed':
    case 'ready-said':
    case 'ready-taken-back':
    case 'points-changed':
    case 'gold-star-given':
    case 'gold-star-withdrawn':
    case 'signed':
    case 'published':
    case 'unlocked':
      return event;
  }
}
