import type { Refusal } from '../api/refusals.ts';
import type { Instrument } from '../instrument/index.ts';
import { isLocked, type EvaluationState } from './state.ts';
import type { EvaluationRole } from './values.ts';

/**
 * Who may have the report of an evaluation, and when; undefined for who may. It says what the public part of the package would
 * say now, and is given out where that is read:
 * - assessors at any time: of areas that are not revealed there is nothing in it (R13);
 * - the internal reviewer, who reads grades as they are revealed, when every area is: a report of some would be read as the result;
 * - observers, who see no grades while they are discussed, with the first signature, as the public package.
 */
export function refuseReport(
  state: EvaluationState,
  { areas }: Instrument,
  role: EvaluationRole,
): Refusal | undefined {
  if (isLocked(state)) return undefined;
  switch (role) {
    case 'assessor':
      return undefined;
    case 'internal-reviewer':
      return areas.every(({ id }) => state.revealed[id] !== undefined)
        ? undefined
        : { kind: 'report-not-yet', why: 'not-revealed' };
    case 'observer':
      return { kind: 'report-not-yet', why: 'not-signed' };
  }
}
