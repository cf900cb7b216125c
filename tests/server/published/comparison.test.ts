import { meanOf, type ComparedEvaluation, type Population } from '@samskar/shared/comparison';
import { findShippedInstrument } from '@samskar/shared/instrument/shipped';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareMunicipality } from '../../../server/src/published/compare-municipality.ts';
import { comparisonForReport } from '../../../server/src/published/comparison-for-report.ts';
import { refreshComparison } from '../../../server/src/published/refresh-comparison.ts';
import {
  findMunicipality,
  insertMunicipality,
  nowadays,
  setPopulation,
} from '../../../server/src/storage/municipality.ts';
import {
  insertPublishedResult,
  withdrawPublishedResult,
  type ArchivedResult,
} from '../../../server/src/storage/published-result.ts';
import { openArchiveDesk, type ArchiveDesk } from '../../support/archive-desk.ts';

const kk32 = findShippedInstrument('kk-3.2')!;

type Told = {
  readonly place: number;
  readonly year: number;
  readonly version: string;
  readonly total: number | undefined;
  readonly area: number;
  readonly isWithdrawn: boolean;
};

const toldArbitrary: fc.Arbitrary<Told> = fc.record({
  place: fc.nat({ max: 9 }),
  year: fc.integer({ min: 2012, max: 2020 }),
  version: fc.constantFrom('2.0', '2.1', '3.2'),
  total: fc.option(
    fc.integer({ min: 0, max: 8_000 }).map((tenths) => tenths / 10),
    { nil: undefined },
  ),
  area: fc.nat({ max: 100 }),
  isWithdrawn: fc.boolean(),
});

/** No real country: nothing of it comes with the program. */
const country = 'XX';
const idOf = (place: number) => `00000000-0000-4000-8000-${String(place).padStart(12, '0')}`;
const populationOf = (place: number) => (place === 0 ? null : place * 2_500);

function result({ place, year, version, total, area }: Told, id: string): ArchivedResult {
  return {
    id,
    subject: { kind: 'municipality', id: idOf(place), country, code: `9${place}`, name: `Kommune ${place}` },
    year,
    version,
    isVersionCertain: true,
    instrument: `kk-${version}`,
    figures: { ...(total !== undefined && { total }), areas: { '4': area }, subareas: {} },
    areaNames: {},
    totalMax: 800,
    areaMax: 100,
    sources: [{ source: 'Kilde', note: '', places: [] }],
    shipped: false,
  };
}

/** Adds all, then withdraws some, as the archive does; what stands of a municipality and year is what was added last. */
function write({ database, instruments }: ArchiveDesk, told: readonly Told[]): readonly ComparedEvaluation[] {
  for (const [index, one] of told.entries())
    database.transaction(() => {
      insertPublishedResult(database, result(one, `r${String(index).padStart(3, '0')}`), {
        at: index,
        by: null,
      });
      refreshComparison(database, instruments);
    });
  for (const [index, { isWithdrawn }] of told.entries())
    if (isWithdrawn)
      database.transaction(() => {
        withdrawPublishedResult(database, `r${String(index).padStart(3, '0')}`, { at: 1_000, by: null });
        refreshComparison(database, instruments);
      });
  const standing = new Map(
    told.filter((one) => !one.isWithdrawn).map((one) => [`${one.place} ${one.year}`, one]),
  );
  return [...standing.values()].map(({ place, year, version, total, area }) => ({
    municipality: idOf(place),
    country,
    year,
    version,
    population: populationOf(place),
    // Area 4 of 2.x is shown as area 8, by the map between them.
    points: { ...(total !== undefined && { total }), [version === '3.2' ? '4' : '8']: area },
  }));
}

