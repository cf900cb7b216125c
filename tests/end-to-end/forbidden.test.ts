import { randomUUID } from 'node:crypto';
import { defaultDisagreementSettings } from '@samskar/shared/disagreement';
import { ballotName, jointName, setGrade } from '@samskar/shared/documents';
import type { Command } from '@samskar/shared/evaluation';
import * as Y from 'yjs';
import { closeClients, openRawClient, refusedUpgrade } from '../realtime/support/clients.ts';
import type { Answer } from '../support/start-test-server.ts';
import {
  everybodyNames,
  gatherEverybody,
  rawRequest,
  type Everybody,
  type Name,
} from './support/everybody.ts';
import { expect, test as base } from './support/samskar.ts';

const test = base.extend<{ everybody: Everybody }>({
  everybody: async ({ samskar }, use) => {
    await use(await gatherEverybody(samskar));
    closeClients();
  },
});

const hash = '0'.repeat(64);
const graded = (grade: number) => ({ kind: 'graded', grades: { c1: grade, c2: grade } }) as const;
const decide = (indicator: string, change: Partial<Extract<Command, { kind: 'decide' }>> = {}): Command => ({
  kind: 'decide',
  indicator,
  outcome: graded(3),
  reason: { code: 'slip', text: 'Lest feil.' },
  seenDecision: null,
  ...change,
});
const evidence = {
  kind: 'save-evidence',
  evidence: { kind: 'document', id: randomUUID(), title: 'Plan', status: 'in-use', withdrawn: false },
  seenRevision: null,
} as const satisfies Command;

/** Status and kind of a refusal. */
const refusal = ({ status, body }: Answer) => [
  status,
  (body as { error?: { kind: string } } | undefined)?.error?.kind,
];

async function reveal(everybody: Everybody, area = '1', gradeOfB = 3): Promise<void> {
  expect((await everybody.sayReady('a', area, 3)).status).toBe(200);
  expect((await everybody.sayReady('b', area, gradeOfB)).status).toBe(200);
}

async function closing({ server, people }: Everybody, who: Name | 'nobody', path: string): Promise<number> {
  const address = { url: server.origin.replace('http', 'ws') };
  const cookie = who === 'nobody' ? '' : people[who].cookie;
  const client = await openRawClient(address, path, { cookie, headers: { origin: server.origin } });
  return client.closing();
}

const document = (name: string) => `/live/document/${name}`;

test.describe('by socket', () => {
  test('[R7] [R13] nobody but A opens A’s ballot, nor anybody a joint text before the reveal', async ({
    everybody,
  }) => {
    const names = everybodyNames.filter((name) => name !== 'a');
    for (const name of names)
      expect(await closing(everybody, name, document(everybody.ballotOf('a', '1'))), name).toBe(4403);
    for (const name of everybodyNames)
      expect(await closing(everybody, name, document(jointName(everybody.evaluation, '1', 1))), name).toBe(
        4403,
      );
  });

  test('[R7] what does not exist is answered as what is not yours, and creates nothing', async ({
    everybody,
  }) => {
    const { evaluation, people } = everybody;
    for (const name of [
      ballotName(evaluation, people.a.id, '9', 1),
      ballotName(evaluation, people.a.id, '1', 2),
      ballotName(randomUUID(), people.a.id, '1', 1),
      'ballot/nothing@1',
    ])
      expect(await closing(everybody, 'a', document(name)), name).toBe(4403);
  });

  test('[R7] the feed is for those who take part, and every socket for those who have signed in', async ({
    everybody,
  }) => {
    const feed = `/live/feed/${everybody.evaluation}?since=0`;
    for (const name of ['administrator', 'owner', 'stranger'] as const)
      expect(await closing(everybody, name, feed), name).toBe(4403);
    expect(await closing(everybody, 'nobody', feed)).toBe(4401);
    expect(await closing(everybody, 'nobody', document(everybody.ballotOf('a', '1')))).toBe(4401);
  });

  test('[R7] a page of another site gets no socket, with a good cookie or none', async ({ everybody }) => {
    const address = { url: everybody.server.origin.replace('http', 'ws') };
    const path = document(everybody.ballotOf('a', '1'));
    const { cookie } = everybody.people.a;
    for (const headers of [
      { cookie, origin: 'https://evil.example' },
      { cookie },
      { cookie, origin: 'null' },
    ])
      expect(await refusedUpgrade(address, path, headers as Record<string, string>)).toBe(403);
  });

  test('[R12] a ballot takes no grade beyond the scale, and no ready ballot takes any', async ({
    everybody,
  }) => {
    const address = { url: everybody.server.origin.replace('http', 'ws') };
    const path = document(everybody.ballotOf('a', '1'));
    const open = async () =>
      openRawClient(address, path, {
        cookie: everybody.people.a.cookie,
        headers: { origin: everybody.server.origin },
      });
    const updateWith = (grade: number) => {
      const doc = new Y.Doc();
      setGrade(doc, '1.1.1', 'c1', grade);
      return Y.encodeStateAsUpdate(doc);
    };
    const outOfRange = await open();
    outOfRange.sendStep2(updateWith(6));
    expect(await outOfRange.closing()).toBe(4422);
    await everybody.sayReady('a', '1', 3);
    const late = await open();
    late.sendStep2(updateWith(2));
    expect(await late.closing()).toBe(4423);
  });
});

