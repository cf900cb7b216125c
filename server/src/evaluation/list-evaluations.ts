import { mayInInstallation, type EvaluationListItem } from '@samskar/shared/api';
import { isLocked, isSigned, obstaclesToSigning, type EvaluationState } from '@samskar/shared/evaluation';
import type { Viewer } from '../people/viewer.ts';
import { listEvaluationIds, listEvaluationIdsOf } from '../storage/evaluation.ts';
import { instrumentOf, type Evaluations } from './evaluations.ts';
import { peopleOf } from './read-snapshot.ts';

/** The evaluations in which a person takes part, newest first; for administrators all of them, without content. */
export function listEvaluations(
  evaluations: Evaluations,
  { accountId, roles }: Pick<Viewer, 'accountId' | 'roles'>,
): EvaluationListItem[] {
  const { database, states } = evaluations;
  const ids = mayInInstallation(roles, 'list-every-evaluation')
    ? listEvaluationIds(database)
    : listEvaluationIdsOf(database, accountId);
  return ids.map((id) => listItemOf(evaluations, states.get(id), accountId));
}

function listItemOf(evaluations: Evaluations, state: EvaluationState, account: string): EvaluationListItem {
  const { id, municipality, year, instrument, madeUp } = state.creation;
  const { country, code, name } = municipality;
  return {
    id,
    municipality: { country, code, name },
    year,
    instrument: instrument.id,
    role: state.participants[account] ?? null,
    people: peopleOf(evaluations, state),
    phase: phaseOf(evaluations, state),
    createdAt: state.createdAt,
    madeUp,
  };
}

function phaseOf(evaluations: Evaluations, state: EvaluationState): EvaluationListItem['phase'] {
  if (isSigned(state)) return 'signed';
  if (isLocked(state) || obstaclesToSigning(state, instrumentOf(evaluations, state)).length === 0)
    return 'signing';
  return Object.keys(state.revealed).length > 0 ? 'agreeing' : 'independent';
}
