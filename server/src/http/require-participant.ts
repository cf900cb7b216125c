import { mayInEvaluation, type EvaluationAction } from '@samskar/shared/api';
import type { EvaluationRole } from '@samskar/shared/evaluation';
import { accessMark } from '../evaluation/access-mark.ts';
import type { Evaluations } from '../evaluation/evaluations.ts';
import { listHadAccess } from '../storage/delete-evaluation.ts';
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
  { database, key }: Evaluations,
  context: HttpContext,
  action: EvaluationAction,
): Participant {
  const { accountId: account } = requireViewer(context);
  const evaluation = pathValue(context, 'id');
  const role = findRole(database, evaluation, account);
  if (role === undefined) {
    const hadAccess = listHadAccess(database, evaluation);
    // Those who had it are told that it is gone, and their devices forget it.
    const isKnown = hadAccess.length > 0 && hadAccess.includes(accessMark(key, evaluation, account));
    throw new Refused({ kind: isKnown ? 'deleted' : 'not-found' });
  }
  if (!mayInEvaluation(role, action)) throw new Refused({ kind: 'not-allowed' });
  return { evaluation, account, role };
}
