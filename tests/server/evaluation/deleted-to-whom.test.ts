import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { gatherEverybody, type Everybody, type Name } from '../../end-to-end/support/everybody.ts';
import { startTestServer, type TestServer } from '../../support/start-test-server.ts';

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
  const administrator = all.people.administrator;
  await all.command('administrator', { kind: 'archive', reason: 'Oppdraget er avsluttet.' });
  const exported = await all.get('a', '/export');
  const exportHash = createHash('sha256').update(exported.text).digest('hex');
  const path = `/api/evaluations/${all.evaluation}`;
  expect((await administrator.call('DELETE', path, { exportHash })).status).toBeLessThan(300);
});

afterAll(() => server.stop());

const paths = ['', '/activity', '/points', '/snapshots'];

test.each<[Name, number, string]>([
  ['a', 410, 'deleted'],
  ['b', 410, 'deleted'],
  ['reviewer', 410, 'deleted'],
  ['observer', 410, 'deleted'],
  ['administrator', 404, 'not-found'],
  ['owner', 404, 'not-found'],
  ['stranger', 404, 'not-found'],
])('[R7] %s is answered %i by what is gone', async (who, status, kind) => {
  for (const path of paths)
    expect(await all.get(who, path), path).toMatchObject({ status, body: { error: { kind } } });
});

test('[R7] to who never had it, it answers as an id that never was', async () => {
  const never = await all.people.stranger.call('GET', `/api/evaluations/${randomUUID()}`);
  const gone = await all.get('stranger');
  expect({ status: gone.status, body: gone.body }).toEqual({ status: never.status, body: never.body });
});

test('what is kept of who had it names nobody', () => {
  const [row] = server.people.database.raw.prepare('select * from evaluation_deletion').all();
  const marks = JSON.parse(String(row?.had_access)) as string[];
  expect(marks).toHaveLength(4);
  for (const mark of marks) expect(mark).toMatch(/^[0-9a-f]{64}$/);
  for (const who of ['a', 'b', 'reviewer', 'observer'] as const)
    expect(JSON.stringify(row)).not.toContain(all.people[who].id);
});
