import { randomUUID } from 'node:crypto';
import { reportMaterialSchema } from '@samskar/shared/api';
import { nothingToCompare } from '@samskar/shared/report';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { gatherEverybody, type Everybody, type Name } from '../../end-to-end/support/everybody.ts';
import { startTestServer, type TestServer } from '../../support/start-test-server.ts';

const name = 'Kanarifugl Ødegård';
const interview = randomUUID();

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
  const planned = {
    id: interview,
    group: 'staff-functions',
    role: 'Økonomi',
    persons: 1,
    time: null,
    place: null,
    lead: all.people.a.id,
  } as const;
  expect((await all.command('a', { kind: 'plan-interview', interview: planned })).status).toBe(200);
  const path = `/api/evaluations/${all.evaluation}/interviews/${interview}/persons/${randomUUID()}`;
  const deleteOn = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
  const written = { name, position: '', contact: '', deleteOn, seenRevision: null };
  expect((await all.people.a.call('PUT', path, written)).status).toBe(200);
});

afterAll(() => server.stop());

const ask = (who: Name, query = '') =>
  all.people[who].call('GET', `/api/evaluations/${all.evaluation}/report-material${query}`);

test('gives an assessor what the report of now is made of, with the names that it is searched for', async () => {
  const { status, body } = await ask('a');
  expect(status).toBe(200);
  const material = reportMaterialSchema.parse(body);
  expect(material.signedAt).toBeNull();
  expect(material.comparison).toMatchObject({ ownYears: [], ranking: nothingToCompare.ranking });
  expect(material.interviewees).toEqual([name]);
});

test('holds nothing of what is blind', async () => {
  all.grade('a', '1', 3, 'Hemmelig grunn');
  expect(JSON.stringify((await ask('b')).body)).not.toContain('Hemmelig');
  const material = reportMaterialSchema.parse((await ask('b')).body);
  expect(Object.values(material.content.agreed).filter(({ kind }) => kind === 'graded')).toEqual([]);
});

test.each([
  ['reviewer', 409],
  ['observer', 409],
  ['administrator', 404],
  ['stranger', 404],
] as const)('refuses %s before the reveal', async (who, status) => {
  const answer = await ask(who);
  expect(answer.status).toBe(status);
  expect(JSON.stringify(answer.body)).not.toContain(name);
});

test('gives a reviewer who may have the report no names', async () => {
  for (const area of ['1', '2'])
    for (const who of ['a', 'b'] as const) expect((await all.sayReady(who, area, 3)).status).toBe(200);
  const { status, body } = await ask('reviewer');
  expect(status).toBe(200);
  expect(reportMaterialSchema.parse(body).interviewees).toEqual([]);
});

test('knows the languages of reports and no other', async () => {
  expect((await ask('a', '?lang=en')).status).toBe(200);
  expect((await ask('a', '?lang=xx')).status).toBe(400);
});
