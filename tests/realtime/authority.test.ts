import { readBallot, setGrade } from '@samskar/shared/documents';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { closeClients, openRawClient, openStockClient, refusedUpgrade } from './support/clients.ts';
import { origin, startLiveServer, type LiveServer } from './support/live-server.ts';
import { ballotOf, evaluation, joint } from './support/names.ts';
import { logOf, storedDoc } from './support/stored-doc.ts';
import { cookieOf, shape } from './support/table-of-rights.ts';
import { until } from './support/until.ts';

let server: LiveServer;

beforeEach(async () => {
  server = await startLiveServer();
  for (const name of [joint, ballotOf('A'), ballotOf('B')]) server.rooms.createDocument(name);
  server.rights.grant('A', ballotOf('A'), 'write');
  server.rights.grant('B', ballotOf('B'), 'write');
  server.rights.grant('A', joint, 'write');
  server.rights.grant('B', joint, 'write');
  server.rights.grant('C', joint, 'read');
});

afterEach(async () => {
  closeClients();
  await server.stop();
});

describe('before the upgrade', () => {
  test.each([
    ['a foreign origin', { origin: 'http://evil.test' }],
    ['an origin that only begins like ours', { origin: `${origin}.evil.test` }],
    ['our origin on another port', { origin: `${origin}:81` }],
    ['no origin', {}],
  ])('[R7] %s gets no socket', async (_what, headers) => {
    const path = `/live/document/${joint}`;
    expect(await refusedUpgrade(server, path, { cookie: cookieOf('A'), ...headers })).toBe(403);
  });

  test('[R7] a path that is none of ours gets no socket', async () => {
    for (const path of ['/', '/live', '/live/document', '//', '/live/%', '/api/accounts'])
      expect(await refusedUpgrade(server, path, { origin, cookie: cookieOf('A') })).toBe(404);
  });
});

describe('a socket', () => {
  test.each([
    ['without a cookie', ''],
    ['with a made-up cookie', 'session=Z-nine'],
  ])('[R7] %s is let in and closed for good, so that no client tries for ever', async (_what, cookie) => {
    const client = openStockClient(server, joint, 'A', { cookie });
    await until(() => client.finals.length > 0);
    expect(client.finals).toEqual([4401]);
    expect(client.provider.shouldConnect).toBe(false);
  });

  test('[R7] hears the same of what is not its own and of what does not exist', async () => {
    const absent = [
      ballotOf('A'),
      ballotOf('A').replace('@1', '@2'),
      ballotOf('A').replace('eeeeeeee', 'ffffffff'),
      joint.replace('/1@', '/2@'),
      'ballot/x',
      '__proto__',
      '',
    ];
    const heard = await Promise.all(
      absent.map(async (name) => {
        const client = await openRawClient(server, `/live/document/${name}`, { cookie: cookieOf('B') });
        await client.closing();
        return { closed: client.closed(), received: client.received };
      }),
    );
    for (const one of heard)
      expect(one).toEqual({ closed: { code: 4403, reason: 'not-yours' }, received: [] });
  });

  test('[R7] makes no document, not even for somebody who may write it', async () => {
    const next = joint.replace('@1', '@2');
    server.rights.grant('A', next, 'write');
    const client = openStockClient(server, next, 'A');
    await until(() => client.finals.length > 0);
    expect(client.finals).toEqual([4403]);
    const rows = server.database.all(server.database.kysely.selectFrom('document').select('epoch'));
    expect(rows.map((row) => row.epoch)).toEqual([1, 1, 1]);
  });
});

describe('a permission', () => {
  test('[R8] that is withdrawn closes the open socket at once', async () => {
    const client = openStockClient(server, joint, 'B');
    await client.synced();
    server.rights.grant('B', joint, 'none');
    server.permissionsChanged();
    await until(() => client.finals.length > 0);
    expect(client.finals).toEqual([4403]);
  });

  test('[R8] is asked for with each message, also when nobody has said that it changed', async () => {
    const client = openStockClient(server, joint, 'B');
    await client.synced();
    server.rights.grant('B', joint, 'none');
    client.doc.getMap('findings').set('11111111-0000-4000-8000-000000000000/column', 'strength');
    await until(() => client.finals.length > 0);
    expect(client.finals).toEqual([4403]);
    expect(logOf(server, joint)).toEqual([]);
  });

  test('[R8] [R13] ends with the session: signing out closes its sockets, and no other session of the person', async () => {
    const client = openStockClient(server, joint, 'A');
    const elsewhere = openStockClient(server, joint, 'A', { cookie: cookieOf('A', 'two') });
    await Promise.all([client.synced(), elsewhere.synced()]);
    server.rights.signOut('A');
    server.permissionsChanged();
    await until(() => client.finals.length > 0);
    expect(client.finals).toEqual([4401]);
    expect(elsewhere.provider.wsconnected).toBe(true);
  });

  test('[R8] that shrinks from writing to reading closes, and the socket comes back as a reader', async () => {
    const client = openStockClient(server, joint, 'B');
    await client.synced();
    server.rights.grant('B', joint, 'read');
    server.permissionsChanged();
    await until(() => client.finals.length > 0);
    client.provider.connect();
    await client.synced();
  });

  test('[R8] that grows from reading to writing lets the open socket write', async () => {
    const client = openStockClient(server, joint, 'C');
    await client.synced();
    server.rights.grant('C', joint, 'write');
    server.permissionsChanged();
    client.doc.getMap('findings').set('11111111-0000-4000-8000-000000000000/column', 'strength');
    await until(() => logOf(server, joint).length === 1);
    expect(client.finals).toEqual([]);
  });
});

