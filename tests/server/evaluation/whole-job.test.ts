import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EvaluationListItem, EvaluationSnapshot } from '@samskar/shared/api';
import { ballotName, ballotRevision, documentShape, readBallot } from '@samskar/shared/documents';
import type { Command } from '@samskar/shared/evaluation';
import { findShippedInstrument } from '@samskar/shared/instrument/shipped';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { demoSignIns } from '../../../server/src/demo/demo-people.ts';
import { loadDoc } from '../../../server/src/realtime/room-document.ts';
import { updateLog } from '../../../server/src/storage/update-log.ts';
import { startTestServer, type TestClient, type TestServer } from '../../support/start-test-server.ts';

const instrument = findShippedInstrument('kk-3.2')!;

let server: TestServer;
let a: TestClient;
let b: TestClient;
let list: EvaluationListItem[];

beforeAll(async () => {
  server = await startTestServer({ mode: 'demo' });
  [a, b] = await Promise.all([signIn('Vurderer A'), signIn('Vurderer B')]);
  list = (await b.call('GET', '/api/evaluations')).body as EvaluationListItem[];
});

afterAll(() => server.stop());

const signInOf = (name: string) =>
  demoSignIns(server.running.demo!.passwords).find((person) => person.name === name)!;

function signIn(name: string): Promise<TestClient> {
  const { email, password } = signInOf(name);
  return server.signIn(email, password);
}

const idOf = (year: number) => list.find((item) => item.year === year)!.id;

const command = (who: TestClient, evaluation: string, asked: Command) =>
  who.call('POST', `/api/evaluations/${evaluation}/commands`, { key: randomUUID(), command: asked });

const snapshotFor = async (who: TestClient, evaluation: string) =>
  (await who.call('GET', `/api/evaluations/${evaluation}`)).body as EvaluationSnapshot;

test('the finished evaluation of the demo is signed by both, and `samskar verify` knows who', async () => {
  const evaluation = idOf(2023);
  const { hash } = (await a.call('GET', `/api/evaluations/${evaluation}/package/draft`)).body as {
    hash: string;
  };
  for (const [who, password] of [
    [a, signInOf('Vurderer A').password],
    [b, signInOf('Vurderer B').password],
  ] as const)
    expect((await command(who, evaluation, { kind: 'sign', packageHash: hash, password })).status).toBe(200);
  const downloaded = await a.call('GET', `/api/evaluations/${evaluation}/package`);
  const file = join(server.dataFolder, 'package.json');
  writeFileSync(file, JSON.stringify(downloaded.body));
  const key = join(server.dataFolder, 'installation-key.public.pem');
  const { status, stdout } = spawnSync(
    process.execPath,
    ['server/src/cli.ts', 'verify', file, '--key', key],
    { cwd: join(import.meta.dirname, '../../..'), encoding: 'utf8' },
  );
  expect(JSON.parse(stdout)).toMatchObject({
    holds: true,
    about: { municipality: 'Midtre Gauldal', year: 2023, total: '550', madeUp: true },
    signers: [
      { name: 'Vurderer A', kind: 'proven' },
      { name: 'Vurderer B', kind: 'proven' },
    ],
  });
  expect(status).toBe(0);
});

test('the observer downloads the public part alone', async () => {
  const contact = await signIn('Kontaktperson');
  const { status, body } = await contact.call('GET', `/api/evaluations/${idOf(2023)}/package`);
  expect(status).toBe(200);
  expect(Object.keys(body as object)).not.toContain('working');
});

test('[R14] two who say ready at the same moment make one reveal', async () => {
  const evaluation = idOf(2026);
  const area = instrument.areas[0]!.id;
  const { state } = await snapshotFor(a, evaluation);
  expect((await command(a, evaluation, { kind: 'take-back-ready', area })).status).toBe(200);
  const accounts = state.creation.assessors.map(({ account }) => account);
  const [ofA, ofB] = accounts.map((account) => seenBallot(evaluation, account, area));
  const answers = await Promise.all([
    command(a, evaluation, { kind: 'say-ready', area, seenBallot: ofA! }),
    command(b, evaluation, { kind: 'say-ready', area, seenBallot: ofB! }),
  ]);
  expect(answers.map(({ status }) => status)).toEqual([200, 200]);
  const kinds = answers.flatMap(({ body }) =>
    (body as { events: { kind: string }[] }).events.map(({ kind }) => kind),
  );
  expect(kinds.toSorted()).toEqual(['block-revealed', 'ready-said', 'ready-said']);
});

function seenBallot(evaluation: string, account: string, area: string): string {
  const stored = updateLog(server.people.database).find(ballotName(evaluation, account, area, 1))!;
  return ballotRevision(readBallot(loadDoc(stored), documentShape(instrument, area)!));
}
