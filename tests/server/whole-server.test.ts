import { request } from 'node:http';
import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { closeCodes, livePaths, type EvaluationSnapshot, type IssuedLink } from '@samskar/shared/api';
import { defaultDisagreementSettings } from '@samskar/shared/disagreement';
import { ballotName } from '@samskar/shared/documents';
import { shippedInstruments } from '@samskar/shared/instrument/shipped';
import WebSocket from 'ws';
import {
  startTestServer,
  type SignedIn,
  type TestClient,
  type TestServer,
} from '../support/start-test-server.ts';

const { id: instrument, family } = shippedInstruments[0]!;

let server: TestServer;
let people: Record<'administrator' | 'a' | 'b' | 'observer', SignedIn>;
let evaluation: string;

beforeAll(async () => {
  server = await startTestServer();
  people = {
    administrator: await server.addPerson('Administrator', { roles: ['administrator'] }),
    a: await server.addPerson('Vurderer A', { certified: family }),
    b: await server.addPerson('Vurderer B', { certified: family }),
    observer: await server.addPerson('Observer', { roles: ['administrator'] }),
  };
  const created = await people.administrator.call('POST', '/api/evaluations', {
    municipality: { country: 'NO', code: '5027', name: 'Midtre Gauldal' },
    year: 2026,
    population: 6_000,
    populationDate: '2026-01-01',
    instrument,
    assessors: [people.a.id, people.b.id],
    reviewers: [],
    observers: [people.observer.id],
    blocks: 'area',
    settings: defaultDisagreementSettings,
    outOfFocus: [],
  });
  expect(created.status).toBe(201);
  evaluation = (created.body as { id: string }).id;
});

afterAll(() => server.stop());

/** A socket of this person: what it is closed with, once it is open. */
async function openSocket({ cookie }: TestClient, path: string): Promise<{ closed: Promise<number> }> {
  const url = `${server.origin.replace('http', 'ws')}${path}`;
  const socket = new WebSocket(url, { headers: { cookie, origin: server.origin } });
  const closed = new Promise<number>((resolve) => socket.once('close', resolve));
  await new Promise((resolve, reject) => socket.once('message', resolve).once('error', reject));
  return { closed };
}

function ownBallot(): string {
  return livePaths.document + ballotName(evaluation, people.a.id, shippedInstruments[0]!.areas[0]!.id, 1);
}

test('[R7] [R13] signing out closes the sockets of that session, and of no other', async () => {
  const here = await server.signIn(people.a.email, people.a.password);
  const elsewhere = await openSocket(people.a, livePaths.feed + evaluation);
  const sockets = [await openSocket(here, livePaths.feed + evaluation), await openSocket(here, ownBallot())];
  expect((await here.call('DELETE', '/api/session')).status).toBe(204);
  expect(await Promise.all(sockets.map(({ closed }) => closed))).toEqual([
    closeCodes.signedOut,
    closeCodes.signedOut,
  ]);
  expect((await people.a.call('GET', '/api/session')).status).toBe(200);
  const stillOpen = Symbol();
  expect(await Promise.race([elsewhere.closed, Promise.resolve(stillOpen)])).toBe(stillOpen);
});

test('[R16] a recovery closes the person’s sockets, and all assessors are shown it', async () => {
  const socket = await openSocket(people.b, livePaths.feed + evaluation);
  const answer = await people.administrator.call('POST', `/api/accounts/${people.b.id}/recovery`);
  expect(answer.status).toBe(201);
  expect(await socket.closed).toBe(closeCodes.signedOut);
  const token = (answer.body as IssuedLink).link.split('#')[1];
  const used = await server.stranger.call('POST', '/api/links/use', {
    token,
    password: 'another long password',
  });
  expect(used.status).toBe(200);
  const b = await server.signIn(people.b.email, 'another long password');
  for (const assessor of [people.a, b]) {
    const { state } = (await assessor.call('GET', `/api/evaluations/${evaluation}`))
      .body as EvaluationSnapshot;
    expect(state.recoveries.map(({ account, by }) => ({ account, by }))).toEqual([
      { account: people.b.id, by: people.administrator.id },
      { account: people.b.id, by: people.b.id },
    ]);
  }
});

test('[R16] an administrator who observes the evaluation may not recover its assessors', async () => {
  const answer = await people.observer.call('POST', `/api/accounts/${people.a.id}/recovery`);
  expect(answer.body).toEqual({ error: { kind: 'takes-part-itself', evaluations: [evaluation] } });
});

test('a body of ten megabytes is refused without being read, and the server goes on', async () => {
  const status = await new Promise<number | undefined>((resolve) => {
    const sent = request(`${server.origin}/api/session`, {
      method: 'POST',
      headers: { origin: server.origin, 'content-type': 'application/json' },
    });
    sent.once('response', (response) => resolve(response.statusCode));
    // The server hangs up on what it does not read.
    sent.on('error', () => undefined);
    sent.end(Buffer.alloc(10 * 1024 * 1024, 'x'));
  });
  expect(status).toBe(413);
  expect((await server.stranger.call('GET', '/api/health')).status).toBe(200);
});

test('a large answer is sent compressed', async () => {
  const answer = await fetch(`${server.origin}/api/instruments/${instrument}`, {
    headers: { cookie: people.a.cookie, 'accept-encoding': 'gzip' },
  });
  expect(answer.headers.get('content-encoding')).toBe('gzip');
  expect(await answer.json()).toMatchObject({ id: instrument });
});

test('whatever is sent to an evaluation is answered, refused or obeyed, and never breaks the server', async () => {
  const path = `/api/evaluations/${evaluation}`;
  const routes = [
    ['POST', '/api/evaluations'],
    ['POST', `${path}/commands`],
    ['PUT', `${path}/visit`],
    ['POST', '/api/evaluations/constructor/commands'],
    ['PUT', '/api/evaluations/constructor/visit'],
  ] as const;
  const kinds = fc.constantFrom('say-ready', 'decide', 'confirm', 'sign', 'unlock', 'save-evidence', 'x');
  const parts = { kind: kinds, area: fc.string(), indicator: fc.string(), reason: fc.jsonValue() };
  const command = fc.record({ key: fc.uuid(), command: fc.record(parts, { requiredKeys: ['kind'] }) });
  const body = fc.oneof(command, fc.jsonValue());
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...routes), body, async ([method, to], sent) => {
      for (const person of [people.a, people.administrator, people.observer]) {
        const { status } = await person.call(method, to, sent);
        expect(status).toBeLessThan(500);
      }
    }),
    { numRuns: 150 },
  );
});

test('nothing of all this is logged as an error', () => {
  expect(server.logged.filter((line) => !line.includes('"level":30'))).toEqual([]);
  expect(server.broken).toEqual([]);
});