test('sums that triggers keep give the same means as the definition, whatever was added and withdrawn', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(toldArbitrary, { maxLength: 40 }),
      fc.integer({ min: 2012, max: 2020 }),
      fc.integer({ min: 2012, max: 2020 }),
      fc.constantFrom(undefined, '2', '3'),
      async (told, one, other, line) => {
        const desk = await openArchiveDesk();
        const { database, instruments } = desk;
        for (let place = 0; place < 10; place += 1) {
          const codes = [{ code: `9${place}`, name: `Kommune ${place}`, from: null, to: null }];
          insertMunicipality(database, idOf(place), { country, codes });
          const population = populationOf(place);
          if (population !== null) setPopulation(database, idOf(place), '2010-01-01', population);
        }
        const evaluations = write(desk, told);
        const [from, to] = [Math.min(one, other), Math.max(one, other)];
        const compared = compareMunicipality(database, instruments, {
          m: idOf(0),
          from,
          to,
          line,
          size: 'middle',
        })!;
        const group = kk32.sizeGroups.find(({ id }) => id === 'middle')!;
        const whos: readonly Population['who'][] = [
          { kind: 'country', country },
          { kind: 'size-group', country, group },
        ];
        for (const [index, who] of whos.entries()) {
          const population = { from, to, line, who };
          const shown = compared.means[index]!;
          const total = meanOf(evaluations, population, 'total');
          expect(shown.total.n).toBe(total.n);
          expect(shown.versions).toEqual(total.versions);
          expectClose(shown.total.points, total.points);
          for (const area of ['4', '8']) {
            const mean = meanOf(evaluations, population, area);
            expect(shown.areas[area]?.n ?? 0).toBe(mean.n);
            expectClose(shown.areas[area]?.points ?? null, mean.points);
          }
        }
        database.close();
      },
    ),
    { numRuns: 40 },
  );
});

function expectClose(one: number | null, other: number | null): void {
  if (one === null || other === null) expect(one).toBe(other);
  else expect(one).toBeCloseTo(other, 6);
}

test('a population that becomes known later decides over the size group', async () => {
  const { database, archive } = await openArchiveDesk();
  const id = findMunicipality(database, { country: 'NO', code: '5027', day: nowadays })!;
  expect(archive.compare({ m: id })!.sizeGroup).toBeNull();
  setPopulation(database, id, '2023-01-01', 7_000);
  const compared = archive.compare({ m: id })!;
  expect(compared.sizeGroup).toBe('middle');
  expect(compared.means[1]!.total).toEqual({ n: 1, points: null });
});

test('a population counted after the evaluation says nothing of it', async () => {
  const { database, archive } = await openArchiveDesk();
  const id = findMunicipality(database, { country: 'NO', code: '5027', day: nowadays })!;
  setPopulation(database, id, '2024-01-01', 7_000);
  expect(archive.compare({ m: id })!.sizeGroup).toBeNull();
});

test('the distribution names who, when and how many, and is not shown of fewer than five', async () => {
  const { database, archive } = await openArchiveDesk();
  const id = findMunicipality(database, { country: 'NO', code: '5027', day: nowadays })!;
  const { distribution, from, to } = archive.compare({ m: id })!;
  expect({ from, to, n: distribution.n, rank: distribution.rank }).toEqual({
    from: 2014,
    to: 2023,
    n: 7,
    rank: 2,
  });
  expect(distribution.ranked!.map(({ name }) => name).slice(0, 2)).toEqual(['Røros', 'Midtre Gauldal']);
  const few = archive.compare({ m: id, from: 2020, to: 2023 })!.distribution;
  expect(few).toEqual({ n: 2, ranked: null, totals: null, rank: null });
});

test('a report is told its own years along the map, means with their population, and ranks', async () => {
  const desk = await openArchiveDesk();
  const told = comparisonForReport(desk, {
    municipality: { kind: 'code', country: 'NO', code: '3427' },
    year: 2024,
    instrument: kk32,
    population: 5_600,
    language: 'nb',
  });
  expect(told.ownYears.map(({ year, total, basis }) => [year, total, basis])).toEqual([
    [2015, 431, 'inferred'],
    [2012, null, 'inferred'],
  ]);
  // What 2.0 calls area 2 is area 5 in 3.2.
  expect(told.ownYears[0]!.areas).toMatchObject({ '1': 33, '5': 34, '2': 58 });
  expect(
    told.means.map(({ kind, label, n, total, printedIn }) => [kind, label, n, total, printedIn]),
  ).toEqual([
    ['nation', 'NO', 7, expect.any(Number), null],
    ['size-group', '5\u00a0000–10\u00a0000 innbyggere', 0, null, null],
    // Of several printed ones of the same the newest, a size group under the instrument's name.
    ['size-group', '5\u00a0000–10\u00a0000 innbyggere', null, 380, 2023],
    ['nation', 'snitt alle norske kommuner', null, 370, 2023],
  ]);
  expect(told.means.every(({ source, printedIn }) => (source === null) === (printedIn === null))).toBe(true);
  expect(told.ranking.filter(({ isOwn }) => isOwn)).toMatchObject([
    { name: 'Tynset', year: 2015, version: '2.0', total: 431, isOwn: true },
  ]);
  expect(told.dataDate).toBeNull();
});

