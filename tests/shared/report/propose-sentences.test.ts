import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ReportComparison } from '@samskar/shared/comparison';
import type { Instrument } from '@samskar/shared/instrument';
import { isStale, proposeSentences, type ProposedSentence, nothingToCompare } from '@samskar/shared/report';
import { fiveAreas, meanOf, ownYear, rankedOthers, resultOf } from '../../support/report-content.ts';

type Case = {
  readonly points?: readonly (number | null)[];
  readonly comparison?: Partial<ReportComparison>;
  readonly normBand?: { readonly from: number; readonly to: number };
  readonly language?: 'nb' | 'en';
  readonly instrument?: Instrument;
};

/** 60 + 50 + 40 + 30 + 20 = 200 of 500 points. */
const usual = [60, 50, 40, 30, 20];

function propose({ points = usual, comparison, normBand, language = 'nb', instrument }: Case) {
  return proposeSentences({
    instrument: instrument ?? fiveAreas(normBand),
    result: resultOf(points),
    population: 6_000,
    comparison: { ...nothingToCompare, ...comparison },
    language,
  });
}

function textOf(id: string, given: Case): string | undefined {
  return propose(given).find((sentence) => sentence.id === id)?.text;
}

test.each([
  ['the highest', [100, 120, 130, 140], 'den høyeste av 5'],
  ['the second highest of many', [300, 10, 20, 30, 40], 'den nest høyeste av 6'],
  ['the third highest', [300, 310, 10, 20, 30, 40], 'den tredje høyeste av 7'],
  ['one of several', [200, 10, 20, 30], 'delt høyeste av 5'],
  ['the lowest', [300, 310, 320, 330], 'den laveste av 5'],
  ['the third lowest', [300, 310, 320, 330, 10, 20], 'den tredje laveste av 7'],
  ['in the middle', [300, 310, 320, 330, 10, 20, 30], 'nummer 5 av 8'],
])('says that the total is %s', (_, others, standing) => {
  expect(textOf('total/rank', { comparison: { ranking: rankedOthers(others) } })).toContain(
    `Totalen på 200 poeng er ${standing} (`,
  );
});

describe('within its size group', () => {
  const instrument = {
    ...fiveAreas(),
    sizeGroups: [
      { id: 'small', name: { nb: 'Under 5 000 innbyggere' }, populationMin: 0, populationMax: 5_000 },
      { id: 'large', name: { nb: 'Over 5 000 innbyggere' }, populationMin: 5_000 },
    ],
  };
  const others = rankedOthers([300, 10, 20, 30, 400, 500]).map((other, at) => ({
    ...other,
    // The two best are small.
    population: at < 4 ? 8_000 : 2_000,
  }));

  test('the total has a place among those of its size alone', () => {
    const given = { instrument, comparison: { ranking: others } };
    expect(textOf('total/rank', given)).toContain('nummer 4 av 7');
    expect(textOf('total/rank/size-group', given)).toContain(
      'Blant kommuner med over 5 000 innbyggere er totalen på 200 poeng den nest høyeste av 5 (',
    );
  });

  test('it has none among fewer than five, those of unknown size not counted', () => {
    const ranking = others.map((other, at) => ({ ...other, population: at === 0 ? null : other.population }));
    expect(textOf('total/rank/size-group', { instrument, comparison: { ranking } })).toBeUndefined();
  });

  test('it has none where the instrument has no size groups', () => {
    expect(textOf('total/rank/size-group', { comparison: { ranking: others } })).toBeUndefined();
  });
});

test('ranks by what is shown, and does not count the municipality twice', () => {
  const ranking = [...rankedOthers([200.4, 1, 2, 3]), { ...rankedOthers([900])[0]!, isOwn: true }];
  expect(textOf('total/rank', { comparison: { ranking } })).toContain('delt høyeste av 5');
});

test('ranks nothing among fewer than five', () => {
  expect(textOf('total/rank', { comparison: { ranking: rankedOthers([1, 2, 3]) } })).toBeUndefined();
});

