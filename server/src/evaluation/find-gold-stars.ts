import { goldStarsPageRows, type FoundGoldStar } from '@samskar/shared/api';
import type { Creation } from '@samskar/shared/evaluation';
import { instrumentIndex, type Instrument } from '@samskar/shared/instrument';
import { findInstrumentHash } from '../storage/evaluation.ts';
import { listGoldStarsOf, type StandingGoldStar } from '../storage/gold-star.ts';
import { creationOf } from './creation-of.ts';
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
  const instrument = presentInstrument(evaluations, evaluation);
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

/** The one that the evaluation stands on now. An indicator that it has no more is nobody's example. */
function presentInstrument(
  { database, instruments }: Evaluations,
  evaluation: string,
): Instrument | undefined {
  const hash = findInstrumentHash(database, evaluation);
  return hash === undefined ? undefined : instruments.findByHash(hash)?.instrument;
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
