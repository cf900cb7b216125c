import { importPreviewSchema, publishedImportsSchema } from '@samskar/shared/api';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { startTestServer, type SignedIn, type TestServer } from '../../support/start-test-server.ts';

// The process that answers everybody (this one) neither reads a file nor plans with it; the workshop’s has its own modules.
vi.mock(import('../../../server/src/published/read-table.ts'), () => ({
  readTable: () => {
    throw new Error('A file was read in the process that answers everybody');
  },
}));
vi.mock(import('../../../server/src/published/plan-import.ts'), () => ({
  planImport: () => {
    throw new Error('An import was planned in the process that answers everybody');
  },
}));

let server: TestServer;
let owner: SignedIn;
let assessor: SignedIn;

beforeAll(async () => {
  server = await startTestServer({ environment: { SAMSKAR_LIMIT_IMPORT_BYTES_MAX: '262144' } });
  owner = await server.addPerson('Eier', { roles: ['owner'] });
  assessor = await server.addPerson('Vurderer A');
});

afterAll(() => server.stop());

const file = (...rows: readonly string[]) =>
  ['municipality,country,code,year,instrument,area,points,source', ...rows].join('\n');
const good = 'Rennebu,NO,5022,2022,3.2,total,400,Rapport';
const wrong = 'Rennebu,NO,5022,2022,3.2,9,400,Rapport';

async function upload(
  who: Pick<SignedIn, 'cookie'>,
  path: string,
  body: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<{ readonly status: number; readonly body: unknown }> {
  const answer = await fetch(`${server.origin}${path}`, {
    method: 'POST',
    headers: {
      origin: server.origin,
      cookie: who.cookie,
      'content-type': 'application/octet-stream',
      ...headers,
    },
    body,
  });
  return { status: answer.status, body: await answer.json() };
}

const preview = (who: Pick<SignedIn, 'cookie'>, body: string) =>
  upload(who, '/api/published-imports/preview?name=a.csv', body);

test('is for the owner alone', async () => {
  expect((await preview(assessor, file(good))).status).toBe(403);
  expect((await preview({ cookie: '' }, file(good))).status).toBe(401);
  expect((await upload(assessor, '/api/published-imports?name=a&plan=x', file(good))).status).toBe(403);
  expect((await assessor.call('GET', '/api/published-imports')).status).toBe(403);
  expect((await assessor.call('DELETE', '/api/published-imports/x')).status).toBe(403);
});

test('a file is shown, taken in as it was shown, listed and undone', async () => {
  const shown = importPreviewSchema.parse((await preview(owner, file(good, wrong))).body);
  expect(shown).toMatchObject({ added: 1, wrongRows: 1 });
  const address = `/api/published-imports?name=a.csv&plan=${shown.plan}`;
  expect((await upload(owner, address, file(good, wrong))).status).toBe(400);
  expect((await upload(owner, `${address}&wrong=left-out`, file(good))).status).toBe(409);
  expect((await upload(owner, `${address}&wrong=left-out`, file(good, wrong))).status).toBe(201);
  const listed = publishedImportsSchema.parse((await owner.call('GET', '/api/published-imports')).body);
  expect(listed).toMatchObject([{ fileName: 'a.csv', by: 'Eier', results: 1, undoneAt: null }]);
  const undo = () => owner.call('DELETE', `/api/published-imports/${listed[0]!.id}`);
  expect((await undo()).status).toBe(204);
  expect((await undo()).status).toBe(404);
});

test('a file that is no table, too large, or of another type is refused', async () => {
  expect(await preview(owner, 'a,b\n1,2')).toMatchObject({
    status: 400,
    body: { error: { kind: 'bad-request' } },
  });
  expect((await preview(owner, `${file(good)}\n${'x'.repeat(262_144)}`)).status).toBe(413);
  const typed = await upload(owner, '/api/published-imports/preview?name=a', file(good), {
    'content-type': 'text/plain',
  });
  expect(typed.status).toBe(400);
});

test('a comparison is read by everybody with a session', async () => {
  const found = await assessor.call('GET', '/api/comparison/municipalities?q=tynset');
  const [{ id }] = found.body as [{ id: string }];
  expect((await assessor.call('GET', `/api/comparison?m=${id}`)).status).toBe(200);
  expect((await server.stranger.call('GET', `/api/comparison?m=${id}`)).status).toBe(401);
  const nowhere = '00000000-0000-4000-8000-000000000000';
  expect((await assessor.call('GET', `/api/comparison?m=${nowhere}`)).status).toBe(404);
  const others = Array.from({ length: 61 }, (_, place) => nowhere.slice(0, -3) + String(100 + place)).join();
  expect((await assessor.call('GET', `/api/comparison?m=${id}&with=${others}`)).status).toBe(400);
  expect((await assessor.call('GET', `/api/comparison?m=${id}&from=x`)).status).toBe(400);
});
