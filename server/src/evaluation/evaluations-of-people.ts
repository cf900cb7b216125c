import { isSigned } from '@samskar/shared/evaluation';
import type { EvaluationsOfPeople } from '../people/ports.ts';
import { findRole, listEvaluationIdsOf } from '../storage/evaluation.ts';
import { listEvaluationsLeftBy } from '../storage/evaluation-event.ts';
import { instrumentOf, type Evaluations } from './evaluations.ts';
import { storeEvents } from './store-events.ts';

/** What people must know of evaluations, and the other way round (R16). */
export function evaluationsOfPeople(
  evaluations: Pick<Evaluations, 'database' | 'states' | 'chance' | 'watcher' | 'instruments'>,
): EvaluationsOfPeople {
  const { database, states, chance } = evaluations;
  const openEvaluationsOf: EvaluationsOfPeople['openEvaluationsOf'] = (account) =>
    listEvaluationIdsOf(database, account).flatMap((id) => {
      const role = findRole(database, id, account);
      return role === undefined || isSigned(states.get(id)) ? [] : [{ id, role }];
    });
  return {
    openEvaluationsOf,
    openEvaluationsEverOf: (account) => [
      ...new Set([
        ...openEvaluationsOf(account).map(({ id }) => id),
        ...listEvaluationsLeftBy(database, account).filter((id) => !isSigned(states.get(id))),
      ]),
    ],
    onCertificateIssued: (account, { family, expiresOn }, by) => {
      const stamp = { at: new Date(chance.now()).toISOString(), by };
      for (const { id, role } of openEvaluationsOf(account)) {
        const state = states.get(id);
        if (role === 'assessor' && instrumentOf(evaluations, state).family === family)
          storeEvents(
            evaluations,
            id,
            state.seq,
            [{ kind: 'certificate-extended', account, expiresOn }],
            stamp,
          );
      }
    },
    onAccountRecovered: (account, by) => {
      const stamp = { at: new Date(chance.now()).toISOString(), by };
      // Also where all have signed: a signature can be given anew after unlocking.
      for (const id of listEvaluationIdsOf(database, account))
        if (findRole(database, id, account) === 'assessor')
          storeEvents(evaluations, id, states.get(id).seq, [{ kind: 'account-recovered', account }], stamp);
    },
  };
}
