import { noteText, reasonText, setEvidenceWeight, setGrade } from '@samskar/shared/documents';
import { afterEach, beforeEach, expect, test } from 'vitest';
import WebSocket from 'ws';
import { closeClients, openAckedClient, openRawClient, openStockClient } from './support/clients.ts';
import { startLiveServer, type LiveServer } from './support/live-server.ts';
import { ballotOf, evaluation, joint } from './support/names.ts';
import { accountOf, cookieOf } from './support/table-of-rights.ts';
import { until } from './support/until.ts';

const canary = 'KANARI-7f3a91c2';
const people = ['A', 'B', 'C'] as const;
let server: LiveServer;

beforeEach(async () => {
  server = await startLiveServer({ limits: { heartbeatMs: 20 } });
  for (const name of [joint, ballotOf('A'), ballotOf('B')]) server.rooms.createDocument(name);
  for (const person of people) server.rights.grant(person, evaluation, 'read');
  server.rights.grant('A', ballotOf('A'), 'write');
  server.rights.grant('B', ballotOf('B'), 'write');
});

afterEach(async () => {
  closeClients();
  await server.stop();
});

test('[R13] nothing of a ballot is in any byte that others get, whatever sockets they open', async () => {
  const heard: Uint8Array[] = [];
  const watch = async (path: string, cookie: string) => {
    const client = await openRawClient(server, path, { cookie, protocols: ['samskar.1'] });
    client.socket.on('message', (data: Buffer) => heard.push(data));
    client.socket.on('close', (code, reason) => heard.push(Buffer.from(`${code} ${reason.toString()}`)));
    if (client.socket.readyState === WebSocket.OPEN) client.send(0, 0, 1, 0);
    heard.push(...client.received);
    return client;
  };
  const author = openAckedClient(server, ballotOf('A'), 'A');
  author.provider.awareness.setLocalStateField('cursor', canary);
  for (const person of ['B', 'C'] as const) {
    await watch(`/live/document/${ballotOf(person)}`, cookieOf(person));
    await watch(`/live/feed/${evaluation}?since=0`, cookieOf(person)).catch(() => undefined);
    await watch(`/live/document/${joint}`, cookieOf(person));
    await watch(`/live/document/${ballotOf('A')}`, cookieOf(person));
  }
  reasonText(author.doc, '1.1.1').insert(0, canary);
  noteText(author.doc, '1.1.1').insert(0, canary);
  setGrade(author.doc, '1.1.1', 'scope', 4);
  await author.saved();
  await watch(`/live/document/${ballotOf('A')}`, cookieOf('B'));
  const beats = heard.length + 10;
  await until(() => heard.length > beats);

  const secrets = [canary, Buffer.from(canary).toString('base64').slice(0, 12), '1.1.1/scope'];
  for (const message of heard)
    for (const encoding of ['latin1', 'utf16le'] as const)
      for (const secret of secrets) expect(Buffer.from(message).toString(encoding)).not.toContain(secret);
  expect(server.reports.join()).not.toContain(canary);
});

test("[R13] while one writes, the other's sockets hear as many messages as if nobody did", async () => {
  const author = openAckedClient(server, ballotOf('A'), 'A');
  await author.saved();
  const other = await openRawClient(server, `/live/document/${ballotOf('B')}`, { cookie: cookieOf('B') });
  const follower = await openRawClient(server, `/live/feed/${evaluation}?since=0`, { cookie: cookieOf('B') });
  await until(() => follower.received.length >= 2);
  for (let grade = 0; grade < 5; grade++) {
    setGrade(author.doc, '1.1.1', 'scope', grade);
    setEvidenceWeight(author.doc, '1.1.1', '11111111-0000-4000-8000-000000000000', 2);
    await author.saved();
  }
  await until(() => other.received.length > 5);
  const notHeartbeat = (message: Uint8Array) => message[0] !== 1;
  // Its own step 1, from when it came in.
  expect(other.received.filter(notHeartbeat)).toHaveLength(1);
  const kinds = follower.received.map((message) => (JSON.parse(message.toString()) as { kind: string }).kind);
  expect(kinds.filter((kind) => kind !== 'alive')).toEqual(['events', 'presence']);
});

test('[R13] presence says who is signed in, and not where', async () => {
  const follower = await openRawClient(server, `/live/feed/${evaluation}`, { cookie: cookieOf('B') });
  const author = openStockClient(server, ballotOf('A'), 'A');
  await author.synced();
  const second = await openRawClient(server, `/live/feed/${evaluation}`, { cookie: cookieOf('A') });
  await until(() => follower.received.some((message) => message.toString().includes(accountOf('A'))));
  const presence = follower.received
    .map((message) => JSON.parse(message.toString()) as { kind: string; online?: string[] })
    .filter((message) => message.kind === 'presence');
  expect(presence).toEqual([
    { kind: 'presence', online: [accountOf('B')] },
    { kind: 'presence', online: [accountOf('A'), accountOf('B')] },
  ]);
  second.socket.close();
});