test('says of when the figures are, where somebody has changed them', () => {
  const ranking = rankedOthers([1, 2, 3, 4]);
  const dated = { ranking, dataDate: '2026-11-21' };
  expect(textOf('total/rank', { comparison: dated })).toContain('tall per 21.\u00a0november\u00a02026');
  expect(textOf('total/rank', { comparison: { ranking } })).not.toContain('tall per');
});

test.each([
  [
    180,
    'ligger 20 poeng over snittet for landet, som er 180 poeng (57 kommuner; 2014–2023; versjon 2.1 og 3.2)',
  ],
  [210.4, 'ligger 10 poeng under snittet for landet, som er 210 poeng'],
  [200.3, 'ligger likt med snittet for landet'],
])('compares the total with a mean of %d', (mean, text) => {
  expect(textOf('total/mean/nation', { comparison: { means: [meanOf(mean)] } })).toContain(text);
});

test('compares with no mean of fewer than five', () => {
  const means = [{ ...meanOf(180, { 1: 1, 2: 1, 3: 1, 4: 1, 5: 1 }), n: 4 }];
  expect(propose({ comparison: { means } }).filter(({ text }) => text.includes('snittet'))).toEqual([]);
});

test('prefers the mean that was computed here, which stands first', () => {
  const means = [meanOf(180), { ...meanOf(190), printedIn: 2023, source: 'en rapport' }];
  const found = propose({ comparison: { means } }).filter(({ id }) => id === 'total/mean/nation');
  expect(found.map(({ text }) => text)).toEqual([expect.stringContaining('som er 180 poeng')]);
});

test.each([
  ['3.2', 240, 'Totalen falt fra 240 poeng i 2015 til 200.'],
  ['3.2', 150.2, 'Totalen steg fra 150 poeng i 2015 til 200.'],
  ['3.2', 200, 'Totalen har 200 poeng, som i 2015.'],
  [
    '2.0',
    240,
    'Totalen falt fra 240 poeng i 2015 til 200, men versjonen er en annen (2.0 den gangen, 3.2 nå)',
  ],
])('says how the total has changed since version %s gave %d', (version, before, text) => {
  const ownYears = [ownYear(before, {}, version)];
  expect(textOf('total/change', { comparison: { ownYears } })).toContain(text);
});

test('looks past a year whose total was not published', () => {
  const ownYears = [ownYear(null), { ...ownYear(150), year: 2010 }];
  expect(textOf('total/change', { comparison: { ownYears } })).toContain('i 2010');
});

test('names the areas that are furthest from the mean, on each side', () => {
  const means = [meanOf(null, { 1: 30, 2: 35, 3: 20, 4: 31, 5: 50 })];
  expect(textOf('areas/above/nation', { comparison: { means } })).toContain(
    'Lengst over snittet for landet ligger områdene 1, 3 og 2, med 30, 20 og 15 poeng',
  );
  expect(textOf('areas/below/nation', { comparison: { means } })).toContain(
    'områdene 5 og 4, med 30 og 1 poeng',
  );
});

test('leaves to chance no area that is named', () => {
  const means = [meanOf(null, { 1: 30, 2: 40, 3: 30, 4: 20, 5: 50 })];
  expect(textOf('areas/above/nation', { comparison: { means } })).toContain('område 1, med 30 poeng');
});

test('says what is nearest to the possible and what is furthest, unless several are', () => {
  expect(textOf('areas/nearest', {})).toContain('1 Navn 1 med 60 av 100 poeng');
  expect(textOf('areas/furthest', {})).toContain('5 Navn 5 med 20 av 100 poeng');
  expect(textOf('areas/nearest', { points: [60, 60, 40, 30, 20] })).toBeUndefined();
});

test.each([
  [210, 300, 'ligger under det som er normalt'],
  [100, 200, 'ligger innenfor det som er normalt'],
  [100, 199, 'ligger over det som er normalt'],
])('compares the total with a norm of %d-%d', (from, to, text) => {
  expect(textOf('total/norm', { normBand: { from, to } })).toContain(text);
});

