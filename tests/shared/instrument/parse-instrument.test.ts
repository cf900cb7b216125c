import { parseInstrument } from '@samskar/shared/instrument';
import { findShippedInstrument } from '@samskar/shared/instrument/shipped';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildInstrumentFile } from '../../support/build-instrument.ts';

describe('reading an instrument file', () => {
  test.each<[what: string, path: string, rule: RegExp, value: unknown]>([
    ['an unknown format', 'format', /must be "samskar-instrument\/1"/, 'samskar-instrument/2'],
    ['a maximum that is negative', 'areas[0].subareas[0].indicators[0].max', /above 0/, -1],
    ['a maximum that is a text', 'areas[0].subareas[0].indicators[0].max', /a number/, '10'],
    ['a maximum of four decimals', 'areas[0].subareas[0].indicators[0].max', /3 decimals/, 1.0001],
    ['an id with a slash', 'areas[0].id', /1-40 of/, 'a/b'],
    ['an id with a capital letter', 'areas[0].id', /1-40 of/, 'A'],
    ['the id that every object answers to', 'areas[0].id', /"constructor"/, 'constructor'],
    ['an area’s id taken twice', 'areas[1].id', /twice/, '1'],
    ['a sub-area id taken twice', 'areas[1].subareas[0].id', /twice/, '1.1'],
    ['an indicator id taken twice', 'areas[1].subareas[0].indicators[0].id', /twice/, '1.1.1'],
    ['a criterion id taken twice', 'criteria[1].id', /twice/, 'system-process'],
    ['a language named twice', 'languages[1]', /twice/, 'nb'],
    ['a default language that is not declared', 'defaultLanguage', /one of languages/, 'sv'],
    ['a name without one of the languages', 'areas[0].name.en', /languages declares it/, undefined],
    ['a name in a language not declared', 'areas[0].name.sv', /languages lacks/, 'namn'],
    ['an empty question', 'areas[0].subareas[0].indicators[0].question.nb', /not be empty/, ' '],
    [
      'an indicator on an unknown criterion',
      'areas[0].subareas[0].indicators[0].criteria[0]',
      /criterion/,
      'x',
    ],
    ['a top grade of 0', 'criteria[0].topGrade', /1 or more/, 0],
    ['a grade without descriptor', 'criteria[0].descriptors[5].grade', /twice/, 4],
    ['a descriptor above the top grade', 'criteria[0].descriptors[5].grade', /above the top grade 5/, 6],
    ['a weight of 0', 'criteria[0].weight', /above 0/, 0],
    ['a perspective with an unknown area', 'perspectives[0].areas[0]', /id of an area/, '99'],
    ['an area in two perspectives', 'perspectives[1].areas[0]', /twice/, '1'],
    ['a size group that overlaps', 'sizeGroups[1].populationMin', /ends \(5000\)/, 4000],
    ['a size group that leaves a gap', 'sizeGroups[1].populationMin', /ends \(5000\)/, 6000],
    ['a first size group that begins late', 'sizeGroups[0].populationMin', /0 in the first/, 1],
    ['a last size group with an end', 'sizeGroups[2].populationMax', /absent in the last/, 20000],
    [
      'a middle size group without an end',
      'sizeGroups[1].populationMax',
      /all groups but the last/,
      undefined,
    ],
    ['a size group that ends before it begins', 'sizeGroups[0].populationMax', /above populationMin/, 0],
    ['a norm band upside down', 'normBand.to', /above from/, 100],
    ['a norm band above the maximum', 'normBand.to', /not be above the maximum 800/, 900],
    ['a field that is not known', 'colour', /not a known field/, 'red'],
  ])('refuses %s, by path, rule and value', (_, path, rule, value) => {
    const parsed = parseInstrument(fileWith({ [path]: value }));
    const problems = parsed.ok ? [] : parsed.error;
    const problem = problems.find((one) => one.path === path && rule.test(one.rule));
    expect(problem, JSON.stringify(problems)).toMatchObject({ value });
  });

  test('names every problem at once, those of types and those between parts', () => {
    const parsed = parseInstrument(
      fileWith({
        'areas[0].subareas[0].indicators[0].max': -1,
        'areas[1].id': '1',
        'criteria[0].descriptors[5]': { grade: 4, text: { nb: 'x', en: 'x' } },
        'areas[2].name.en': undefined,
      }),
    );
    expect(parsed.ok ? [] : parsed.error).toEqual([
      { path: 'areas[0].subareas[0].indicators[0].max', rule: 'must be above 0', value: -1 },
      { path: 'areas[1].id', rule: 'must not be there twice', value: '1' },
      { path: 'areas[2].name.en', rule: 'must be there: languages declares it', value: undefined },
      {
        path: 'criteria[0].descriptors',
        rule: 'must describe every grade from 0 to 5; 5 is missing',
        value: [0, 1, 2, 3, 4, 4],
      },
      { path: 'criteria[0].descriptors[5].grade', rule: 'must not be there twice', value: 4 },
      // The second area has given up its own id.
      { path: 'perspectives[0].areas[1]', rule: 'must be the id of an area', value: '2' },
      { path: 'report.covers[1].area', rule: 'must be the id of an area', value: '2' },
    ]);
  });

  test.each(['evidence', 'not-applicable'])(
    'refuses %s as a criterion: a ballot says something else by it',
    (id) => {
      const parsed = parseInstrument(fileWith({ 'criteria[1].id': id }));
      expect(parsed).toMatchObject({ ok: false, error: [{ path: 'criteria[1].id', value: id }] });
    },
  );

  test('refuses maxima and weights that no common unit can hold exactly', () => {
    const parsed = parseInstrument(
      buildInstrumentFile({
        areas: [Array.from({ length: 8 }, (_, area) => [900_000.001 + area])],
        criteria: [97, 89, 83, 79, 73, 71].map((topGrade, place) => ({
          topGrade,
          weight: 0.997 + place / 1000,
        })),
        criteriaByIndicatorId: Object.fromEntries(
          Array.from({ length: 6 }, (_, place) => [
            `1.${place + 1}.1`,
            [`c${place + 1}`, `c${((place + 1) % 6) + 1}`],
          ]),
        ),
      }),
    );
    expect(parsed).toMatchObject({
      ok: false,
      error: [{ rule: expect.stringContaining('too fine') as string }],
    });
  });

  test('takes a criterion of which no grade is described', () => {
    const parsed = parseInstrument(fileWith({ 'criteria[0].descriptors': undefined }));
    expect(parsed.ok && parsed.value.criteria[0]?.descriptors).toEqual([]);
  });

  test('never throws, whatever the file holds', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(parseInstrument(value).ok).toBe(false);
      }),
    );
  });

  test('never throws when any single value of a good file is replaced', () => {
    const paths = [...pathsIn(fileWith({}))];
    fc.assert(
      fc.property(fc.constantFrom(...paths), fc.jsonValue(), (path, value) => {
        const file = fileWith({});
        setAt(file, path, value);
        expect(() => parseInstrument(file)).not.toThrow();
      }),
      { numRuns: 200 },
    );
  });

  test('takes an owner’s instrument of another shape', () => {
    const twenty = Array.from({ length: 20 }, () => [[2.5, 7.5], [10]]);
    const criteria = [{ topGrade: 3 }, { topGrade: 10, weight: 0.5 }];
    expect(parseInstrument(buildInstrumentFile({ areas: twenty, criteria, longNames: true })).ok).toBe(true);
    expect(parseInstrument(buildInstrumentFile({ areas: [[[1]]], criteria: [{ topGrade: 1 }] })).ok).toBe(
      true,
    );
  });
});

