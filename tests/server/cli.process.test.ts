import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import demo from '../../server/src/demo/midtre-gauldal-grades.json' with { type: 'json' };
import { buildInstrumentFile } from '../support/build-instrument.ts';
import { samskarAt, type CommandAnswer } from '../support/samskar-at.ts';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'samskar-cli-'));
});

afterAll(() => rm(folder, { recursive: true }));

describe('score', () => {
  test('prints the points of Midtre Gauldal on every level', async () => {
    const result = await score(evaluation({ grades: demo.grades }));
    expect(result.instrument).toBe('kk-3.2');
    expect(result.total).toEqual({
      points: expect.closeTo(550 + 7 / 15, 9) as number,
      display: '550',
      max: 800,
      possibleMax: 800,
      graded: 79,
      indicators: 79,
    });
    expect([result.areas.length, result.subareas.length, result.indicators.length]).toEqual([8, 35, 79]);
    expect(result.areas[0]).toMatchObject({ id: '1', display: '62', max: 100 });
    expect(result.subareas[0]).toEqual({
      id: '1.1',
      points: 10,
      display: '10.0',
      max: 20,
      possibleMax: 20,
      graded: 2,
      indicators: 2,
    });
    expect(result.indicators[0]).toMatchObject({ id: '1.1.1', state: 'graded', graded: 1, indicators: 1 });
  });

  test('tells the states apart, and shows a dash where nothing is graded', async () => {
    const result = await score(
      evaluation({
        grades: {
          '1.1.1': { 'system-process': 0, scope: 0, 'result-analysis': 0 },
          '1.1.2': 'not-applicable',
          '1.2.1': { state: 'out-of-focus', by: 'Kontaktperson', date: '2023-01-15' },
          '1.2.2': { scope: 3 },
        },
      }),
    );
    expect(result.total).toMatchObject({ possibleMax: 785, graded: 1, indicators: 77 });
    const shown = result.indicators
      .slice(0, 5)
      .map(({ state, display, possibleMax }) => [state, display, possibleMax]);
    expect(shown).toEqual([
      ['graded', '0.0', 10],
      ['not-applicable', '–', 0],
      ['out-of-focus', '–', 0],
      ['graded', '1.0', 5],
      ['not-graded', '–', 10],
    ]);
    expect(result.areas.map(({ display }) => display)).toEqual(['1', ...Array<string>(7).fill('–')]);
  });

  test('takes an instrument file beside the evaluation', async () => {
    await write(
      'own.json',
      buildInstrumentFile({ areas: [[[7.5]]], criteria: [{ topGrade: 3 }, { topGrade: 2 }] }),
    );
    const result = await score(
      evaluation({ instrument: './own.json', grades: { '1.1.1': { c1: 2, c2: 1 } } }),
    );
    expect(result).toMatchObject({ instrument: 'test-1.0', total: { points: 4.5, display: '5', max: 7.5 } });
  });

  test('reads a file that begins with a byte order mark', async () => {
    const file = await write('bom.json', `\uFEFF${JSON.stringify(evaluation({}))}`);
    expect(await samskar('score', file)).toMatchObject({ exitCode: 0, errors: '' });
  });

  test('refuses a bad file with every problem on its own line: path, rule and value', async () => {
    const file = await write(
      'bad.json',
      evaluation({ year: 'x', grades: { '1.1.1': { scope: 6 }, '9.9.9': 'not-graded' } }),
    );
    expect(await samskar('score', file)).toEqual({
      exitCode: 1,
      output: '',
      errors: [
        `${file}: year: must be a whole number; found "x"`,
        `${file}: grades["1.1.1"].scope: must be a whole number from 0 to 5; found 6`,
        `${file}: grades["9.9.9"]: must be for an indicator of kk-3.2; found "not-graded"`,
        '',
      ].join('\n'),
    });
  });

  test('refuses an indicator that is there twice, which JSON would silently let pass', async () => {
    const text = JSON.stringify(evaluation({})).replace(
      '"grades":{}',
      '"grades":{"1.1.1":{"scope":1},"1.1.1":{"scope":2}}',
    );
    const file = await write('twice.json', text);
    const { exitCode, errors } = await samskar('score', file);
    expect([exitCode, errors]).toEqual([
      1,
      `${file}: grades["1.1.1"]: must not be there twice; found "1.1.1"\n`,
    ]);
  });

  test.each<[what: string, content: unknown, errors: RegExp]>([
    ['is not JSON', '{"format":', /is not JSON/],
    ['is empty', '', /is not JSON/],
    ['is nested without end', `${'['.repeat(100_000)}${']'.repeat(100_000)}`, /nested deeper than 100/],
    ['is one long text', JSON.stringify('"\\'.repeat(1_000_000)), /must be an object; found "/],
    ['is a list', [], /must be an object; found a list of 0/],
    [
      'names no instrument',
      evaluation({ instrument: undefined }),
      /instrument: must be a text; found absent/,
    ],
    [
      'names an unknown instrument',
      evaluation({ instrument: 'kk-9.9' }),
      /instrument: must be the id of a shipped instrument \(kk-3\.2, kk-2\.1, kk-2\.0\) or the path .*; found "kk-9\.9"/,
    ],
    ['names a folder as instrument', evaluation({ instrument: '.' }), /cannot be read/],
    [
      'names itself as instrument',
      evaluation({ instrument: 'odd.json' }),
      /format: must be "samskar-instrument\/1"/,
    ],
  ])('refuses a file that %s', async (_, content, errors) => {
    const answer = await samskar('score', await write('odd.json', content));
    expect(answer).toMatchObject({ exitCode: 1, output: '' });
    expect(answer.errors).toMatch(errors);
  });

  test('refuses a file that does not exist', async () => {
    const answer = await samskar('score', join(folder, 'nowhere.json'));
    expect(answer).toMatchObject({ exitCode: 1, output: '' });
    expect(answer.errors).toContain('nowhere.json: cannot be read');
  });

  test('finds a file relative to where the person stands, through pnpm or without', async () => {
    await write('here.json', evaluation({}));
    expect(await samskarAt(folder, {}, 'score', 'here.json')).toMatchObject({ exitCode: 0 });
    const byScript = { npm_lifecycle_event: 'samskar', INIT_CWD: folder };
    expect(await samskarAt(tmpdir(), byScript, 'score', 'here.json')).toMatchObject({ exitCode: 0 });
  });
});

describe('check', () => {
  const check = async (published: unknown, more: Readonly<Record<string, unknown>> = {}) => {
    const { grades: _none, ...file } = evaluation({}) as Record<string, unknown>;
    const path = await write('published.json', { ...file, published, ...more });
    const { exitCode, output, errors } = await samskar('check', path);
    return { exitCode, output: output === '' ? undefined : (JSON.parse(output) as unknown), errors };
  };

  test('prints what contradicts itself and what rounding explains, and fails for a conflict alone', async () => {
    const areas = { '1': 62, '2': 77, '3': 87, '4': 68, '5': 41, '6': 67, '7': 69, '8': 84 };
    expect(await check({ total: 554, areas })).toEqual({
      exitCode: 0,
      errors: '',
      output: [
        {
          place: 'total',
          kind: 'rounding',
          figures: [554, 555],
          difference: 1,
          message:
            'The total is printed as 554, but the areas give 555. Both can be right: each figure is rounded by itself.',
        },
      ],
    });
    const contradicting = await check({
      total: 554,
      areas,
      subareas: { '1.2': { points: 5, max: [10, 30] } },
    });
    expect(contradicting.exitCode).toBe(1);
    expect(contradicting.output).toMatchObject([{ place: '1.2', kind: 'conflict' }, { place: 'total' }]);
    expect(await check({})).toEqual({ exitCode: 0, output: [], errors: '' });
  });

  test('compares with the grades where there are some', async () => {
    const { exitCode, output } = await check({ total: 551 }, { grades: demo.grades });
    expect(exitCode).toBe(1);
    expect(output).toMatchObject([{ place: 'total', kind: 'conflict', figures: [551, 550.5] }]);
  });

  test('names every figure that cannot be read, and a file without any', async () => {
    const bad = await check({ total: -1, areas: { '9': 1 }, subareas: { '1.1': { points: 'x' } } });
    expect(bad).toMatchObject({ exitCode: 1, output: undefined });
    for (const path of ['published.total', 'published.areas["9"]', 'published.subareas["1.1"].points'])
      expect(bad.errors).toContain(path);
    expect((await check(undefined)).errors).toContain('published: must be there');
  });
});

describe('schema', () => {
  test.each(['instrument', 'evaluation'])('prints the JSON Schema of an %s file', async (name) => {
    const { exitCode, output } = await samskar('schema', name);
    expect(exitCode).toBe(0);
    expect(JSON.parse(output)).toMatchObject({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      type: 'object',
      properties: { format: { const: `samskar-${name}/1` } },
    });
  });
});

test('instruments lists what is shipped', async () => {
  const { exitCode, output } = await samskar('instruments');
  expect(exitCode).toBe(0);
  expect(JSON.parse(output)).toMatchObject([
    { id: 'kk-3.2', areas: 8, subareas: 35, indicators: 79, max: 800 },
    { id: 'kk-2.1', areas: 8, subareas: 45, indicators: 45, max: 800 },
    { id: 'kk-2.0', areas: 8, subareas: 45, indicators: 45, max: 800 },
  ]);
});

test.each([
  [[]],
  [['unknown']],
  [['score']],
  [['score', 'a.json', 'b.json']],
  [['schema', 'nothing']],
  [['instruments', 'x']],
])('samskar %j prints the usage and fails', async (args) => {
  const answer = await samskar(...args);
  expect(answer).toMatchObject({ exitCode: 1, output: '' });
  expect(answer.errors).toMatch(/^Usage: pnpm -s samskar COMMAND\n {2}score FILE /);
});

function samskar(...args: readonly string[]): Promise<CommandAnswer> {
  return samskarAt(folder, {}, ...args);
}

const line = z.object({
  points: z.number(),
  display: z.string(),
  max: z.number(),
  possibleMax: z.number(),
  graded: z.int(),
  indicators: z.int(),
});
const namedLine = line.extend({ id: z.string() });
const scoreOutput = z.strictObject({
  instrument: z.string(),
  total: line,
  areas: z.array(namedLine),
  subareas: z.array(namedLine),
  indicators: z.array(namedLine.extend({ state: z.string() })),
});

async function score(content: unknown): Promise<z.infer<typeof scoreOutput>> {
  const { exitCode, output, errors } = await samskar('score', await write('evaluation.json', content));
  expect({ exitCode, errors }).toEqual({ exitCode: 0, errors: '' });
  return scoreOutput.parse(JSON.parse(output));
}

function evaluation(fields: Readonly<Record<string, unknown>>): unknown {
  return {
    format: 'samskar-evaluation/1',
    instrument: 'kk-3.2',
    municipality: { country: 'NO', code: '5027', name: 'Midtre Gauldal', population: 6000 },
    year: 2023,
    grades: {},
    ...fields,
  };
}

async function write(name: string, content: unknown): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}
