import { createHash, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { liveMessages, livePaths, liveSubprotocol, type EvaluationListItem } from '@samskar/shared/api';
import { readVarUint } from 'lib0/decoding';
import { afterEach, expect, test } from 'vitest';
import WebSocket from 'ws';
import { ballotName, noteText } from '@samskar/shared/documents';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { demoSignIns } from '../../server/src/demo/demo-people.ts';
import { loadDoc } from '../../server/src/realtime/room-document.ts';
import { findEpoch } from '../../server/src/storage/document-epoch.ts';
import { updateLog } from '../../server/src/storage/update-log.ts';
import { until } from '../realtime/support/until.ts';
import { samskarAt } from '../support/samskar-at.ts';
import { startTestServer, type TestClient, type TestServer } from '../support/start-test-server.ts';

const root = mkdtempSync(join(tmpdir(), 'samskar-drill-'));
const file = join(root, 'drill.backup');
const servers: TestServer[] = [];
const clients: Client[] = [];

afterEach(async () => {
  for (const { provider } of clients) provider.destroy();
  for (const server of servers.splice(0)) await server.stop();
  rmSync(root, { recursive: true });
});

async function start(name: string): Promise<TestServer> {
  const server = await startTestServer({ mode: 'demo', dataFolder: join(root, name) });
  servers.push(server);
  return server;
}

async function signIn(server: TestServer, name: string): Promise<TestClient & { readonly password: string }> {
  const found = demoSignIns(server.running.demo!.passwords).find((person) => person.name === name)!;
  return { ...(await server.signIn(found.email, found.password)), password: found.password };
}

type Client = { readonly provider: WebsocketProvider; readonly doc: Y.Doc; acked: number };

/** A client of `samskar.1`, or a stock one, on a document. */
function open(server: TestServer, who: TestClient, name: string, doc: Y.Doc, isStock = false): Client {
  class Socket extends WebSocket {
    constructor(url: string, protocols: string[]) {
      super(url, protocols, { headers: { cookie: who.cookie, origin: server.origin } });
    }
  }
  const url = `${server.origin.replace('http', 'ws')}${livePaths.document.slice(0, -1)}`;
  const provider = new WebsocketProvider(url, name, doc, {
    disableBc: true,
    protocols: isStock ? [] : [liveSubprotocol],
    // `ws` differs from the browser's class only in parts that y-websocket does not use.
    WebSocketPolyfill: Socket as unknown as typeof globalThis.WebSocket,
  });
  const client: Client = { provider, doc, acked: 0 };
  provider.messageHandlers[liveMessages.ack] = (_encoder, decoder) => (client.acked = readVarUint(decoder));
  provider.messageHandlers[liveMessages.access] = () => undefined;
  clients.push(client);
  return client;
}

/** Of every table, but what a restoration is there to change. */
function hashTables(database: string): Record<string, string> {
  const raw = new DatabaseSync(database, { readOnly: true });
  const tables = raw.prepare(`select name from sqlite_schema where type = 'table' order by name`).all();
  const hashes = tables
    .map(({ name }) => String(name))
    .filter((name) => !['session', 'one_time_link', 'restoration'].includes(name))
    .map((name) => {
      const rows = raw.prepare(`select * from "${name}"`).all() as Record<string, unknown>[];
      const kept = rows.map(({ epoch: _epoch, ...row }) => JSON.stringify(row)).sort();
      return [name, createHash('sha256').update(kept.join('\n')).digest('hex')];
    });
  raw.close();
  return Object.fromEntries(hashes) as Record<string, string>;
}

const textOf = (server: TestServer, base: string, indicator: string): string => {
  const { database } = server.people;
  const stored = updateLog(database).find(`${base}@${findEpoch(database, base)!}`);
  return noteText(loadDoc(stored!), indicator).toJSON();
};

test('[R4] a backup taken while three type is restored elsewhere: the same tables and texts, results that verify, and nobody of before gets in unnoticed', async () => {
  const server = await start('before');
  const [a, b] = await Promise.all([signIn(server, 'Vurderer A'), signIn(server, 'Vurderer B')]);
  const list = (await a.call('GET', '/api/evaluations')).body as EvaluationListItem[];
  const idOf = (year: number) => list.find((item) => item.year === year)!.id;
  await sign(a, b, idOf(2023));

  const evaluation = idOf(2026);
  const account = (client: TestClient) =>
    server.people.sessions.find(client.cookie.slice('samskar='.length))!.accountId;
  const openBallot = (who: TestClient, area: string) =>
    open(server, who, ballotName(evaluation, account(who), area, 1), new Y.Doc());
  const typing = [openBallot(b, '2'), openBallot(b, '3'), openBallot(b, '4')];
  const indicators = ['2.1.1', '3.1.1', '4.1.1'];
  await until(() => typing.every(({ provider }) => provider.synced));
  const type = () =>
    typing.forEach(({ doc }, place) => noteText(doc, indicators[place]!).insert(0, 'Hvem eier planen? '));
  const ackedBefore = typing.map(({ doc }, place) => {
    type();
    return noteText(doc, indicators[place]!).length;
  });
  await until(() => typing.every(({ acked }) => acked >= 4));
  const keys = setInterval(type, 5);
  const settings = { SAMSKAR_DATA: server.dataFolder };
  const backup = await samskarAt(root, settings, 'backup', file);
  clearInterval(keys);
  expect(backup).toMatchObject({ exitCode: 0, errors: '' });
  type();
  await until(() => {
    const disk = typing.map((_, place) =>
      textOf(
        server,
        ballotName(evaluation, account(b), String(place + 2), 1).replace('@1', ''),
        indicators[place]!,
      ),
    );
    return disk.every((text, place) => text === noteText(typing[place]!.doc, indicators[place]!).toJSON());
  });

  const key = join(server.dataFolder, 'installation-key.pem');
  const into = { SAMSKAR_DATA: join(root, 'after') };
  expect((await samskarAt(root, into, 'restore', file)).errors).toContain('--key');
  const restored = await samskarAt(root, into, 'restore', file, '--key', key);
  expect(restored).toMatchObject({ exitCode: 0, errors: '' });
  expect(hashTables(join(root, 'after', 'samskar.db'))).toEqual(hashTables(file));

  const after = await start('after');
  for (const [place, { doc }] of typing.entries()) {
    const base = ballotName(evaluation, account(b), String(place + 2), 1).replace('@1', '');
    const text = textOf(after, base, indicators[place]!);
    expect(text.length).toBeGreaterThanOrEqual(ackedBefore[place]!);
    expect(text.length).toBeLessThan(noteText(doc, indicators[place]!).length);
  }
  const signedOut = await fetch(`${after.origin}/api/evaluations`, { headers: { cookie: b.cookie } });
  expect(signedOut.status).toBe(401);
  const anew = await signIn(after, 'Vurderer B');
  expect(await verifies(after, anew, idOf(2023))).toMatchObject({ holds: true });

  const name = ballotName(evaluation, account(b), '2', 1);
  const stock = open(after, anew, name, typing[0]!.doc, true);
  const closed = new Promise((resolve) => stock.provider.on('closed', ({ code }) => resolve(code)));
  expect(await closed).toBe(4403);
  expect(updateLog(after.people.database).find(name)).toBeUndefined();
});

async function sign(
  a: TestClient & { password: string },
  b: TestClient & { password: string },
  evaluation: string,
): Promise<void> {
  const path = `/api/evaluations/${evaluation}`;
  const { hash: packageHash } = (await a.call('GET', `${path}/package/draft`)).body as { hash: string };
  for (const who of [a, b]) {
    const command = { kind: 'sign', packageHash, password: who.password };
    const signed = await who.call('POST', `${path}/commands`, { key: randomUUID(), command });
    expect(signed.status).toBe(200);
  }
}

async function verifies(server: TestServer, who: TestClient, evaluation: string): Promise<unknown> {
  const { body } = await who.call('GET', `/api/evaluations/${evaluation}/package`);
  const path = join(root, 'package.json');
  writeFileSync(path, JSON.stringify(body));
  const key = join(server.dataFolder, 'installation-key.public.pem');
  return JSON.parse((await samskarAt(root, {}, 'verify', path, '--key', key)).output);
}