test.describe('by the API', () => {
  test('before the reveal nobody is told what a ballot holds', async ({ everybody }) => {
    everybody.grade('a', '1', 4, 'Det bare A vet');
    for (const name of ['b', 'reviewer', 'observer'] as const) {
      const { state } = await everybody.snapshot(name);
      expect(state.revealed, name).toEqual({});
      expect(JSON.stringify(state), name).not.toContain('Det bare A vet');
    }
    for (const name of ['administrator', 'owner', 'stranger'] as const)
      expect(refusal(await everybody.get(name)), name).toEqual([404, 'not-found']);
    expect(refusal(await everybody.command('a', decide('1.1.1')))).toEqual([409, 'not-revealed']);
  });

  test('after the reveal observers see text and points, and neither grades nor papers', async ({
    everybody,
  }) => {
    await reveal(everybody);
    const { state } = await everybody.snapshot('observer');
    expect(Object.keys(state.revealed)).toEqual(['1']);
    expect(JSON.stringify(state)).not.toMatch(/"c1"|nonce/);
    expect((await everybody.get('observer', '/points')).status).toBe(200);
    for (const path of ['/calibration-diffs', '/package/draft'])
      expect(refusal(await everybody.get('observer', path)), path).toEqual([403, 'not-allowed']);
    expect(refusal(await everybody.get('observer', '/package'))).toEqual([404, 'not-found']);
  });

  test('reviewers see grades and decisions, and have no part in them', async ({ everybody }) => {
    await reveal(everybody);
    expect(JSON.stringify((await everybody.snapshot('reviewer')).state)).toContain('"c1"');
    for (const path of ['/calibration-diffs', '/package/draft'])
      expect(refusal(await everybody.get('reviewer', path)), path).toEqual([403, 'not-allowed']);
  });

  test('no command of an assessor is open to another role', async ({ everybody }) => {
    await reveal(everybody);
    const commands: Command[] = [
      evidence,
      { kind: 'say-ready', area: '2', seenBallot: hash },
      { kind: 'take-back-ready', area: '2' },
      decide('1.1.1'),
      { kind: 'accept-greens', indicators: ['1.1.1'] },
      { kind: 'confirm', decisions: [randomUUID()] },
      { kind: 'sign', packageHash: hash, password: everybody.people.reviewer.password },
      { kind: 'unlock', reason: 'Derfor' },
    ];
    const { seq } = (await everybody.snapshot('a')).state;
    // Administrators have every evaluation in their list; to the others there is none.
    const known = new Set<Name>(['reviewer', 'observer', 'administrator']);
    for (const command of commands)
      for (const name of ['reviewer', 'observer', 'administrator', 'owner', 'stranger'] as const) {
        const expected = known.has(name) ? [403, 'not-allowed'] : [404, 'not-found'];
        expect(refusal(await everybody.command(name, command)), `${name}: ${command.kind}`).toEqual(expected);
      }
    expect((await everybody.snapshot('a')).state.seq).toBe(seq);
  });

  test('nothing of the installation is done without the role for it', async ({ everybody }) => {
    const { people } = everybody;
    const { id } = people.stranger;
    const expiresOn = '2027-06-30';
    const asked: [string, string, unknown, readonly Name[]][] = [
      ['GET', '/api/accounts', undefined, ['administrator', 'owner']],
      ['POST', '/api/accounts', { name: 'Ny', email: 'ny@samskar.example', roles: [] }, ['administrator']],
      ['PUT', `/api/accounts/${id}/roles`, { roles: ['administrator'] }, ['administrator']],
      ['POST', `/api/accounts/${id}/recovery`, undefined, ['administrator']],
      ['PUT', `/api/accounts/${id}/disabled`, { disabled: true }, ['administrator']],
      ['POST', `/api/accounts/${id}/certificates`, { family: 'test', expiresOn }, ['owner']],
      ['POST', '/api/instruments', {}, ['owner']],
      ['POST', '/api/evaluations', {}, ['administrator']],
    ];
    for (const [method, path, body, allowed] of asked)
      for (const name of everybodyNames.filter((one) => !allowed.includes(one)))
        expect(refusal(await people[name].call(method, path, body)), `${name}: ${method} ${path}`).toEqual([
          403,
          'not-allowed',
        ]);
  });

  test('[R16] an administrator who takes part cannot get into the other assessor’s account, and one who does not is seen doing it', async ({
    samskar,
    everybody,
  }) => {
    const { people } = everybody;
    const both = await samskar.server.addPerson('Administrator som vurderer', {
      roles: ['administrator'],
      certified: 'test',
    });
    const created = await people.administrator.call('POST', '/api/evaluations', {
      municipality: { country: 'NO', code: '5027', name: 'Midtre Gauldal' },
      year: 2026,
      population: 6_000,
      populationDate: '2026-01-01',
      instrument: 'test-1.0',
      assessors: [both.id, people.b.id],
      reviewers: [],
      observers: [],
      blocks: 'area',
      settings: defaultDisagreementSettings,
      outOfFocus: [],
    });
    expect(created.status).toBe(201);
    const account = `/api/accounts/${people.b.id}`;
    const tries: [string, string, unknown][] = [
      ['POST', `${account}/recovery`, undefined],
      ['PUT', `${account}/roles`, { roles: ['owner'] }],
      ['PUT', `${account}/disabled`, { disabled: true }],
    ];
    for (const [method, path, body] of tries)
      expect(refusal(await both.call(method, path, body)), path).toEqual([403, 'takes-part-itself']);
    expect((await everybody.get('b')).status).toBe(200);
    expect((await people.administrator.call('POST', `${account}/recovery`)).status).toBe(201);
    const { state } = await everybody.snapshot('a');
    expect(state.recoveries.map((recovery) => recovery.account)).toEqual([people.b.id]);
    expect(refusal(await everybody.get('b'))).toEqual([401, 'signed-out']);
  });

  test('[R7] a page of another site changes nothing with our cookie', async ({ everybody }) => {
    const { server, people, evaluation } = everybody;
    const body = JSON.stringify({ key: randomUUID(), command: evidence });
    const path = `/api/evaluations/${evaluation}/commands`;
    const answer = await rawRequest(server, people.a, path, {
      method: 'POST',
      body,
      origin: 'https://evil.example',
    });
    expect(refusal(answer)).toEqual([403, 'wrong-origin']);
    expect((await everybody.snapshot('a')).state.evidence).toEqual({});
  });

  test('bad bodies and ids are refused, each by its name', async ({ everybody }) => {
    await reveal(everybody);
    const { server, people, evaluation } = everybody;
    const path = `/api/evaluations/${evaluation}/commands`;
    const raw = async (body: string) =>
      refusal(await rawRequest(server, people.a, path, { method: 'POST', body }));
    expect(await raw('{')).toEqual([400, 'bad-request']);
    expect(await raw('{"key":1}')).toEqual([400, 'bad-request']);
    expect(await raw(JSON.stringify({ key: randomUUID(), command: { kind: 'reveal' } }))).toEqual([
      400,
      'bad-request',
    ]);
    expect(await raw(' '.repeat(64 * 1024 + 1))).toEqual([413, 'too-large']);
    const asA = async (command: Command) => refusal(await everybody.command('a', command));
    expect(await asA(decide('1.1.1', { outcome: graded(6) }))).toEqual([422, 'grade-invalid']);
    expect(await asA(decide('1.1.1', { outcome: graded(-1) }))).toEqual([400, 'bad-request']);
    expect(await asA(decide('1.1.1', { outcome: graded(2.5) }))).toEqual([400, 'bad-request']);
    expect(await asA(decide('9.9.9'))).toEqual([422, 'unknown-id']);
    expect(await asA({ kind: 'confirm', decisions: [randomUUID()] })).toEqual([422, 'unknown-id']);
    expect(await asA({ kind: 'say-ready', area: '9', seenBallot: hash })).toEqual([422, 'unknown-id']);
    const nowhere = `/api/evaluations/${randomUUID()}`;
    expect(refusal(await people.a.call('GET', nowhere))).toEqual([404, 'not-found']);
    expect(refusal(await server.stranger.call('GET', nowhere))).toEqual([401, 'signed-out']);
  });

  test('a signature needs the right password, and no open red', async ({ everybody }) => {
    await reveal(everybody, '1', 0);
    await reveal(everybody, '2', 3);
    const draft = (await everybody.get('a', '/package/draft')).body as { hash: string };
    const sign = (password: string) =>
      everybody.command('a', { kind: 'sign', packageHash: draft.hash, password });
    expect(refusal(await sign('not the password'))).toEqual([403, 'wrong-password']);
    const answer = await sign(everybody.people.a.password);
    expect(refusal(answer)).toEqual([422, 'open-before-signing']);
    expect(JSON.stringify(answer.body)).toContain('1.1.1');
    expect((await everybody.snapshot('a')).state.signatures).toEqual([]);
  });

  test('a repeated command is done once, and one built on something old not at all', async ({
    everybody,
  }) => {
    await reveal(everybody);
    const key = randomUUID();
    const first = await everybody.command('a', decide('1.1.1'), key);
    const again = await everybody.command('a', decide('1.1.1'), key);
    expect(again.body).toEqual(first.body);
    expect((await everybody.snapshot('b')).state.decisions['1.1.1']).toHaveLength(1);
    const stale = await everybody.command('b', decide('1.1.1', { outcome: graded(2) }));
    expect(refusal(stale)).toEqual([409, 'stale']);
    expect((await everybody.snapshot('b')).state.decisions['1.1.1']).toHaveLength(1);
  });
});
