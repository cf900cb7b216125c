import { diffInstruments, instrumentDifferenceSchema, type Instrument } from '@samskar/shared/instrument';
import { shippedInstruments } from '@samskar/shared/instrument/shipped';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildInstrument } from '../../support/build-instrument.ts';
import { leavesOf, replaceLeaf, type Leaf } from './support/leaves.ts';

const kk32 = shippedInstruments.find(({ id }) => id === 'kk-3.2')!;

/** With everything that a file can hold, so that its leaves are all that there are. */
const whole: Instrument = {
  ...buildInstrument({
    areas: [[[10, 5], [20]], [[30]]],
    criteria: [{ topGrade: 5 }, { topGrade: 3, weight: 2 }],
    criteriaByIndicatorId: { '1.1.2': ['c1'] },
    perspectives: [['1'], ['2']],
  }),
  notice: { nb: 'Merk' },
  provenance: [{ texts: 'names', basis: 'official', note: { nb: 'Brev' } }],
  sizeGroups: [
    { id: 'small', name: { nb: 'Liten' }, populationMin: 0, populationMax: 5000 },
    { id: 'large', name: { nb: 'Stor' }, populationMin: 5000 },
  ],
  normBand: { from: 10, to: 30, population: { nb: 'Alle' }, source: { nb: 'Rapport' } },
  disagreement: {
    redStep: 2,
    redExistence: true,
    redShareOfMax: 0.25,
    areaGapPoints: 5,
    totalGapPoints: 20,
    rereadShareMin: 0.05,
    rereadShareMax: 0.1,
  },
};

/** What is said, and not computed with. A descriptor's grade says which of the texts it is. */
const textKeys = [
  ...['name', 'notice', 'question', 'text', 'note', 'population', 'source'],
  ...['version', 'languages', 'defaultLanguage', 'basis', 'texts', 'grade'],
];
const isText = ({ path }: Leaf) => path.some((key) => textKeys.includes(String(key)));
const isCompared = ({ path }: Leaf) => path.length > 1 || !['format', 'id'].includes(String(path[0]));

test('an instrument differs from itself in nothing, whatever it is called', () => {
  for (const instrument of [...shippedInstruments, whole]) {
    const nothing = { verdict: 'none', texts: [], structure: [] };
    expect(diffInstruments(instrument, instrument)).toEqual(nothing);
    expect(diffInstruments(instrument, { ...structuredClone(instrument), id: 'other' })).toEqual(nothing);
  }
});

describe('a single change', () => {
  const leaves = leavesOf(whole).filter(isCompared);

  test.each(leaves.map((leaf) => [leaf.path.join('.'), leaf] as const))(
    'at %s is found both ways, and is editorial when it is a text',
    (_, leaf) => {
      const changed = replaceLeaf(whole, leaf);
      const verdict = isText(leaf) ? 'editorial' : 'substantive';
      expect(diffInstruments(whole, changed).verdict).toBe(verdict);
      expect(diffInstruments(changed, whole).verdict).toBe(verdict);
    },
  );

  test('anywhere in the shipped instrument is found, and is the only one', () => {
    const all = leavesOf(kk32).filter(isCompared);
    const texts = all.filter((leaf) => isText(leaf) && typeof leaf.value === 'string');
    fc.assert(
      fc.property(fc.constantFrom(...texts), (leaf) => {
        const difference = diffInstruments(kk32, replaceLeaf(kk32, leaf));
        expect(difference).toMatchObject({ verdict: 'editorial', structure: [] });
        expect(difference.texts).toHaveLength(1);
      }),
    );
  });
});

test('both sides of a change are said, by part, field, language and grade', () => {
  const changed = structuredClone(whole);
  changed.areas[0]!.subareas[0]!.indicators[0]!.max = 12.5;
  changed.areas[0]!.subareas[0]!.indicators[0]!.question = { nb: 'Nytt?', en: 'New?' };
  changed.criteria[1]!.descriptors[3]!.text = { nb: 'Alltid' };
  expect(diffInstruments(whole, changed)).toEqual({
    verdict: 'substantive',
    texts: [
      {
        part: { kind: 'indicator', id: '1.1.1' },
        field: 'question',
        language: 'nb',
        before: 'Navn 1.1.1',
        after: 'Nytt?',
      },
      {
        part: { kind: 'indicator', id: '1.1.1' },
        field: 'question',
        language: 'en',
        before: null,
        after: 'New?',
      },
      {
        part: { kind: 'criterion', id: 'c2' },
        field: 'descriptor',
        grade: 3,
        language: 'nb',
        before: 'Trinn 3',
        after: 'Alltid',
      },
    ],
    structure: [
      {
        kind: 'changed',
        part: { kind: 'indicator', id: '1.1.1' },
        field: 'max',
        before: '10',
        after: '12.5',
      },
    ],
  });
});

test('parts that come, go, move and change places are told once each', () => {
  const changed = structuredClone(whole);
  const [first, second] = changed.areas;
  const [gone] = first!.subareas[0]!.indicators.splice(1, 1);
  second!.subareas.unshift(...first!.subareas.splice(1, 1));
  second!.subareas[1]!.indicators.push({ ...gone!, id: '2.1.2' });
  changed.areas.reverse();
  const { structure } = diffInstruments(whole, changed);
  expect(structure).toEqual([
    { kind: 'moved', part: { kind: 'subarea', id: '1.2' }, before: '1', after: '2' },
    { kind: 'removed', part: { kind: 'indicator', id: '1.1.2' } },
    { kind: 'added', part: { kind: 'indicator', id: '2.1.2' } },
    {
      kind: 'changed',
      part: { kind: 'instrument', id: 'test-1.0' },
      field: 'order',
      of: 'area',
      before: '1, 2',
      after: '2, 1',
    },
  ]);
});

test('what names all criteria and what names none is the same, and so are descriptors in another order', () => {
  const changed = structuredClone(whole);
  changed.areas[0]!.subareas[0]!.indicators[0]!.criteria = ['c2', 'c1'];
  changed.criteria[0]!.descriptors.reverse();
  expect(diffInstruments(whole, changed).verdict).toBe('none');
});

test('between the shipped versions the difference is substantive, and crosses the network as it is', () => {
  for (const other of shippedInstruments) {
    const difference = diffInstruments(kk32, other);
    expect(difference.verdict).toBe(other === kk32 ? 'none' : 'substantive');
    expect(instrumentDifferenceSchema.parse(difference)).toEqual(difference);
  }
});