test('offers each area its own sentences, at its head', () => {
  const comparison = {
    means: [meanOf(null, { 2: 40 })],
    ownYears: [ownYear(null, { 2: 55, 3: null }, '2.0')],
  };
  const found = propose({ comparison }).filter(({ place }) => place.startsWith('area/'));
  expect(found.map(({ id, place }) => [id, place])).toEqual([
    ['area/2/mean/nation', 'area/2/lead'],
    ['area/2/change', 'area/2/lead'],
  ]);
  expect(found[1]?.text).toContain('Området falt fra 55 poeng i 2015 til 50, men versjonen er en annen');
});

test('says nothing of what is not graded', () => {
  const comparison = {
    ranking: rankedOthers([1, 2, 3, 4]),
    means: [meanOf(100, { 1: 1, 2: 1, 3: 1, 4: 1, 5: 1 })],
    ownYears: [ownYear(100, { 1: 1 })],
  };
  expect(propose({ points: [null, null, null, null, null], comparison })).toEqual([]);
});

test('says the same in English', () => {
  const comparison = { ranking: rankedOthers([300, 1, 2, 3]), ownYears: [ownYear(240, {}, '2.0')] };
  expect(textOf('total/rank', { comparison, language: 'en' })).toContain(
    'The total of 200 points is the second highest of 5',
  );
  expect(textOf('total/change', { comparison, language: 'en' })).toContain(
    'The total fell from 240 points in 2015 to 200, but the version is another',
  );
});

test('flags a sentence that was taken over when its figures have changed, and no other', () => {
  const before = propose({ comparison: { ranking: rankedOthers([300, 1, 2, 3]), means: [meanOf(180)] } });
  const after = propose({ comparison: { ranking: rankedOthers([300, 250, 2, 3]), means: [meanOf(180)] } });
  expect(before.filter((sentence) => isStale(sentence, after)).map(({ id }) => id)).toEqual(['total/rank']);
});

test('flags a sentence that the figures no longer allow', () => {
  const [rank] = propose({ comparison: { ranking: rankedOthers([300, 1, 2, 3]) } });
  expect(isStale(rank!, propose({}))).toBe(true);
});

test('does not call a sentence stale for its language, its day or its edited words', () => {
  const ranking = rankedOthers([300, 1, 2, 3]);
  const norwegian = propose({ comparison: { ranking, dataDate: '2026-01-01' } });
  const english = propose({ comparison: { ranking, dataDate: '2026-11-21' }, language: 'en' });
  expect(norwegian.filter((sentence) => isStale(sentence, english))).toEqual([]);
});

const anyFigures = fc.record({
  points: fc.array(fc.option(fc.integer({ min: 0, max: 100 })), { minLength: 5, maxLength: 5 }),
  others: fc.array(fc.double({ min: 0, max: 500, noNaN: true }), { maxLength: 20 }),
  means: fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 5, maxLength: 5 }),
});

test('gives each sentence an id of its own and whole figures, whatever they are', () => {
  fc.assert(
    fc.property(anyFigures, ({ points, others, means }) => {
      const sentences = proposeAny(points, others, means);
      expect(new Set(sentences.map(({ id }) => id)).size).toBe(sentences.length);
      for (const { text } of sentences) expect(text).not.toMatch(/NaN|undefined|null|\d[.,]\d{3,}/);
    }),
  );
});

test('calls nothing stale while nothing has changed', () => {
  fc.assert(
    fc.property(anyFigures, ({ points, others, means }) => {
      const sentences = proposeAny(points, others, means);
      const again = proposeAny(points, others, means);
      expect(sentences.filter((sentence) => isStale(sentence, again))).toEqual([]);
    }),
  );
});

function proposeAny(
  points: readonly (number | null)[],
  others: readonly number[],
  means: readonly number[],
): readonly ProposedSentence[] {
  const areas = Object.fromEntries(means.map((mean, at) => [String(at + 1), mean]));
  return propose({
    points,
    comparison: {
      ranking: rankedOthers(others),
      means: [
        meanOf(
          means.reduce((sum, one) => sum + one, 0),
          areas,
        ),
      ],
      ownYears: [ownYear(others[0] ?? null, areas, '2.0')],
    },
  });
}
