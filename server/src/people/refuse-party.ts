import type { Refusal } from '@samskar/shared/api';
import type { People } from './people.ts';

/**
 * R16: nobody may take over, disable or re-role an assessor of an open evaluation in which they take part themselves, or have taken
 * part: they
 * could look into a ballot, or sign as the other. Undefined when there is no such evaluation.
 */
export function refuseParty(people: People, actor: string, account: string): Refusal | undefined {
  const own = new Set(people.evaluations.openEvaluationsEverOf(actor));
  const shared = people.evaluations
    .openEvaluationsOf(account)
    .filter(({ id, role }) => role === 'assessor' && own.has(id));
  if (shared.length === 0) return undefined;
  return { kind: 'takes-part-itself', evaluations: shared.map(({ id }) => id) };
}
