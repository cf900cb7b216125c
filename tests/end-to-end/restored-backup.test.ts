import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { assessMessages, restorationMessages, savingMessages, shellMessages } from '@samskar/shared/messages';
import { samskarAt } from '../support/samskar-at.ts';
import { startTestServer } from '../support/start-test-server.ts';
import { openIndicator } from './support/assess.ts';
import { gatherEverybody } from './support/everybody.ts';
import { expect, signIn, test, type Actor } from './support/samskar.ts';

const saving = savingMessages.nb;
const saved = new RegExp(saving.savedAt(''));
const early = 'Skrevet før sikkerhetskopien';
const late = 'Skrevet etter sikkerhetskopien';

test('[R4] what was written after the backup is offered by the open browser when the server comes back without it', async ({
  browser,
}) => {
  const root = mkdtempSync(join(tmpdir(), 'samskar-restored-'));
  const file = join(root, 'early.backup');
  const server = await startTestServer({ dataFolder: join(root, 'before') });
  const everybody = await gatherEverybody({
    server,
    enter: () => Promise.reject(new Error('Nobody else has a browser here')),
  });
  const { a, administrator } = everybody.people;
  const context = await browser.newContext();
  const page = await context.newPage();
  const actor: Actor = { person: a, page, context };
  await signIn(page, server.origin, a);
  await openIndicator(actor, everybody.evaluation, '1.1.1');
  const reason = page.getByRole('textbox', { name: assessMessages.nb.reason });
  await reason.fill(early);
  await expect(page.getByText(saved)).toBeVisible();
  expect((await samskarAt(root, { SAMSKAR_DATA: server.dataFolder }, 'backup', file)).errors).toBe('');
  await reason.fill(late);
  await expect(page.getByText(saved)).toBeVisible();
  await expect(page.getByText(saving.saving)).toHaveCount(0);

  await server.running.stop();
  const dataFolder = join(root, 'restored');
  expect((await samskarAt(root, { SAMSKAR_DATA: dataFolder }, 'restore', file)).errors).toBe('');
  const restored = await startTestServer({ dataFolder, port: server.port });
  await page.getByRole('alert').getByRole('button', { name: shellMessages.nb.signInAgain }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(shellMessages.nb.password).fill(a.password);
  await dialog.getByRole('button', { name: shellMessages.nb.signInAgain }).click();

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
  rmSync(root, { recursive: true });
});
