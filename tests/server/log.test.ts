import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { defaultDisagreementSettings } from '@samskar/shared/disagreement';
import { ballotName, noteText, reasonText } from '@samskar/shared/documents';
import { shippedInstruments } from '@samskar/shared/instrument/shipped';
import { describeError } from '../../server/src/operations/describe-error.ts';
import { closeClients, openAckedClient, openRawClient } from '../realtime/support/clients.ts';
import {
  findFreePort,
  startTestServer,
  type SignedIn,
  type TestServer,
} from '../support/start-test-server.ts';

const [instrument] = shippedInstruments;
const [area] = instrument!.areas;
const [indicator] = area!.subareas.flatMap(({ indicators }) => indicators);
const content = 'Kanarifugl i begrunnelsen';
let server: TestServer;
let metricsPort: number;
/** Everything that may stand in no line. */
const secrets: string[] = [content];

beforeAll(async () => {
  metricsPort = await findFreePort();
  server = await startTestServer({
    environment: { SAMSKAR_LOG_LEVEL: 'debug', SAMSKAR_METRICS_PORT: String(metricsPort) },
  });
});

afterAll(async () => {
  closeClients();
  await server.stop();
});

async function addPerson(name: string, options: object): Promise<SignedIn> {
  const person = await server.addPerson(name, options);
  secrets.push(name, person.email, person.password, person.cookie.split('=')[1]!);
  return person;
}

/** Creates, opens, writes, is refused, fails and leaves, as in a day of work. */
async function playSession(): Promise<void> {
  const administrator = await addPerson('Kanari Administrator', { roles: ['administrator'] });
  const a = await addPerson('Kanari Vurderer A', { certified: instrument!.family });
  const b = await addPerson('Kanari Vurderer B', { certified: instrument!.family });
  const created = await administrator.call('POST', '/api/evaluations', {
    municipality: { country: 'NO', code: '5027', name: 'Kanarikommunen' },
    year: 2026,
    population: 6_000,
    populationDate: '2026-01-01',
    instrument: instrument!.id,
    assessors: [a.id, b.id],
    reviewers: [],
    observers: [],
    blocks: 'area',
    settings: defaultDisagreementSettings,
    outOfFocus: [],
  });
  secrets.push('Kanarikommunen');
  const { id } = created.body as { id: string };
  const name = ballotName(id, a.id, area!.id, 1);
  await writeBallot(a, name);
  await refuseEverything(a, b, name);
  const invited = await administrator.call('POST', '/api/accounts', {
    name: 'Kanari Invitert',
    email: 'kanari.invitert@samskar.example',
    roles: [],
  });
  const token = (invited.body as { link: string }).link.split('#')[1]!;
  expect((await server.stranger.call('POST', '/api/links/inspect', { token })).status).toBe(200);
  secrets.push('Kanari Invitert', 'kanari.invitert', token);
  await a.call('DELETE', '/api/session');
}

async function writeBallot(a: SignedIn, name: string): Promise<void> {
  const address = { url: `ws://localhost:${server.port}`, origin: server.origin };
  const client = openAckedClient(address, name, 'A', { cookie: a.cookie });
  await client.saved();
  reasonText(client.doc, indicator!.id).insert(0, content);
  noteText(client.doc, indicator!.id).insert(0, content);
  client.provider.awareness.setLocalStateField('caret', content);
  await client.saved();
}

async function refuseEverything(a: SignedIn, b: SignedIn, name: string): Promise<void> {
  const stranger = await openRawClient(
    { url: `ws://localhost:${server.port}`, origin: server.origin },
    `/live/document/${name}?token=${encodeURIComponent(content)}`,
    { cookie: b.cookie },
  );
  expect(await stranger.closing()).toBe(4403);
  await a.call('POST', '/api/session', { email: a.email, password: content });
  await a.call('GET', `/api/evaluations?token=${encodeURIComponent(content)}`);
  await a.call('GET', `/api/${encodeURIComponent(content)}`);
  await a.call('GET', `/${encodeURIComponent(content)}`);
  await a.call('POST', `/api/links/use`, { token: content, name: content });
  await fetch(`${server.origin}/api/session`, {
    method: 'POST',
    headers: { origin: server.origin, 'content-type': 'application/json', 'user-agent': content },
    body: `{"email": ${content}`,
  });
}

test('[R13] neither log nor figures hold content, names, addresses, passwords or tokens of a whole session', async () => {
  await playSession();
  const figures = await (await fetch(`http://127.0.0.1:${metricsPort}/metrics`)).text();
  const log = server.logged.join('');
  expect(log).toContain('a request was answered');
  expect(log).toContain('a request was refused');
  expect(log).toContain('a socket was refused');
  expect(figures).toMatch(/samskar_log_updates_total [1-9]/);
  for (const secret of secrets)
    for (const form of [
      secret,
      encodeURIComponent(secret),
      Buffer.from(secret).toString('base64').slice(0, -4),
    ])
      for (const said of [log, figures]) expect(said.includes(form), form).toBe(false);
});

test('[R13] the figures have no label but rule, kind, quantile and bucket', async () => {
  const figures = await (await fetch(`http://127.0.0.1:${metricsPort}/metrics`)).text();
  const labels = new Set([...figures.matchAll(/[{,]([a-z]+)="/g)].map((label) => label[1]));
  expect([...labels].sort()).toEqual(['kind', 'le', 'quantile', 'rule']);
  expect(figures).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-/);
});

test.each([
  ['of JSON', () => JSON.parse(`{"reason": ${content}`) as unknown],
  ['of a schema', () => z.strictObject({ name: z.literal('x') }).parse({ [content]: content })],
  ['of an address', () => decodeURIComponent(`%${content}`)],
])('[R13] an error %s is logged without what it quotes', (_what, fail) => {
  let error: unknown;
  try {
    fail();
  } catch (thrown) {
    error = thrown;
  }
  const described = describeError(error);
  expect(described.error).not.toBe('undefined');
  expect(JSON.stringify(described)).not.toContain(content.slice(0, 8));
});

test('an error of our own is logged with its message and where it happened', () => {
  expect(describeError(new Error('The log of a document has a gap'))).toMatchObject({
    error: 'Error',
    message: 'The log of a document has a gap',
    at: expect.arrayContaining([expect.stringContaining('log.test.ts')]) as string[],
  });
});
