import { movePlanQuerySchema } from '@samskar/shared/api';
import { ballotOwner } from '@samskar/shared/evaluation';
import type { Evaluations } from '../../evaluation/evaluations.ts';
import { listMovable, readMovePlan } from '../../evaluation/read-move-plan.ts';
import { listEarlierBallots } from '../../storage/earlier-ballot.ts';
import { pathValue, requireRight, type Routes } from '../api.ts';
import { readQuery } from '../read-query.ts';
import { Refused, valueOf } from '../refused.ts';
import { requireParticipant } from '../require-participant.ts';

/** Moving evaluations to another version of their instrument: which there are, what it would do, what it left behind. */
export function moveRoutes(evaluations: Evaluations): Routes {
  const { database, states } = evaluations;
  return (api) => {
    api.get('/instruments/:id/evaluations', (context) => {
      const { accountId } = requireRight(context, 'move-evaluations');
      const movable = listMovable(evaluations, pathValue(context, 'id'), accountId);
      if (movable === undefined) throw new Refused({ kind: 'not-found' });
      return context.json(movable);
    });

    api.get('/evaluations/:id/move-plan', (context) => {
      requireRight(context, 'move-evaluations');
      const { to } = readQuery(context, movePlanQuerySchema);
      return context.json(valueOf(readMovePlan(evaluations, pathValue(context, 'id'), to)));
    });

    api.get('/evaluations/:id/earlier-ballots', (context) => {
      const { account, evaluation } = requireParticipant(evaluations, context, 'write-own-ballot');
      const owner = ballotOwner(states.get(evaluation), account);
      return context.json(listEarlierBallots(database, evaluation, owner));
    });
  };
}
