import { canonicalBallot, commitment } from '@samskar/shared/documents';
import { frozenBallots, gradersOf, type EvaluationState } from '@samskar/shared/evaluation';

/** One assessor's ballot of one area, held against what was declared when it was said to be ready (R14). */
export type CommitmentCheck = {
  readonly area: string;
  readonly assessor: string;
  /** What was declared before the reveal, for all to see; undefined when this state never saw it. */
  readonly declared: string | undefined;
  /** What the revealed ballot and its nonce give. */
  readonly computed: string;
  readonly matches: boolean;
};

/** Computes the commitment of every revealed ballot anew. Empty for viewers who see no ballots. */
export function checkCommitments(state: EvaluationState): readonly CommitmentCheck[] {
  return Object.entries(state.revealed).flatMap(([area, revealed]) => {
    const [ballots, { proofs }] = [frozenBallots(revealed), revealed];
    return gradersOf(state, area).flatMap((assessor): CommitmentCheck[] => {
      const [ballot, proof] = [ballots[assessor], proofs[assessor]];
      if (!ballot || !proof) return [];
      const declared = state.ready[area]?.[assessor]?.commitment;
      const computed = commitment(proof.nonce, canonicalBallot(ballot));
      return [{ area, assessor, declared, computed, matches: declared === computed }];
    });
  });
}
