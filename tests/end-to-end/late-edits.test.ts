import { assessMessages, savingMessages } from '@samskar/shared/messages';
import { openIndicator } from './support/assess.ts';
import { gatherEverybody } from './support/everybody.ts';
import { expect, signIn, test, type Actor } from './support/samskar.ts';

const saving = savingMessages.nb;
const saved = new RegExp(saving.savedAt(''));
const onlyHere = /ligger på denne maskinen/;
const late = 'Skrevet etter at området ble meldt klart';

test('[R10] what came too late can be copied while the ballot is locked, and is taken over with one press when it is not', async ({
  samskar,
  browser,
}) => {
  const everybody = await gatherEverybody(samskar);
  const { a } = everybody.people;
  const seenBallot = everybody.grade('a', '1', 4);
  const context = await browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'] });
  const page = await context.newPage();
  const actor: Actor = { person: a, page, context };
  await signIn(page, samskar.server.origin, a);
  await openIndicator(actor, everybody.evaluation, '1.1.1');
  const reason = page.getByRole('textbox', { name: assessMessages.nb.reason });

  await context.setOffline(true);
  await reason.fill(late);
  await expect(page.getByText(onlyHere).first()).toBeVisible();
  expect((await everybody.command('a', { kind: 'say-ready', area: '1', seenBallot })).status).toBe(200);
  await context.setOffline(false);

  const here = page.locator('.ds-alert', { hasText: assessMessages.nb.lateHere });
  await expect(here).toContainText(late, { timeout: 60_000 });
  await here.getByRole('button', { name: 'Kopier' }).click();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain(late);
  await expect(page.getByRole('button', { name: saving.lateTakeOverAll(1) })).toHaveCount(0);

  expect((await everybody.command('a', { kind: 'take-back-ready', area: '1' })).status).toBe(200);
  await here.getByRole('button', { name: saving.lateTakeOverAll(1) }).click();
  await expect(reason).toHaveValue(late);
  await expect(page.getByText(saved)).toBeVisible();
  await expect(page.getByText(saving.lateTitle('1'))).toHaveCount(0);
  await page.reload();
  await expect(reason).toHaveValue(late);
  await expect(page.getByText(saving.lateTitle('1'))).toHaveCount(0);
  await context.close();
});
