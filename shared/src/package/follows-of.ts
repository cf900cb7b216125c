import { classifyOutcome, type OutcomeClass } from '../disagreement/index.ts';
import { ballotsBehind } from './ballots-behind.ts';
import type { PublicPart, WorkingPapers } from './package-schema.ts';

type Decision = Pick<WorkingPapers['decisions'][number], 'indicator' | 'outcome' | 'voided'>;

/** Whose ballot a decision follows; null for a parked one, and for one about what nobody had graded blind. */
export function followsOf(
  decision: Decision,
  ballots: WorkingPapers['ballots'],
  moves: PublicPart['instrument']['moves'],
): OutcomeClass | null {
  const said = ballotsBehind(decision, ballots, moves);
  const { outcome } = decision;
  return outcome.kind === 'parked' || Object.keys(said).length === 0 ? null : classifyOutcome(said, outcome);
}
