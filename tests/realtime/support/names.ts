import { ballotName, jointName } from '@samskar/shared/documents';
import { accountOf, type PersonName } from './table-of-rights.ts';

export const evaluation = 'eeeeeeee-0000-4000-8000-000000000000';
export const joint = jointName(evaluation, '1', 1);

export function ballotOf(person: PersonName): string {
  return ballotName(evaluation, accountOf(person), '1', 1);
}
