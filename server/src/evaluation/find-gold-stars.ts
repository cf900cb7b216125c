import { goldStarsPageRows, type FoundGoldStar } from '@samskar/shared/api';
import type { Creation } from '@samskar/shared/evaluation';
import { instrumentIndex } from '@samskar/shared/instrument';
import { listEvents } from '../storage/evaluation-event.ts';
import { listGoldStarsOf, type StandingGoldStar } from '../storage/gold-star.ts';
import type { Evaluations } from './evaluations.ts';

type Search = { readonly q?: string | undefined; readonly offset?: number | undefined };

/** The gold stars that an account may read and whose words are all found; newest evaluation first. */
export function findGoldStars(
  evaluations: Evaluations,
  account: string,
  { q = '', offset = 0 }: Search,
): { readonly stars: readonly FoundGoldStar[]; readonly total: number } {
  const words = q.toLocaleLowerCase('nb').split(/\s+/).filter(Boolean);
  const creations = new Map<string, Creation>();
  const found = listGoldStarsOf(evaluations.database, account)
    .flatMap((star) => describe(evaluations, star, creations) ?? [])
    .filter((star) => words.every((word) => textOf(star).includes(word)))
    .sort((one, other) => other.year - one.year || (one.at < other.at ? 1 : -1));
  return { stars: found.slice(offset, offset + goldStarsPageRows), total: found.length };
}

function describe(
  evaluations: Evaluations,
  { id, evaluation, indicator, practice, why, at }: StandingGoldStar,
  creations: Map<string, Creation>,
): FoundGoldStar | undefined {
  const creation = creations.get(evaluation) ?? creationOf(evaluations, evaluation);
  creations.set(evaluation, creation);
  const instrument = evaluations.instruments.findByHash(creation.instrument.hash)?.instrument;
  const area = instrument && instrumentIndex(instrument).areaByIndicatorId.get(indicator);
  if (instrument === undefined || area === undefined) return undefined;
  const { country, code, name } = creation.municipality;
  return {
    id,
    evaluation,
    municipality: { country, code, name },
    year: creation.year,
    instrument: { id: instrument.id, version: instrument.version },
    area: { id: area.id, name: area.name },
    indicator,
    practice,
    why,
    at,
    madeUp: creation.madeUp,
  };
}

/** The first event says it; folding the whole log of hundreds of evaluations would hold up everybody's typing. */
function creationOf({ database }: Evaluations, evaluation: string): Creation {
  const [first] = listEvents(database, evaluation, 0, 1);
  if (first?.kind !== 'created') throw new Error(`Evaluation ${evaluation} does not begin with its creation`);
  return first.creation;
}

function textOf({ municipality, year, instrument, area, indicator, practice, why }: FoundGoldStar): string {
  const texts = [
    municipality.name,
    String(year),
    instrument.id,
    instrument.version,
    indicator,
    practice,
    why,
  ];
  return [...texts, ...Object.values(area.name)].join('\n').toLocaleLowerCase('nb');
}
