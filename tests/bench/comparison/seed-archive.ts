import { shippedInstruments } from '@samskar/shared/instrument/shipped';
import { InstrumentLibrary } from '../../../server/src/instruments/instrument-library.ts';
import { refreshComparison } from '../../../server/src/published/refresh-comparison.ts';
import type { Database } from '../../../server/src/storage/database.ts';
import { insertMunicipality, setPopulation } from '../../../server/src/storage/municipality.ts';
import { insertPublishedResult, type ArchivedResult } from '../../../server/src/storage/published-result.ts';

export type SeededArchive = {
  readonly municipalities: readonly string[];
  readonly results: readonly string[];
};

const evaluationsPerMunicipality = 5;
/** In one transaction: the journal stays small. */
const batch = 500;
const firstYear = 2003;

/** Fills the archive by the functions that the product fills it with; the same content each time. */
export function seedArchive(database: Database, evaluations: number): SeededArchive {
  const instruments = new InstrumentLibrary(database, () => 0);
  const random = randomNumbers(1);
  const count = Math.ceil(evaluations / evaluationsPerMunicipality);
  const municipalities = Array.from({ length: count }, (_, place) => idOf('a', place));
  const results: string[] = [];
  for (let from = 0; from < count; from += batch)
    database.transaction(() => {
      for (const [place, id] of municipalities.slice(from, from + batch).entries())
        results.push(...seedMunicipality(database, id, from + place, random));
      refreshComparison(database, instruments);
    });
  return { municipalities, results };
}

function seedMunicipality(
  database: Database,
  id: string,
  place: number,
  random: () => number,
): readonly string[] {
  const country = place % 5 < 3 ? 'NO' : 'SE';
  const name = nameOf(place, random);
  const code = String(10_000 + place);
  insertMunicipality(database, id, { country, codes: [{ code, name, from: null, to: null }] });
  setPopulation(database, id, '2000-01-01', Math.round(300 + 60_000 * random() ** 3));
  return Array.from({ length: evaluationsPerMunicipality }, (_, time) => {
    const year = firstYear + time * 5 + Math.floor(random() * 4);
    const result = resultOf(
      { id: idOf('b', place * 10 + time), municipality: id, country, code, name, year },
      random,
    );
    insertPublishedResult(database, result, { at: 1, by: null });
    return result.id;
  });
}

function resultOf(
  who: {
    readonly id: string;
    readonly municipality: string;
    readonly country: string;
    readonly code: string;
    readonly name: string;
    readonly year: number;
  },
  random: () => number,
): ArchivedResult {
  const version = who.year < 2015 ? '2.0' : who.year < 2020 ? '2.1' : '3.2';
  const areas = Object.fromEntries(
    Array.from({ length: 8 }, (_, area) => [String(area + 1), Math.round(10 + 80 * random())]),
  );
  return {
    id: who.id,
    subject: {
      kind: 'municipality',
      id: who.municipality,
      country: who.country,
      code: who.code,
      name: who.name,
    },
    year: who.year,
    version,
    isVersionCertain: true,
    instrument: shippedInstruments.find((one) => one.version === version)?.id ?? null,
    figures: { total: Object.values(areas).reduce((sum, points) => sum + points, 0), areas, subareas: {} },
    areaNames: {},
    totalMax: 800,
    areaMax: 100,
    sources: [{ source: 'Generated', note: '', places: [] }],
    shipped: false,
  };
}

/** Names as long and as much alike as those of real municipalities. */
function nameOf(place: number, random: () => number): string {
  const parts = [
    'Ås',
    'Berg',
    'Dal',
    'Eid',
    'Fjell',
    'Gran',
    'Haug',
    'Lund',
    'Mo',
    'Nes',
    'Sund',
    'Vik',
    'Øy',
  ];
  const pick = () => parts[Math.floor(random() * parts.length)] ?? '';
  return `${pick()}${pick().toLowerCase()}${place % 7 === 0 ? ` og ${pick()}` : ''}`;
}

function idOf(kind: string, place: number): string {
  return `00000000-0000-4000-8000-${kind}${String(place).padStart(11, '0')}`;
}

/** mulberry32: the same numbers on every machine. */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
