import type { EvaluationState } from '@samskar/shared/evaluation';
import type { PublicPart } from '@samskar/shared/package';
import type { PublishedFigures } from '@samskar/shared/scoring';
import { archivedResult } from '../published/archived-result.ts';
import { refreshComparison } from '../published/refresh-comparison.ts';
import { setPopulation } from '../storage/municipality.ts';
import { insertPublishedResult, withdrawPublishedResult } from '../storage/published-result.ts';
import { packageToSign } from './evaluation-package.ts';
import type { Evaluations } from './evaluations.ts';
import type { Stamp } from './store-events.ts';

/**
 * Lets others compare themselves with what was signed, from now on, under the hash of what was signed; but nobody with what is
 * made up. Part of the caller's transaction.
 */
export function publishResult(evaluations: Evaluations, state: EvaluationState, { at, by }: Stamp): void {
  const { database, instruments } = evaluations;
  const { hashes, public: content } = packageToSign(evaluations, state);
  if (content.madeUp) return;
  const { municipality, population, populationDate, year, instrument } = content;
  setPopulation(database, municipality.id, populationDate, population);
  const result = archivedResult(instrument.file, {
    id: hashes.package,
    municipality,
    year,
    figures: figuresOf(content),
    source: 'Samskår',
    note: `SHA-256 ${hashes.package}`,
  });
  insertPublishedResult(database, result, { at: Date.parse(at), by });
  refreshComparison(database, instruments);
}

/** What was published counts no more. @param before the state in which it was */
export function withdrawResult(
  { database, instruments }: Evaluations,
  { published }: EvaluationState,
  { at, by }: Stamp,
): void {
  if (published === null) return;
  withdrawPublishedResult(database, published.packageHash, { at: Date.parse(at), by });
  refreshComparison(database, instruments);
}

/** As they are printed; what is not graded is a gap. */
function figuresOf({ result }: PublicPart): PublishedFigures {
  const total = Number(result.total.display);
  const printed = (lines: PublicPart['result']['areas']) =>
    lines.flatMap(({ id, display }) =>
      Number.isNaN(Number(display)) ? [] : [[id, Number(display)] as const],
    );
  return {
    ...(!Number.isNaN(total) && { total }),
    areas: Object.fromEntries(printed(result.areas)),
    subareas: Object.fromEntries(printed(result.subareas).map(([id, points]) => [id, { points }])),
  };
}