/** A copy of kk-3.2 with other values at some paths; undefined takes the value away. */
function fileWith(valueByPath: Readonly<Record<string, unknown>>): unknown {
  const file = structuredClone(findShippedInstrument('kk-3.2'));
  for (const [path, value] of Object.entries(valueByPath)) setAt(file, keysOf(path), value);
  return file;
}

function keysOf(path: string): readonly string[] {
  return path.replace(/\[(\d+)\]/g, '.$1').split('.');
}

function setAt(file: unknown, keys: readonly string[], value: unknown): void {
  const parent = keys.slice(0, -1).reduce(childAt, file);
  if (!isObject(parent)) throw new Error(`Nothing at ${keys.join('.')}`);
  if (value === undefined) Reflect.deleteProperty(parent, keys.at(-1)!);
  else Reflect.set(parent, keys.at(-1)!, value);
}

/** What is at the key; an empty list is put where nothing is, for paths that the file does not have yet. */
function childAt(parent: unknown, key: string): unknown {
  if (!isObject(parent)) return undefined;
  if (!Object.hasOwn(parent, key)) Reflect.set(parent, key, []);
  return Reflect.get(parent, key);
}

function* pathsIn(value: unknown, path: readonly string[] = []): Generator<readonly string[]> {
  if (!isObject(value)) return;
  for (const [key, child] of Object.entries(value)) {
    yield [...path, key];
    yield* pathsIn(child, [...path, key]);
  }
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

describe('when judgements are far enough apart, as the instrument says', () => {
  const file = buildInstrumentFile({ areas: [[[10]]], criteria: [{ topGrade: 20 }] });

  test('is filled in where it says a part, and absent where it says nothing', () => {
    expect(parseInstrument({ ...file, disagreement: { redStep: 8 } })).toMatchObject({
      value: { disagreement: { redStep: 8, areaGapPoints: 5 } },
    });
    expect(parseInstrument(file)).not.toHaveProperty('value.disagreement');
  });

  test('is refused like every other wrong figure', () => {
    const parsed = parseInstrument({ ...file, disagreement: { redStep: 0 } });
    expect(parsed).toMatchObject({ ok: false, error: [{ path: 'disagreement.redStep', value: 0 }] });
  });
});
