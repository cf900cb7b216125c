import type { Ballot } from '@samskar/shared/scoring';

/** To how many indicators each piece of evidence is linked in these ballots. */
export function countLinks(ballots: readonly Ballot[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const said of ballots.flatMap((ballot) => Object.values(ballot)))
    for (const evidence of Object.keys(said.evidence)) counts.set(evidence, (counts.get(evidence) ?? 0) + 1);
  return counts;
}
