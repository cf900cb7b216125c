import { randomUUID } from 'node:crypto';
import { indicatorCalibrationSchema, instrumentCalibrationSchema } from '@samskar/shared/api';
import { ballotName, reasonText } from '@samskar/shared/documents';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { writeDocument } from '../../../server/src/demo/write-document.ts';
import { updateLog } from '../../../server/src/storage/update-log.ts';
import { gatherEverybody, type Everybody, type Name } from '../../end-to-end/support/everybody.ts';
import { findIn } from '../../end-to-end/support/heard.ts';
import { startTestServer, type TestServer } from '../../support/start-test-server.ts';

const canary = 'Kanarifugl 8812';
let server: TestServer;
let all: Everybody;

beforeAll(async () => {
  server = await startTestServer();
  all = await gatherEverybody({
    server,
    enter: () => {
      throw new Error('Nobody opens a browser here');
    },
  });
  for (const who of ['a', 'b'] as const) await all.sayReady(who, '1', who === 'a' ? 3 : 1);
  await all.command('a', {
    kind: 'decide',
    indicator: '1.1.1',
    outcome: { kind: 'graded', grades: { c1: 2, c2: 2 } },
    reason: { code: 'slip', text: canary },
    seenDecision: null,
  });
  await all.command('b', { kind: 'take-snapshot', name: canary });
  all.grade('a', '2', 4, canary);
  await all.sayReady('a', '2', 4);
  const writer = { account: all.people.a.id, at: Date.now() };
  writeDocument(
    updateLog(server.people.database),
    ballotName(all.evaluation, writer.account, '2', 1),
    writer,
    (doc) => reasonText(doc, '2.1.1').insert(0, canary),
  );
});

afterAll(() => server.stop());

const get = (who: Name, path: string) =>
  all.people[who].call('GET', `/api/instruments/test-1.0/calibration${path}`);

test('the owner sees how each indicator was graded over all evaluations, without the owner taking part', async () => {
  const { evaluations, indicators } = instrumentCalibrationSchema.parse((await get('owner', '')).body);
  expect(evaluations).toBe(1);
  expect(indicators).toMatchObject([
    { id: '1.1.1', evaluations: 1, differing: 1 },
    { id: '1.1.2', evaluations: 1, differing: 1 },
  ]);
  for (const { largestDifference } of indicators) expect(largestDifference).toBeGreaterThan(0);
});

test('and of one indicator each evaluation: the grades as revealed, and what was agreed since', async () => {
  const { cases } = indicatorCalibrationSchema.parse((await get('owner', '/1.1.1')).body);
  const [a, b] = [all.people.a.id, all.people.b.id];
  expect(cases).toMatchObject([
    {
      evaluation: all.evaluation,
      municipality: 'Skaun',
      assessors: [{ name: 'Vurderer A' }, { name: 'Vurderer B' }],
      said: { [a]: { grades: { c1: 3, c2: 3 } }, [b]: { grades: { c1: 1, c2: 1 } } },
      outcome: { kind: 'graded', grades: { c1: 2, c2: 2 } },
    },
  ]);
});

test('both are downloaded with the evaluation on each line', async () => {
  const { text, headers } = await get('owner', '.csv');
  expect(headers.get('content-disposition')).toContain('samskar-calibration-test-1.0.csv');
  const [columns, first] = text
    .trim()
    .split('\r\n')
    .map((line) => line.split(','));
  expect(columns!.slice(0, 3).join()).toBe('municipality,year,seq');
  expect(first!.slice(0, 2)).toEqual(['Skaun', '2026']);
  const { body } = await get('owner', '.json');
  expect(body).toMatchObject({ instrument: 'test-1.0', diffs: [{ diff: { moment: 'reveal' } }, {}] });
});

test.each(['', '/2.1.1', '.csv', '.json', '/1.1.1'])(
  '[R13] nothing of an area that is not revealed, and no words of anybody, are in %j',
  async (path) => {
    const { status, text } = await get('owner', path);
    expect(status).toBe(200);
    expect(findIn([Buffer.from(text)], canary)).toEqual([]);
    if (path !== '/2.1.1') expect(text).not.toContain('2.1.1');
    else expect(text).toContain('"cases":[]');
  },
);

test.each<[Name, number]>([
  ['owner', 200],
  ['administrator', 403],
  ['a', 403],
  ['reviewer', 403],
  ['observer', 403],
  ['stranger', 403],
])('%s is answered %i', async (who, status) => {
  for (const path of ['', '/1.1.1', '.csv', '.json']) expect((await get(who, path)).status).toBe(status);
});

test('what there is not is not found', async () => {
  expect((await get('owner', '/9.9.9')).status).toBe(404);
  expect((await all.people.owner.call('GET', `/api/instruments/${randomUUID()}/calibration`)).status).toBe(
    404,
  );
});