test('a report is told the best of the other country of its line of versions alone', async () => {
  const desk = await openArchiveDesk();
  const toldOf = (country: string, code: string, year: number) =>
    comparisonForReport(desk, {
      municipality: { kind: 'code', country, code },
      year,
      instrument: year < 2020 ? findShippedInstrument('kk-2.1')! : kk32,
      population: null,
      language: 'nb',
    }).abroad;
  expect(toldOf('NO', '5027', 2023)).toMatchObject([
    {
      country: 'SE',
      n: 1,
      period: { from: 2014, to: 2023 },
      versions: ['3.x'],
      best: [{ name: 'Höganäs', total: 679 }],
    },
  ]);
  const [before] = toldOf('NO', '5027', 2017);
  expect(before).toMatchObject({ n: 4, versions: ['2.0', '2.1'] });
  expect(before!.best.map(({ total }) => total)).toEqual([668, 644, 615, 497]);
  expect(toldOf('SE', '1284', 2023)).toMatchObject([{ country: 'NO' }]);
  expect(toldOf('NO', '5027', 2009)).toEqual([]);
});

test('a report is told inhabitants and income groups that were taken in, as known at each evaluation', async () => {
  const desk = await openArchiveDesk();
  const tynset = findMunicipality(desk.database, { country: 'NO', code: '3427', day: nowadays })!;
  const subject = { year: 2023, instrument: kk32, population: 6_000, language: 'nb' } as const;
  const told = () =>
    comparisonForReport(desk, { ...subject, municipality: { kind: 'code', country: 'NO', code: '5027' } });
  const rowOf = (name: string) => told().ranking.find((one) => one.name === name);
  expect(rowOf('Tynset')).toMatchObject({ population: null, incomeGroup: null });
  expect(told().incomeGroup).toBeNull();
  setPopulation(desk.database, tynset, '2014-01-01', 5_580, 2);
  // Counted again without a group: the last known one stays.
  setPopulation(desk.database, tynset, '2015-01-01', 5_600);
  setPopulation(desk.database, tynset, '2016-01-01', 5_700, 4);
  expect(rowOf('Tynset')).toMatchObject({ year: 2015, population: 5_600, incomeGroup: 2 });
  const gauldal = findMunicipality(desk.database, { country: 'NO', code: '5027', day: nowadays })!;
  setPopulation(desk.database, gauldal, '2023-01-01', 6_100, 3);
  setPopulation(desk.database, gauldal, '2024-01-01', 6_100, 1);
  expect(told().incomeGroup).toBe(3);
});

test('a municipality without history has none, and still its means', async () => {
  const desk = await openArchiveDesk();
  const told = comparisonForReport(desk, {
    municipality: { kind: 'code', country: 'NO', code: '0301' },
    year: 2024,
    instrument: kk32,
    population: null,
    language: 'nb',
  });
  expect(told.ownYears).toEqual([]);
  expect(told.means[0]).toMatchObject({ kind: 'nation', n: 7 });
});

test('of what was merged the predecessors are known', async () => {
  const { archive } = await openArchiveDesk();
  const [kristiansund] = archive.searchMunicipalities('kristiansund');
  const compared = archive.compare({ m: kristiansund!.id })!;
  expect(compared.predecessors.map(({ name, code }) => [name, code])).toEqual(
    expect.arrayContaining([
      ['Kristiansund', '1503'],
      ['Frei', '1556'],
    ]),
  );
});
