import { mayInEvaluation, type EvaluationAction } from '@samskar/shared/api';
import type { EvaluationRole } from '@samskar/shared/evaluation';
import type { Evaluations } from '../evaluation/evaluations.ts';
import { isDeletedEvaluation } from '../storage/delete-evaluation.ts';
import { findRole } from '../storage/evaluation.ts';
import { pathValue, requireViewer, type HttpContext } from './api.ts';
import { Refused } from './refused.ts';

export type Participant = {
  readonly evaluation: string;
  readonly account: string;
  readonly role: EvaluationRole;
};

/** The person behind the request, whose role in the evaluation allows `action`. To others there is no such evaluation (R7). */
export function requireParticipant(
  { database }: Evaluations,
  context: HttpContext,
  action: EvaluationAction,
): Participant {
  const { accountId: account } = requireViewer(context);
  const evaluation = pathValue(context, 'id');
  const role = findRole(database, evaluation, account);
  // An id that nobody can guess: only who had the evaluation can ask, and their devices must forget it.
  if (role === undefined && isDeletedEvaluation(database, evaluation)) throw new Refused({ kind: 'deleted' });
  if (role === undefined) throw new Refused({ kind: 'not-found' });
  if (!mayInEvaluation(role, action)) throw new Refused({ kind: 'not-allowed' });
  return { evaluation, account, role };
}
