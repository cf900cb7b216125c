import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { migrations } from '@samskar/migrations';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { evaluationListItemSchema } from '@samskar/shared/api';
import type { EvaluationSnapshot } from '@samskar/shared/api';
import { z } from 'zod';
import { demoSignIns } from '../../server/src/demo/demo-people.ts';
import { samskarAt } from '../support/samskar-at.ts';
import { startTestServer, type TestClient, type TestServer } from '../support/start-test-server.ts';

/**
 * The data folder of a demo that the first release has written (2026-11-21, migrations 0001 to 0003): Midtre Gauldal signed
 * by both, area 2 of Skaun revealed, an invitation sent and not used. Names of files to their bytes, base64.
 */
const written = z
  .record(z.string(), z.base64())
  .parse(JSON.parse(gunzipSync(readFileSync(join(import.meta.dirname, 'first-release.json.gz'))).toString()));

let folder: string;
let server: TestServer;
let a: TestClient;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'samskar-first-release-'));
  for (const [name, bytes] of Object.entries(written))
    writeFileSync(join(folder, name), Buffer.from(bytes, 'base64'));
  server = await startTestServer({ mode: 'demo', dataFolder: folder });
  a = await signIn('Vurderer A');
});

afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true });
});

function signIn(name: string): Promise<TestClient> {
  const person = demoSignIns(server.running.demo!.passwords).find((one) => one.name === name)!;
  return server.signIn(person.email, person.password);
}

async function idOf(name: string): Promise<string> {
  const { body } = await a.call('GET', '/api/evaluations');
  return z
    .array(evaluationListItemSchema)
    .parse(body)
    .find(({ municipality }) => municipality.name === name)!.id;
}

async function stateOf(name: string): Promise<EvaluationSnapshot['state']> {
  return ((await a.call('GET', `/api/evaluations/${await idOf(name)}`)).body as EvaluationSnapshot).state;
}

test('a data folder of the first release is brought up to date, once', () => {
  const { raw } = server.people.database;
  const applied = raw.prepare('select name from kysely_migration order by name').all();
  expect(applied.map(({ name }) => name)).toEqual(Object.keys(migrations));
  expect(raw.prepare('pragma foreign_key_check').all()).toEqual([]);
  expect(raw.prepare('pragma integrity_check').all()).toEqual([{ integrity_check: 'ok' }]);
});

test('what was signed in the first release is still signed, and verifies', async () => {
  expect((await stateOf('Midtre Gauldal')).signatures).toHaveLength(2);
  const file = join(folder, 'package.json');
  const answer = await a.call('GET', `/api/evaluations/${await idOf('Midtre Gauldal')}/package`);
  writeFileSync(file, JSON.stringify(answer.body));
  const key = join(folder, 'installation-key.public.pem');
  const { exitCode, output } = await samskarAt(folder, {}, 'verify', file, '--key', key);
  expect(JSON.parse(output)).toMatchObject({
    holds: true,
    signers: [
      { name: 'Vurderer A', kind: 'proven' },
      { name: 'Vurderer B', kind: 'proven' },
    ],
  });
  expect(exitCode).toBe(0);
});

test('what was revealed is still revealed, what was blind is still blind, and the work goes on', async () => {
  const state = await stateOf('Skaun');
  expect(Object.keys(state.revealed)).toEqual(['2']);
  expect(Object.keys(state.ready)).toContain('1');
  const evaluation = await idOf('Skaun');
  const taken = await a.call('POST', `/api/evaluations/${evaluation}/commands`, {
    key: crypto.randomUUID(),
    command: { kind: 'take-back-ready', area: '1' },
  });
  expect(taken.status).toBe(200);
  expect((await stateOf('Skaun')).ready['1']?.[Object.keys(state.participants)[0]!]).toBeUndefined();
});

test('grades side by side, and an invitation that nobody has used, are kept', async () => {
  const { raw } = server.people.database;
  const diffs = raw.prepare('select moment from calibration_diff order by at, id').all();
  expect(diffs.map(({ moment }) => moment).sort()).toEqual(
    expect.arrayContaining(['reveal', 'signature']) as string[],
  );
  expect(raw.prepare('select purpose from one_time_link').all()).toEqual([{ purpose: 'new-account' }]);
  const listed = await a.call('GET', `/api/evaluations/${await idOf('Skaun')}/calibration-diffs`);
  expect(listed.status).toBe(200);
});

test('every evaluation from before the report had texts has a document for them, empty', () => {
  const { raw } = server.people.database;
  const names = raw.prepare("select base_name from document where base_name glob 'report/*'").all();
  const evaluations = raw.prepare('select id from evaluation').all();
  expect(names.map((row) => row.base_name).toSorted()).toEqual(
    evaluations.map(({ id }) => `report/${String(id)}/whole`).toSorted(),
  );
});

test('every source that was registered before there were notes has its own, empty', async () => {
  const { raw } = server.people.database;
  for (const name of ['Skaun', 'Midtre Gauldal']) {
    const evaluation = await idOf(name);
    const names = raw.prepare('select base_name from document where base_name glob ?');
    const opened = names.all(`fieldwork/${evaluation}/*`).map((row) => String(row.base_name));
    const sources = Object.keys((await stateOf(name)).evidence);
    expect(sources).not.toEqual([]);
    expect(opened.toSorted()).toEqual(sources.map((id) => `fieldwork/${evaluation}/${id}`).toSorted());
  }
});
