import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { readConfig } from '../../server/src/config.ts';
import { openLog } from '../../server/src/log.ts';
import { openServer, type RunningServer } from '../../server/src/main.ts';
import { realChance } from '../../server/src/people/chance.ts';
import { inspectLink, issueFirstAdministratorLink, useLink } from '../../server/src/people/links.ts';
import { samskarAt, type CommandAnswer } from '../support/samskar-at.ts';
import { cheapPasswords, findFreePort } from '../support/start-test-server.ts';

const email = 'admin@samskar.example';
const forgotten = 'a password long forgotten';

let folder: string;
let settings: Record<string, string>;
let server: RunningServer | undefined;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'samskar-recover-'));
  const port = String(await findFreePort());
  settings = {
    SAMSKAR_DATA: join(folder, 'data'),
    SAMSKAR_PORT: port,
    SAMSKAR_ORIGIN: `http://localhost:${port}`,
  };
});

afterEach(async () => {
  await stop();
  rmSync(folder, { recursive: true });
});

async function start(): Promise<RunningServer> {
  const config = readConfig('serve', settings);
  if (!config.ok) throw new Error(config.error.join('\n'));
  const opened = await openServer(config.value, {
    passwordCost: cheapPasswords,
    chance: realChance,
    log: openLog({ write: () => undefined }),
    webFolder: folder,
    onBroken: (error) => {
      throw error;
    },
  });
  if (!opened.ok) throw new Error(opened.error.kind);
  server = opened.value;
  return server;
}

async function stop(): Promise<void> {
  await server?.stop();
  server = undefined;
}

function recover(...args: readonly string[]): Promise<CommandAnswer> {
  return samskarAt(folder, settings, 'recover', ...args);
}

async function makeAdministrator(): Promise<string> {
  const { people } = await start();
  const token = tokenOf(issueFirstAdministratorLink(people)!.link);
  const session = await useLink(people, { token, password: forgotten, name: 'Administrator', email });
  await stop();
  if (!session.ok) throw new Error(session.error.kind);
  return session.value;
}

function tokenOf(link: string): string {
  return link.split('#')[1]!;
}

const outputSchema = z.strictObject({ email: z.string(), link: z.string(), expiresAt: z.iso.datetime() });

test('the operator lets the only administrator back in, once, and ends the sessions', async () => {
  const session = await makeAdministrator();
  const answer = await recover('Admin@samskar.example');
  expect(answer).toMatchObject({ exitCode: 0, errors: '' });
  const { link } = outputSchema.parse(JSON.parse(answer.output));
  expect(link.startsWith(`${settings.SAMSKAR_ORIGIN!}/link#`)).toBe(true);

  const { people } = await start();
  expect(people.sessions.find(session)).toBeUndefined();
  expect(inspectLink(people, tokenOf(link))).toMatchObject({ value: { purpose: 'recovery', email } });
  const use = { token: tokenOf(link), password: 'another long password' };
  expect((await useLink(people, use)).ok).toBe(true);
  expect(await useLink(people, use)).toMatchObject({ error: { kind: 'link-invalid' } });
  const events = people.database.raw.prepare('select kind, by_account from people_event order by id').all();
  expect(events.slice(-2)).toMatchObject([
    { kind: 'recovery-issued', by_account: null },
    { kind: 'link-used' },
  ]);
});

test('nobody but an administrator is recovered by the operator', async () => {
  await makeAdministrator();
  const answer = await recover('nobody@samskar.example');
  expect(answer).toMatchObject({ exitCode: 1, output: '' });
  expect(answer.errors).toContain('nobody@samskar.example');
});

test('a running server is not written under', async () => {
  await start();
  const answer = await recover(email);
  expect(answer).toMatchObject({ exitCode: 1, output: '' });
  expect(answer.errors).toContain('Another Samskår is running');
});

test('a folder that is not there is not made', async () => {
  const answer = await recover(email);
  expect(answer).toMatchObject({ exitCode: 1, output: '' });
  expect(answer.errors).toContain('There is no data folder');
  expect(readdirSync(folder)).toEqual([]);
});

test('without a public origin it says what is missing, and without an address how it is used', async () => {
  const { SAMSKAR_ORIGIN: _origin, ...others } = settings;
  const answer = await samskarAt(folder, others, 'recover', email);
  expect(answer.exitCode).toBe(1);
  expect(answer.errors).toContain('SAMSKAR_ORIGIN');
  expect((await recover()).errors).toContain('recover EMAIL');
});
