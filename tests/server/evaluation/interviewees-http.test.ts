import { randomUUID } from 'node:crypto';
import { foundIntervieweesSchema, intervieweesSchema } from '@samskar/shared/api';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  everybodyNames,
  gatherEverybody,
  type Everybody,
  type Name,
} from '../../end-to-end/support/everybody.ts';
import { findIn } from '../../end-to-end/support/heard.ts';
import { getPaths } from '../../support/get-paths.ts';
import { startTestServer, type TestServer } from '../../support/start-test-server.ts';

const canary = 'Kanarifugl «Ødegård» 5531';
const [interview, person] = [randomUUID(), randomUUID()];

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
    role: 'Økonomi og personal',
    persons: 2,
    time: null,
    place: null,
    lead: all.people.a.id,
  } as const;
  expect((await all.command('a', { kind: 'plan-interview', interview: planned })).status).toBe(200);
  expect((await put('a', body())).status).toBe(200);
});

afterAll(() => server.stop());

const body = (change: object = {}) => ({
  name: canary,
  position: 'Økonomisjef',
  contact: 'person1@kommune.example',
  deleteOn: new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10),
  seenRevision: null,
  ...change,
});

const pathOf = (one: string) => `/api/evaluations/${all.evaluation}/interviews/${interview}/persons${one}`;
const put = (who: Name, sent: object, id: string = person) =>
  all.people[who].call('PUT', pathOf(`/${id}`), sent);
const search = (who: Name, name: string) =>
  all.people[who].call('POST', '/api/interviewees/search', { name });
const found = async (who: Name, name: string) =>
  foundIntervieweesSchema.parse((await search(who, name)).body);

test('the assessors read and write the names, and nobody else', async () => {
  for (const who of ['a', 'b'] as const) {
    const { persons } = intervieweesSchema.parse((await all.people[who].call('GET', pathOf(''))).body);
    expect(persons).toMatchObject([{ id: person, interview, name: canary, position: 'Økonomisjef' }]);
  }
  const statusByName = { reviewer: 403, observer: 403, administrator: 404, owner: 404, stranger: 404 };
  for (const [who, status] of Object.entries(statusByName) as [Name, number][]) {
    expect((await all.people[who].call('GET', pathOf(''))).status, who).toBe(status);
    expect((await put(who, body(), randomUUID())).status, who).toBe(status);
    expect((await all.people[who].call('DELETE', pathOf(`/${person}`))).status, who).toBe(status);
  }
  expect((await server.stranger.call('GET', pathOf(''))).status).toBe(401);
});

test.each<[string, object]>([
  ['without a name', { name: ' ' }],
  ['with a name of 121 letters', { name: 'x'.repeat(121) }],
  ['with a day that is none', { deleteOn: '2027-02-30' }],
  ['with a day that has been', { deleteOn: '2020-01-01' }],
  ['kept for ever', { deleteOn: '2099-01-01' }],
  ['with more than it may hold', { health: 'good' }],
  ['with no word of what was seen', { seenRevision: undefined }],
])('a row %s is refused with the place of the problem, and without what was sent', async (_, change) => {
  const { status, body: answer } = await put('a', body(change), randomUUID());
  expect({ status, answer }).toMatchObject({
    status: 400,
    answer: { error: { kind: 'bad-request', problems: [{}] } },
  });
  expect(JSON.stringify(answer)).not.toContain('Kanarifugl');
});

test('an id that is none does not exist', async () => {
  expect((await put('a', body(), 'person-1')).status).toBe(404);
});

test('whoever asks what is kept of them is answered: by those who may read it, and an administrator everywhere', async () => {
  for (const who of ['a', 'b', 'administrator'] as const)
    expect(await found(who, 'ødegård kanarifugl')).toMatchObject({
      total: 1,
      found: [{ name: canary, role: 'Økonomi og personal', evaluation: { id: all.evaluation } }],
    });
  for (const who of ['reviewer', 'observer', 'owner', 'stranger'] as const)
    expect(await found(who, 'Kanarifugl')).toEqual({ found: [], total: 0 });
  expect(await found('a', 'Kanarifugl Nordmann')).toEqual({ found: [], total: 0 });
  expect((await search('a', 'k')).status).toBe(400);
  expect((await server.stranger.call('POST', '/api/interviewees/search', { name: canary })).status).toBe(401);
});

test('no address but those of the names, of the report’s checks and of the export of everything holds a name, and no line of the log', async () => {
  const seq = ((await all.command('a', { kind: 'take-snapshot', name: 'Plan' })).body as { seq: number }).seq;
  const named = [
    '/api/evaluations/:id/interviews/:interview/persons',
    '/api/evaluations/:id/export',
    // What is checked for names before it is published.
    '/api/evaluations/:id/report-material',
  ];
  for (const path of named) expect(getPaths()).toContain(path);
  for (const who of everybodyNames)
    for (const path of getPaths()) {
      const address = path
        .replace(':id', all.evaluation)
        .replace(':interview', interview)
        .replace(':seq', String(seq));
      const { text, headers } = await all.people[who].call('GET', address);
      const bytes = Buffer.from(text + JSON.stringify([...headers]));
      const maySee = (who === 'a' || who === 'b') && named.includes(path);
      expect(findIn([bytes], canary).length > 0, `${path} for ${who}`).toBe(maySee);
    }
  expect(server.logged.join('\n')).not.toContain('Kanarifugl');
});

test('the last word: taken out, nobody finds it any more', async () => {
  expect((await all.people.b.call('DELETE', pathOf(`/${person}`))).status).toBe(204);
  expect((await all.people.b.call('DELETE', pathOf(`/${person}`))).status).toBe(404);
  expect(await found('administrator', 'Kanarifugl')).toEqual({ found: [], total: 0 });
});
