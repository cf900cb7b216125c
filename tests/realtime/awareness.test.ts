import { afterEach, beforeEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import { closeClients, openRawClient, openStockClient } from './support/clients.ts';
import { startLiveServer, type LiveServer } from './support/live-server.ts';
import { joint } from './support/names.ts';
import { accountOf, cookieOf, nameOf } from './support/table-of-rights.ts';
import { until } from './support/until.ts';

let server: LiveServer;

beforeEach(async () => {
  server = await startLiveServer({ limits: { heartbeatMs: 50 } });
  server.rooms.createDocument(joint);
  for (const person of ['A', 'B'] as const) server.rights.grant(person, joint, 'write');
  server.rights.grant('C', joint, 'read');
});

afterEach(async () => {
  closeClients();
  await server.stop();
});

test('[R11] carets of both are shown to each other, with the name that the server knows', async () => {
  const one = openStockClient(server, joint, 'A');
  const two = openStockClient(server, joint, 'B');
  one.provider.awareness.setLocalState({ user: { name: 'Somebody else', color: 'red' }, cursor: 7 });
  await until(() => two.provider.awareness.getStates().has(one.doc.clientID));
  expect(two.provider.awareness.getStates().get(one.doc.clientID)).toEqual({
    user: { id: accountOf('A'), name: nameOf('A'), color: '#1e2b3c' },
    cursor: 7,
  });
});

test('[R11] somebody who comes later is shown who is there', async () => {
  const one = openStockClient(server, joint, 'A');
  await one.synced();
  one.provider.awareness.setLocalStateField('cursor', 1);
  const two = openStockClient(server, joint, 'B');
  await until(() => two.provider.awareness.getStates().has(one.doc.clientID));
});

test('[R11] somebody who leaves is gone for the others, and is seen again when coming back', async () => {
  const one = openStockClient(server, joint, 'A');
  const two = openStockClient(server, joint, 'B');
  one.provider.awareness.setLocalStateField('cursor', 1);
  const isSeen = () => two.provider.awareness.getStates().has(one.doc.clientID);
  await until(isSeen);
  one.provider.disconnect();
  await until(() => !isSeen());
  one.provider.connect();
  await until(isSeen);
});

test("[R11] a state under another's client id is passed over, and one's own counts", async () => {
  const victim = openStockClient(server, joint, 'A');
  const watcher = openStockClient(server, joint, 'C');
  victim.provider.awareness.setLocalStateField('cursor', 1);
  await until(() => watcher.provider.awareness.getStates().has(victim.doc.clientID));
  const attacker = await openRawClient(server, `/live/document/${joint}`, { cookie: cookieOf('B') });
  attacker.sendAwareness([
    { client: victim.doc.clientID, clock: 1000, json: 'null' },
    { client: victim.doc.clientID, clock: 1001, json: '{"cursor":666}' },
    { client: 77, clock: 1, json: '{"cursor":2}' },
  ]);
  await until(() => watcher.provider.awareness.getStates().has(77));
  expect(watcher.provider.awareness.getStates().get(victim.doc.clientID)).toMatchObject({ cursor: 1 });
  expect(attacker.closed()).toBeUndefined();
});

test('[R11] a socket has one state: the next one under a new client id takes the place of the last', async () => {
  const watcher = openStockClient(server, joint, 'A');
  await watcher.synced();
  const states = () =>
    [...watcher.provider.awareness.getStates().keys()].filter((id) => id !== watcher.doc.clientID);
  const client = await openRawClient(server, `/live/document/${joint}`, { cookie: cookieOf('B') });
  for (const id of [71, 72, 73]) client.sendAwareness([{ client: id, clock: 1, json: '{}' }]);
  await until(() => states().length === 1 && states()[0] === 73);
});

test('[R11] states come to others at most ten times a second, and the last one always', async () => {
  const watcher = openStockClient(server, joint, 'A');
  await watcher.synced();
  const seen: unknown[] = [];
  watcher.provider.awareness.on('change', () => seen.push(watcher.provider.awareness.getStates().get(71)));
  const client = await openRawClient(server, `/live/document/${joint}`, { cookie: cookieOf('B') });
  const begun = performance.now();
  for (let cursor = 1; cursor <= 200; cursor++)
    client.sendAwareness([{ client: 71, clock: cursor, json: JSON.stringify({ cursor }) }]);
  await until(
    () => (watcher.provider.awareness.getStates().get(71) as { cursor: number } | undefined)?.cursor === 200,
  );
  // The first one goes at once, and timers come up to a millisecond early.
  expect(seen.length).toBeLessThanOrEqual(2 + (performance.now() - begun) / 99);
});

test.each([
  ['is too large', 4413, [{ client: 71, clock: 1, json: JSON.stringify({ a: 'x'.repeat(3000) }) }]],
  [
    'is too large in bytes, not in letters',
    4413,
    [{ client: 71, clock: 1, json: JSON.stringify({ a: '中'.repeat(1000) }) }],
  ],
  ['is no JSON', 4422, [{ client: 71, clock: 1, json: '{' }]],
  ['is no object', 4422, [{ client: 71, clock: 1, json: '"caret"' }]],
  [
    'is one of 20,000',
    4422,
    Array.from({ length: 20_000 }, (_, id) => ({ client: id, clock: 1, json: '1' })),
  ],
])('[R11] [R12] a socket whose state %s is closed for good', async (_what, code, states) => {
  const client = await openRawClient(server, `/live/document/${joint}`, { cookie: cookieOf('B') });
  client.sendAwareness(states);
  expect(await client.closing()).toBe(code);
});

test('[R11] every socket hears something at intervals, so that a stock client does not take the line for dead', async () => {
  const client = await openRawClient(server, `/live/document/${joint}`, { cookie: cookieOf('C') });
  const isHeartbeat = (message: Uint8Array) => message.length === 3 && message[0] === 1 && message[2] === 0;
  await until(() => client.received.filter(isHeartbeat).length >= 3);
});

test('[R10] [R11] a client id has its owner on disk before anybody is shown it', async () => {
  const watcher = openStockClient(server, joint, 'A');
  await watcher.synced();
  const ownersWhenShown: unknown[] = [];
  watcher.provider.awareness.on('change', ({ added }: { added: number[] }) => {
    if (added.includes(71))
      ownersWhenShown.push(
        server.database.get(
          server.database.kysely.selectFrom('client_id').select('account_id').where('client_id', '=', 71),
        )?.account_id,
      );
  });
  const client = await openRawClient(server, `/live/document/${joint}`, { cookie: cookieOf('B') });
  client.sendAwareness([{ client: 71, clock: 1, json: '{}' }]);
  await until(() => ownersWhenShown.length > 0);
  expect(ownersWhenShown).toEqual([accountOf('B')]);
});

test('[R11] a state with keys named like a prototype changes nobody’s objects', async () => {
  const watcher = openStockClient(server, joint, 'A');
  await watcher.synced();
  const client = await openRawClient(server, `/live/document/${joint}`, { cookie: cookieOf('B') });
  client.sendAwareness([{ client: 71, clock: 1, json: '{"__proto__":{"polluted":1},"user":{"id":"x"}}' }]);
  await until(() => watcher.provider.awareness.getStates().has(71));
  expect({}).not.toHaveProperty('polluted');
  expect(watcher.provider.awareness.getStates().get(71)).toMatchObject({ user: { id: accountOf('B') } });
  expect(new Y.Doc().getMap('x').size).toBe(0);
});
