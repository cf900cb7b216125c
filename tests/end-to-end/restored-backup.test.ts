import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import {
  assessMessages,
  jointTextMessages,
  restorationMessages,
  savingMessages,
  shellMessages,
} from '@samskar/shared/messages';
import { samskarAt } from '../support/samskar-at.ts';
import { startTestServer, type SignedIn, type TestServer } from '../support/start-test-server.ts';
import { findViolations } from './support/axe.ts';
import { openJustification } from './support/agree.ts';
import { openIndicator } from './support/assess.ts';
import { gatherEverybody, type Everybody } from './support/everybody.ts';
import { expect, signIn, test, type Actor } from './support/samskar.ts';

const saving = savingMessages.nb;
const saved = new RegExp(saving.savedAt(''));
const early = 'Skrevet før sikkerhetskopien';
const late = 'Skrevet etter sikkerhetskopien';

test('[R4] what was written after the backup is offered by the open browser when the server comes back without it', async ({
  browser,
}) => {
  const installation = await install();
  const { server, everybody } = installation;
  const { a, administrator } = everybody.people;
  const context = await browser.newContext();
  const page = await context.newPage();
  const actor: Actor = { person: a, page, context };
  await signIn(page, server.origin, a);
  await openIndicator(actor, everybody.evaluation, '1.1.1');
  const reason = page.getByRole('textbox', { name: assessMessages.nb.reason });
  await reason.fill(early);
  await expect(page.getByText(saved)).toBeVisible();
  await backUp(installation);
  await reason.fill(late);
  await expect(page.getByText(saved)).toBeVisible();
  await expect(page.getByText(saving.saving)).toHaveCount(0);

  const restored = await restore(installation);
  await signInAgain(page, a);

  const offer = page.locator('.ds-alert', { hasText: assessMessages.nb.lateHere });
  await expect(offer).toContainText(late, { timeout: 30_000 });
  await expect(reason).toHaveValue(early);
  await expect(page.getByText(restorationMessages.nb.title)).toBeVisible();
  await offer.getByRole('button', { name: saving.lateTakeOverAll(1) }).click();
  await expect(reason).toHaveValue(late);
  await expect(page.getByText(saved)).toBeVisible();
  await page.reload();
  await expect(reason).toHaveValue(late);

  const office = await browser.newPage();
  await signIn(office, restored.origin, administrator);
  await office.goto(`${restored.origin}/people`);
  await expect(office.getByText(restorationMessages.nb.title)).toBeVisible();
  await context.close();
  await office.close();
  await restored.stop();
  rmSync(installation.root, { recursive: true });
});

test('[R4] the restored server has lost a reveal: the open page goes back by itself, lists what had been done, and offers the text', async ({
  browser,
}) => {
  const installation = await install();
  const { server, everybody } = installation;
  const { a, b } = everybody.people;
  await backUp(installation);
  for (const who of ['a', 'b'] as const) expect((await everybody.sayReady(who, '2', 3)).status).toBe(200);
  const context = await browser.newContext({ acceptDownloads: true });
  const page = await context.newPage();
  await signIn(page, server.origin, a);
  const editor = await openJustification({ person: a, page, context }, everybody.evaluation, '2.1.1');
  await editor.fill(late);
  await expect(page.getByText(saved)).toBeVisible();

  const restored = await restore(installation);
  await signInAgain(page, a);

  await expect(page.getByRole('heading', { name: /er ikke avdekket/ })).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText(saving.refused['not-allowed'])).toHaveCount(0);
  const lostText = page.locator('.ds-alert', { hasText: saving.lateTitle(saving.area('2')) });
  await lostText.getByText(saving.lateShow(1)).click();
  await expect(lostText).toContainText(late);
  await expect(lostText.getByRole('button', { name: /^Kopier/ }).first()).toBeVisible();

  const words = restorationMessages.nb;
  const lost = page.locator('.ds-alert', { hasText: words.lostTitle(3) });
  await lost.getByText(words.lostShow).click();
  await expect(lost.getByRole('listitem')).toHaveText([
    new RegExp(`${words.lost.ready('2')}.*${a.name}`),
    new RegExp(`${words.lost.ready('2')}.*${b.name}`),
    new RegExp(`${words.lost.reveal('2')}.*${words.lostByItself}`),
  ]);
  await page.setViewportSize({ width: 320, height: 900 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  expect(await findViolations(page, '#banners')).toEqual([]);
  const download = page.waitForEvent('download');
  await lost.getByRole('button', { name: saving.downloadCopy }).click();
  expect(readFileSync(await (await download).path(), 'utf8')).toContain(words.lost.reveal('2'));

  await page.reload();
  await expect(lost).toBeVisible();
  await lost.getByRole('button', { name: words.lostDismiss }).click();
  await lostText.getByRole('button', { name: saving.lateDrop }).click();
  await expect(lost.or(lostText)).toHaveCount(0);
  await page.reload();
  await expect(page.getByRole('heading', { name: jointTextMessages.nb.title })).toBeVisible();
  await expect(lost.or(lostText)).toHaveCount(0);
  await context.close();
  await restored.stop();
  rmSync(installation.root, { recursive: true });
});

type Installed = { readonly root: string; readonly server: TestServer; readonly everybody: Everybody };

async function install(): Promise<Installed> {
  const root = mkdtempSync(join(tmpdir(), 'samskar-restored-'));
  const server = await startTestServer({ dataFolder: join(root, 'before') });
  const everybody = await gatherEverybody({
    server,
    enter: () => Promise.reject(new Error('Nobody else has a browser here')),
  });
  return { root, server, everybody };
}

async function backUp({ root, server }: Installed): Promise<void> {
  await command(root, server.dataFolder, 'backup');
}

/** Stops the server and starts one on what the backup holds, in its place. */
async function restore({ root, server }: Installed): Promise<TestServer> {
  await server.running.stop();
  const dataFolder = join(root, 'restored');
  await command(root, dataFolder, 'restore');
  return startTestServer({ dataFolder, port: server.port });
}

async function command(root: string, dataFolder: string, name: 'backup' | 'restore'): Promise<void> {
  const file = join(root, 'early.backup');
  expect((await samskarAt(root, { SAMSKAR_DATA: dataFolder }, name, file)).errors).toBe('');
}

async function signInAgain(page: Page, { password }: SignedIn): Promise<void> {
  await page.getByRole('alert').getByRole('button', { name: shellMessages.nb.signInAgain }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(shellMessages.nb.password).fill(password);
  await dialog.getByRole('button', { name: shellMessages.nb.signInAgain }).click();
}
