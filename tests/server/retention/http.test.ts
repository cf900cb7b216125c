import { retentionViewSchema, type RetentionView } from '@samskar/shared/api';
import { retentionKinds } from '@samskar/shared/retention';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestServer, type SignedIn, type TestServer } from '../../support/start-test-server.ts';

let server: TestServer;
let administrator: SignedIn;
let owner: SignedIn;

beforeAll(async () => {
  server = await startTestServer();
  administrator = await server.addPerson('Administrator', { roles: ['administrator'] });
  owner = await server.addPerson('Eier', { roles: ['owner'] });
});

afterAll(() => server.stop());

const view = async (): Promise<RetentionView> =>
  retentionViewSchema.parse((await administrator.call('GET', '/api/retention')).body);

const settingOf = async (kind: string) => (await view()).settings.find((setting) => setting.kind === kind);

const put = (kind: string, body: unknown, who = administrator) =>
  who.call('PUT', `/api/retention/${kind}`, body);

test('every kind has a setting, and the server has had its round at the start', async () => {
  const { settings, deletions, changes } = await view();
  expect(settings.map(({ kind }) => kind)).toEqual(retentionKinds);
  expect({ deletions, changes }).toEqual({ deletions: [], changes: [] });
  await expect.poll(async () => (await view()).lastRoundAt).not.toBeNull();
});

describe('for administrators alone', () => {
  const setting = { days: 60, automatic: true, seenRevision: 0 };

  test('an owner is refused, a stranger must sign in', async () => {
    for (const [who, status] of [
      [owner, 403],
      [server.stranger, 401],
    ] as const) {
      expect((await who.call('GET', '/api/retention')).status).toBe(status);
      expect((await who.call('PUT', '/api/retention/ballots', setting)).status).toBe(status);
    }
    expect(await settingOf('ballots')).toMatchObject({ days: 365, revision: 0 });
  });
});

test('a change holds, is logged with who made it, and is refused to whoever saw an older one', async () => {
  expect((await put('snapshots', { days: 120, automatic: true, seenRevision: 0 })).status).toBe(204);
  expect(await settingOf('snapshots')).toEqual({
    kind: 'snapshots',
    days: 120,
    automatic: true,
    revision: 1,
  });
  expect((await view()).changes[0]).toMatchObject({
    kind: 'snapshots',
    before: { days: 365 },
    after: { days: 120 },
    by: 'Administrator',
  });
  const stale = await put('snapshots', { days: 90, automatic: true, seenRevision: 0 });
  expect(stale.status).toBe(409);
  expect(stale.body).toMatchObject({ error: { kind: 'stale', seen: '0', current: '1' } });
});

test.each<[string, string, unknown, number]>([
  ['below its least', 'ballots', { days: 29, automatic: true, seenRevision: 0 }, 400],
  ['above its greatest', 'commands', { days: 731, automatic: true, seenRevision: 0 }, 400],
  ['never, where that may not be', 'fieldwork', { days: null, automatic: true, seenRevision: 0 }, 400],
  ['half a day', 'links', { days: 0.5, automatic: true, seenRevision: 0 }, 400],
  ['left to a person, where it goes by itself', 'links', { days: 2, automatic: false, seenRevision: 0 }, 400],
  ['more than is asked', 'links', { days: 2, automatic: true, seenRevision: 0, kind: 'ballots' }, 400],
  ['nothing', 'links', {}, 400],
  ['a list', 'links', [], 400],
  ['a kind that is none', 'decisions', { days: 30, automatic: true, seenRevision: 0 }, 404],
  ['a kind of every object', '__proto__', { days: 30, automatic: true, seenRevision: 0 }, 404],
])('%s is refused, and changes nothing', async (_, kind, body, status) => {
  const before = await view();
  expect((await put(kind, body)).status).toBe(status);
  expect((await view()).settings).toEqual(before.settings);
});

test('a refused period names the bounds', async () => {
  const { body } = await put('ballots', { days: 1, automatic: true, seenRevision: 0 });
  expect(body).toMatchObject({
    error: { problems: [{ path: 'days', rule: 'must be a whole number of days from 30 to 3650' }] },
  });
});
