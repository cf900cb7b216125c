import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { noteText } from '@samskar/shared/documents';
import type { Command } from '@samskar/shared/evaluation';
import {
  assessMessages,
  disagreementMessages,
  jointTextMessages,
  retentionMessages,
  shellMessages,
  snapshotMessages,
} from '@samskar/shared/messages';
import { z } from 'zod';
import { writeDocument } from '../../server/src/demo/write-document.ts';
import { realChance } from '../../server/src/people/chance.ts';
import { updateLog } from '../../server/src/storage/update-log.ts';
import { startTestServer, type TestServer } from '../support/start-test-server.ts';
import { gatherEverybody, type Everybody, type Name } from './support/everybody.ts';
import { findIn } from './support/heard.ts';
import { readDevice } from './support/read-device.ts';
import { expect, signIn, test } from './support/samskar.ts';

const dayMs = 86_400_000;
const canary = 'Kanarifugl i et privat notat 3391';
const texts = retentionMessages.nb;
const ballots = texts.kinds.ballots;

let server: TestServer;
let all: Everybody;
/** How far the server's clock is ahead. */
let aheadMs: number;

test.beforeEach(async () => {
  aheadMs = 0;
  server = await startTestServer({ chance: { ...realChance, now: () => Date.now() + aheadMs } });
  all = await gatherEverybody({
    server,
    enter: () => {
      throw new Error('Pages are opened by the test');
    },
  });
});

test.afterEach(() => server.stop());

async function run(who: Name, command: Command): Promise<void> {
  expect((await all.command(who, command)).status, command.kind).toBe(200);
}

/** Graded, revealed, decided, confirmed and signed by both, with a private note of A's. */
async function signAll(): Promise<void> {
  const writer = { account: all.people.a.id, at: Date.now() };
  writeDocument(updateLog(server.people.database), all.ballotOf('a', '1'), writer, (doc) =>
    noteText(doc, '1.1.2').insert(0, canary),
  );
  for (const area of ['1', '2'])
    for (const who of ['a', 'b'] as const) expect((await all.sayReady(who, area, 3)).status).toBe(200);
  for (const indicator of ['1.1.1', '1.1.2', '2.1.1'])
    await run('a', {
      kind: 'decide',
      indicator,
      outcome: { kind: 'graded', grades: { c1: 3, c2: 3 } },
      reason: { code: 'slip', text: 'Lest feil.' },
      seenDecision: null,
    });
  const { decisions } = (await all.snapshot('a')).state;
  const made = Object.values(decisions).flatMap((history) => history.map(({ id }) => id));
  await run('b', { kind: 'confirm', decisions: made });
  await run('a', { kind: 'take-snapshot', name: 'Før signering' });
  for (const who of ['a', 'b'] as const) await sign(who);
}

async function sign(who: 'a' | 'b'): Promise<void> {
  const draft = z.object({ hash: z.string() }).parse((await all.get(who, '/package/draft')).body);
  await run(who, { kind: 'sign', packageHash: draft.hash, password: all.people[who].password });
}

const isInDataFolder = () =>
  readdirSync(server.dataFolder).some(
    (file) => findIn([readFileSync(join(server.dataFolder, file))], canary).length > 0,
  );

const isOnDevice = async (page: Page) => findIn(await readDevice(page), canary).length > 0;

const row = (page: Page, one: string, other: string) =>
  page.getByRole('row').filter({ hasText: one }).filter({ hasText: other });

test('a period that the administrator sets, what its passing deletes, and how the screens say so', async ({
  browser,
}) => {
  await signAll();
  const place = (path: string) => `${server.origin}/evaluation/${all.evaluation}/${path}`;
  const a = await (await browser.newContext()).newPage();
  const faults: string[] = [];
  a.on('pageerror', (error) => faults.push(error.message));
  await signIn(a, server.origin, all.people.a);
  await a.goto(place('assess/1.1.2'));
  const note = a.getByRole('textbox', { name: assessMessages.nb.note });
  await expect(note).toHaveValue(canary);
  expect(await isOnDevice(a)).toBe(true);
  await run('administrator', { kind: 'archive', reason: 'Oppdraget er avsluttet.' });

  const administrator = await (await browser.newContext()).newPage();
  await signIn(administrator, server.origin, all.people.administrator);
  await administrator.getByRole('link', { name: shellMessages.nb.retention }).first().click();
  await administrator.getByRole('button', { name: texts.changeFor(ballots) }).click();
  const days = administrator.getByLabel(texts.dialog.days);
  await days.fill('7');
  await administrator.getByRole('button', { name: texts.dialog.submit }).click();
  await expect(administrator.getByText(texts.dialog.wrong(30, 3650))).toBeVisible();
  await days.fill('30');
  await administrator.getByRole('button', { name: texts.dialog.submit }).click();
  await expect(administrator.getByText(texts.dialog.done(ballots))).toBeVisible();
  await expect(row(administrator, texts.years(1), 'Administrator')).toBeVisible();
  await expect(row(administrator, 'Skaun 2026', ballots)).toBeVisible();

  // Before its day: A is told, and everything is there.
  await a.reload();
  await expect(a.getByText(/slettes .* Hent ut det du vil beholde/)).toBeVisible();
  await expect(note).toHaveValue(canary);

  aheadMs = 31 * dayMs;
  await server.running.retention.look();
  expect(isInDataFolder()).toBe(false);

  // A's session has run out by then.
  await signIn(a, server.origin, all.people.a);
  await a.goto(place('assess/1.1.2'));
  await expect(a.getByText(/private notatene i karakterarkene ble slettet/)).toBeVisible();
  await expect(note).toHaveCount(0);
  await expect.poll(() => isOnDevice(a)).toBe(false);
  for (const [path, title] of [
    ['snapshots', snapshotMessages.nb.title],
    ['disagreements', disagreementMessages.nb.title],
    ['text/1', jointTextMessages.nb.title],
  ] as const) {
    await a.goto(place(path));
    await expect(a.getByRole('heading', { name: title }).first()).toBeVisible();
  }
  expect(faults).toEqual([]);

  await signIn(administrator, server.origin, all.people.administrator);
  await administrator.goto(`${server.origin}/settings/retention`);
  const deletions = administrator.getByRole('region', { name: texts.deletions, exact: true }).first();
  await expect(deletions.getByRole('row').filter({ hasText: ballots })).toContainText('4');
});
