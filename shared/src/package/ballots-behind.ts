import type { BallotIndicator } from '../scoring/index.ts';
import type { PublicPart, WorkingPapers } from './package-schema.ts';

type Ballots = WorkingPapers['ballots'];
type Moves = PublicPart['instrument']['moves'];

/**
 * What was revealed of a decision's indicator when it was taken, by assessor: none where the evaluation had moved to an
 * instrument that opened the indicator again, and nobody had graded it blind since.
 */
export function ballotsBehind(
  { indicator, voided }: Pick<WorkingPapers['decisions'][number], 'indicator' | 'voided'>,
  ballots: Ballots,
  moves: Moves = [],
): Record<string, BallotIndicator> {
  const opened = moves.filter(({ plan }) => isOpenAfter(plan, indicator)).map(({ at }) => at);
  // What was decided before a move is void since then at the latest.
  const isBefore = (at: string) => voided !== undefined && voided.at <= at;
  return Object.fromEntries(
    ballots
      .filter(({ revealedAt }) => voided === undefined || revealedAt <= voided.at)
      .filter(({ revealedAt }) => opened.every((at) => at < revealedAt || isBefore(at)))
      .flatMap(({ assessor, values }) => {
        const said = values[indicator];
        return said ? [[assessor, said]] : [];
      }),
  );
}

function isOpenAfter({ openAgain, ...plan }: NonNullable<Moves>[number]['plan'], indicator: string): boolean {
  return [...openAgain, ...plan.void].some((one) => one.indicator === indicator);
}
