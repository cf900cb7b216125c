import { findShippedInstrument } from '@samskar/shared/instrument/shipped';
import { readEvaluationFile } from '@samskar/shared/scoring';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildInstrument } from '../../support/build-instrument.ts';

const kk32 = findShippedInstrument('kk-3.2')!;

describe('reading an evaluation file', () => {
  test('knows the four states, and that a grade of 0 is a grade', () => {
    const grades = {
      '1.1.1': { 'system-process': 3, scope: 2, 'result-analysis': 3 },
      '1.1.2': 'not-applicable',
      '1.2.1': { state: 'out-of-focus', by: 'Kontaktperson', date: '2023-01-15' },
      '1.2.2': 'not-graded',
      '1.3.1': { scope: 0 },
      '1.3.2': {},
    };
    expect(readEvaluationFile(fileWith({ grades }), kk32)).toEqual({
      ok: true,
      value: {
        '1.1.1': { kind: 'graded', grades: grades['1.1.1'] },
        '1.1.2': { kind: 'not-applicable' },
        '1.2.1': { kind: 'out-of-focus', by: 'Kontaktperson', date: '2023-01-15' },
        '1.2.2': { kind: 'not-graded' },
        '1.3.1': { kind: 'graded', grades: { scope: 0 } },
        '1.3.2': { kind: 'not-graded' },
      },
    });
  });

  test.each<[what: string, file: unknown, path: string, rule: RegExp, value: unknown]>([
    ['another format', fileWith({ format: 'x' }), 'format', /samskar-evaluation\/1/, 'x'],
    ['a list', [], '', /an object/, []],
    ['a missing year', fileWith({ year: undefined }), 'year', /a whole number/, undefined],
    ['a field not known', fileWith({ grade: {} }), 'grade', /not a known field/, {}],
    ['grades as a list', fileWith({ grades: [] }), 'grades', /an object/, []],
    [
      'a population below 0',
      fileWith({ municipality: municipality(-1) }),
      'municipality.population',
      /0 or more/,
      -1,
    ],
    [
      'an unknown indicator',
      graded('9.9.9', { scope: 1 }),
      'grades["9.9.9"]',
      /indicator of kk-3.2/,
      { scope: 1 },
    ],
    [
      'an indicator named __proto__',
      JSON.parse('{"grades":{"__proto__":{}}}'),
      'grades.__proto__',
      /indicator of/,
      {},
    ],
    ['an unknown criterion', graded('1.1.1', { Scope: 1 }), 'grades["1.1.1"].Scope', /criterion .*scope/, 1],
    ['a grade above the top', graded('1.1.1', { scope: 6 }), 'grades["1.1.1"].scope', /from 0 to 5/, 6],
    ['a negative grade', graded('1.1.1', { scope: -1 }), 'grades["1.1.1"].scope', /from 0 to 5/, -1],
    ['half a grade', graded('1.1.1', { scope: 2.5 }), 'grades["1.1.1"].scope', /whole number/, 2.5],
    ['a grade as text', graded('1.1.1', { scope: '3' }), 'grades["1.1.1"].scope', /whole number/, '3'],
    ['an empty grade', graded('1.1.1', { scope: null }), 'grades["1.1.1"].scope', /whole number/, null],
    ['an unknown word', graded('1.1.1', 'skipped'), 'grades["1.1.1"]', /"not-applicable"/, 'skipped'],
    ['a number instead of grades', graded('1.1.1', 3), 'grades["1.1.1"]', /grades by criterion/, 3],
    ['out of focus by nobody', outOfFocus({ by: ' ' }), 'grades["1.1.1"].by', /not be empty/, ' '],
    [
      'out of focus without a date',
      outOfFocus({ date: undefined }),
      'grades["1.1.1"].date',
      /date such as/,
      undefined,
    ],
    [
      'out of focus on no such date',
      outOfFocus({ date: '2023-02-30' }),
      'grades["1.1.1"].date',
      /date/,
      '2023-02-30',
    ],
    ['an unknown state', outOfFocus({ state: 'gone' }), 'grades["1.1.1"].state', /"out-of-focus"/, 'gone'],
  ])('refuses %s, by path, rule and value', (_, file, path, rule, value) => {
    const read = readEvaluationFile(file, kk32);
    const problems = read.ok ? [] : read.error;
    expect(
      problems.find((one) => one.path === path && rule.test(one.rule)),
      JSON.stringify(problems),
    ).toMatchObject({
      value,
    });
  });

  test('names every problem at once', () => {
    const read = readEvaluationFile(
      fileWith({ year: 'x', grades: { '1.1.1': { scope: 9, extra: 1 }, '1.1.2': 7, '9.9.9': 'not-graded' } }),
      kk32,
    );
    expect(read.ok ? [] : read.error.map(({ path }) => path)).toEqual([
      'year',
      'grades["1.1.1"].scope',
      'grades["1.1.1"].extra',
      'grades["1.1.2"]',
      'grades["9.9.9"]',
    ]);
  });

  test('goes by the top grades and criteria of the instrument it is given', () => {
    const instrument = buildInstrument({
      areas: [[[10, 10]]],
      criteria: [{ topGrade: 10 }, { topGrade: 3 }],
      criteriaByIndicatorId: { '1.1.2': ['c2'] },
    });
    const grades = { '1.1.1': { c1: 10, c2: 4 }, '1.1.2': { c1: 1 } };
    const read = readEvaluationFile(fileWith({ grades }), instrument);
    expect(read.ok ? [] : read.error.map(({ path }) => path)).toEqual([
      'grades["1.1.1"].c2',
      'grades["1.1.2"].c1',
    ]);
  });

  test('never throws, whatever the file holds', () => {
    const anything = fc.jsonValue();
    fc.assert(
      fc.property(
        fc.oneof(
          anything,
          anything.map((grades) => fileWith({ grades })),
        ),
        (value) => {
          expect(() => readEvaluationFile(value, kk32)).not.toThrow();
        },
      ),
    );
  });
});

function fileWith(fields: Readonly<Record<string, unknown>>): unknown {
  return {
    format: 'samskar-evaluation/1',
    instrument: 'kk-3.2',
    municipality: municipality(6000),
    year: 2023,
    grades: {},
    ...fields,
  };
}

function municipality(population: number) {
  return { country: 'NO', code: '5027', name: 'Midtre Gauldal', population };
}

function graded(indicatorId: string, entry: unknown): unknown {
  return fileWith({ grades: { [indicatorId]: entry } });
}

function outOfFocus(fields: Readonly<Record<string, unknown>>): unknown {
  return graded('1.1.1', { state: 'out-of-focus', by: 'Kontaktperson', date: '2023-01-15', ...fields });
}