describe('a reader', () => {
  test('[R9] is shown what others write', async () => {
    const writer = openStockClient(server, joint, 'A');
    const reader = openStockClient(server, joint, 'C');
    await Promise.all([writer.synced(), reader.synced()]);
    writer.doc.getMap('findings').set('11111111-0000-4000-8000-000000000000/column', 'strength');
    await until(() => reader.doc.getMap('findings').size === 1);
  });

  test('[R9] who writes is closed; nothing is stored, and nobody is shown it', async () => {
    const other = openStockClient(server, joint, 'A');
    const reader = openStockClient(server, joint, 'C');
    await Promise.all([other.synced(), reader.synced()]);
    reader.doc.getMap('findings').set('11111111-0000-4000-8000-000000000000/column', 'strength');
    await until(() => reader.finals.length > 0);
    expect(reader.finals).toEqual([4403]);
    expect(logOf(server, joint)).toEqual([]);
    expect(other.doc.getMap('findings').size).toBe(0);
    expect(server.reports).toEqual(['R9 read-only']);
  });

  test('[R9] whose editor wrote before it was let in is closed when it tells its state', async () => {
    const doc = new Y.Doc();
    doc.getMap('findings').set('11111111-0000-4000-8000-000000000000/column', 'strength');
    const client = await openRawClient(server, `/live/document/${joint}`, { cookie: cookieOf('C') });
    client.sendStep2(Y.encodeStateAsUpdate(doc));
    expect(await client.closing()).toBe(4403);
    expect(logOf(server, joint)).toEqual([]);
  });

  test('[R9] who repeats what is known already does no harm, and stays', async () => {
    const writer = openStockClient(server, joint, 'A');
    await writer.synced();
    writer.doc.getMap('findings').set('11111111-0000-4000-8000-000000000000/column', 'strength');
    await until(() => logOf(server, joint).length === 1);
    const reader = await openRawClient(server, `/live/document/${joint}`, { cookie: cookieOf('C') });
    reader.sendStep2(Y.encodeStateAsUpdate(writer.doc));
    reader.send(0, 0, 1, 0);
    await until(() => reader.received.some((message) => message[0] === 0 && message[1] === 1));
    expect(reader.closed()).toBeUndefined();
  });
});

describe('a locked document', () => {
  test('[R14] is locked by the command that commits, and its writer is told by 4423', async () => {
    const client = openStockClient(server, ballotOf('A'), 'A');
    await client.synced();
    server.database.transaction(() => server.rooms.lock(ballotOf('A')));
    await until(() => client.finals.length > 0);
    expect(client.finals).toEqual([4423]);
  });

  test('[R14] is not locked by a command that is rolled back', async () => {
    const client = openStockClient(server, ballotOf('A'), 'A');
    await client.synced();
    expect(() =>
      server.database.transaction(() => {
        server.rooms.lock(ballotOf('A'));
        throw new Error('no');
      }),
    ).toThrow('no');
    setGrade(client.doc, '1.1.1', 'scope', 3);
    await until(() => logOf(server, ballotOf('A')).length === 1);
    expect(client.finals).toEqual([]);
  });

  test('[R14] shows the command everything that was acknowledged, and what came before it in the same turn', async () => {
    const client = await openRawClient(server, `/live/document/${ballotOf('A')}`, { cookie: cookieOf('A') });
    const doc = new Y.Doc();
    setGrade(doc, '1.1.1', 'scope', 3);
    client.sendStep2(Y.encodeStateAsUpdate(doc));
    const seen = await new Promise((resolve) => {
      // The command runs in the turn in which the update was received, before that turn's own commit.
      const look = () => {
        const grades = server.database.transaction(
          () => readBallot(server.rooms.readDocument(ballotOf('A'))!, shape)['1.1.1']!.grades,
        );
        if (Object.keys(grades).length > 0) resolve(grades);
        else setImmediate(look);
      };
      look();
    });
    expect(seen).toEqual({ scope: 3 });
  });

  test('[R14] takes no edit that was made offline, and shows its owner that it did not', async () => {
    const doc = new Y.Doc();
    setGrade(doc, '1.1.1', 'scope', 3);
    server.rooms.lock(ballotOf('A'));
    server.rights.grant('A', ballotOf('A'), 'read');
    const client = openStockClient(server, ballotOf('A'), 'A', { doc });
    await until(() => client.finals.length > 0);
    expect(client.finals).toEqual([4423]);
    expect(readBallot(storedDoc(server, ballotOf('A')), shape)['1.1.1']!.grades).toEqual({});
    expect(readBallot(doc, shape)['1.1.1']!.grades).toEqual({ scope: 3 });
  });

  test('[R14] can be read, and be written again when it is unlocked', async () => {
    server.rooms.lock(ballotOf('A'));
    const client = openStockClient(server, ballotOf('A'), 'A');
    await client.synced();
    server.database.transaction(() => server.rooms.unlock(ballotOf('A')));
    setGrade(client.doc, '1.1.1', 'scope', 3);
    await until(() => logOf(server, ballotOf('A')).length === 1);
  });
});

test('an evaluation of another name is no way in', async () => {
  const client = openStockClient(server, `joint/${evaluation}/1@1/..`, 'A');
  await until(() => client.finals.length > 0);
  expect(client.finals).toEqual([4403]);
});
