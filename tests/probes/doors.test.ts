import { createHash, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { livePaths } from '@samskar/shared/api';
import { ballotName, fieldworkName, jointName, reportName } from '@samskar/shared/documents';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dataFileName } from '../../server/src/storage/data-folder.ts';
import { refusedUpgrade } from '../realtime/support/clients.ts';
import { everybodyNames } from '../end-to-end/support/everybody.ts';
import { Stage } from './support/stage.ts';

const source = randomUUID();
let stage: Stage;

beforeAll(async () => {
  stage = await Stage.open(async (everybody) => {
    const evidence = {
      kind: 'document',
      id: source,
      title: 'Plan',
      status: 'in-use',
      withdrawn: false,
    } as const;
    await everybody.command('a', { kind: 'save-evidence', evidence, seenRevision: null });
  });
});

afterAll(() => stage.close());

/** Of A's, which is there; everybody else's attempts go to it. */
const ballotOfA = () => livePaths.document + ballotName(stage.evaluation, stage.people.a.id, '1', 1);
const notes = () => livePaths.document + fieldworkName(stage.evaluation, source, 1);
const feed = () => `${livePaths.feed}${stage.evaluation}?since=0`;

describe('another site’s page', () => {
  test.each([
    ['another site', () => ({ origin: 'https://evil.example' })],
    ['a site that begins like ours', () => ({ origin: `${stage.origin}.evil.example` })],
    ['our host on another port', () => ({ origin: 'http://localhost:1' })],
    ['our host over https', () => ({ origin: stage.origin.replace('http:', 'https:') })],
    ['a page that hides where it comes from', () => ({ origin: 'null' })],
    ['no page', () => ({})],
  ])('[R7] of %s opens no socket with the person’s own cookie', async (_which, headers) => {
    const { cookie } = stage.people.a;
    for (const path of [ballotOfA(), notes(), feed()])
      expect(await refusedUpgrade(stage, path, { cookie, ...headers() }), path).toBe(403);
  });

  test('[R7] sends no command', async () => {
    const { cookie } = stage.people.a;
    const before = await stage.snapshot('a');
    for (const origin of ['https://evil.example', 'null', `${stage.origin}.evil.example`]) {
      const { status } = await fetch(`${stage.origin}/api/evaluations/${stage.evaluation}/commands`, {
        method: 'POST',
        headers: { origin, cookie, 'content-type': 'application/json' },
        body: JSON.stringify({ key: randomUUID(), command: { kind: 'take-snapshot', name: 'X' } }),
      });
      expect(status).toBe(403);
    }
    expect((await stage.snapshot('a')).state.seq).toBe(before.state.seq);
  });
});

describe('a cookie', () => {
  /** As it stands in the data file, which somebody may have copied. */
  const hashOf = (cookie: string) => createHash('sha256').update(cookie.slice('samskar='.length)).digest();

  test.each([
    ['that is missing', () => ''],
    ['that somebody has made up', () => `samskar=${'A'.repeat(43)}`],
    [
      'with one letter changed',
      () => stage.people.a.cookie.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')),
    ],
    ['that was read out of the data file', () => `samskar=${hashOf(stage.people.a.cookie).toString('hex')}`],
    [
      'that was read out of the data file, as the browser writes it',
      () => `samskar=${hashOf(stage.people.a.cookie).toString('base64url')}`,
    ],
    ['that is a path', () => `samskar=../../${join(stage.folder, dataFileName)}`],
    ['that is endless', () => `samskar=${'x'.repeat(8_000)}`],
    ['of another name', () => stage.people.a.cookie.replace('samskar', 'session')],
  ])('[R7] %s opens nothing', async (_which, cookie) => {
    for (const path of [ballotOfA(), notes(), feed()]) {
      const client = await stage.openSocket({ cookie: cookie() }, path);
      expect(await client.closing()).toBe(4401);
      expect(client.received).toEqual([]);
    }
    const { status } = await fetch(`${stage.origin}/api/evaluations/${stage.evaluation}`, {
      headers: { cookie: cookie() },
    });
    expect(status).toBe(401);
  });
});

describe('another assessor’s ballot, a text before its reveal, and notes', () => {
  test('[R7] [R13] are closed with the same words as what does not exist, whoever guesses', async () => {
    const { evaluation, people } = stage;
    const texts = [jointName(evaluation, '1', 1), reportName(evaluation, 1)];
    const ballots = [
      ballotName(evaluation, people.a.id, '1', 1),
      ballotName(evaluation, people.a.id, '2', 1),
      ballotName(evaluation, people.a.id, '1', 2),
      ballotName(evaluation, people.a.id, '3', 1),
      ballotName(randomUUID(), people.a.id, '1', 1),
      ballotName(evaluation, randomUUID(), '1', 1),
      `ballot/${evaluation}/${people.a.id.toUpperCase()}/1@1`,
      `ballot/${evaluation}/${people.a.id}/1@01`,
      `ballot/${evaluation}/${people.a.id}/1`,
      `ballot%2F${evaluation}%2F${people.a.id}%2F1@1`,
      `ballot/${evaluation}/${people.a.id}/1@1/`,
      `ballot/${evaluation}/${people.a.id}/1@1%00`,
      `x/../ballot/${evaluation}/${people.a.id}/1@1`,
    ];
    const sources = [source, randomUUID()].map((one) => fieldworkName(evaluation, one, 1));
    for (const who of everybodyNames) {
      const isAssessor = who === 'a' || who === 'b';
      const names = [...texts, ...(who === 'a' ? [] : ballots), ...(isAssessor ? [] : sources)];
      for (const name of names) {
        const client = await stage.openSocket(who, livePaths.document + name);
        await client.closing();
        expect(client.closed(), `${name} for ${who}`).toEqual({ code: 4403, reason: 'not-yours' });
        expect(client.received, `${name} for ${who}`).toEqual([]);
      }
    }
  });
});
