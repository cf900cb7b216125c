import type { Ballot } from '../scoring/index.ts';
import { gradersOf } from './state.ts';
import type { EvaluationState } from './state.ts';

/**
 * Who graded these areas, by their place beside the others: A's first. More than one in a place where an assessor was
 * replaced between two reveals.
 */
export function seatsOf(state: EvaluationState, areas: readonly string[]): readonly (readonly string[])[] {
  const seats: string[][] = [];
  for (const area of areas)
    for (const [place, grader] of gradersOf(state, area).entries()) {
      const seat = (seats[place] ??= []);
      if (!seat.includes(grader)) seat.push(grader);
    }
  return seats;
}

/** What the revealed ballots of each place say of these areas. Where fewer graded, the last one's stands in for the rest. */
export function ballotsBySeat(state: EvaluationState, areas: readonly string[]): readonly Ballot[] {
  return seatsOf(state, areas).map((_, place) =>
    Object.fromEntries(
      areas.flatMap((area) => {
        const graders = gradersOf(state, area);
        const grader = graders[place] ?? graders.at(-1) ?? '';
        return Object.entries(state.revealed[area]?.ballots[grader] ?? {});
      }),
    ),
  );
}
