import { randomUUID } from 'node:crypto';
import type { Browser, Page } from '@playwright/test';
import type { Command } from '@samskar/shared/evaluation';
import {
  disagreementMessages,
  evaluationMessages,
  evidenceMessages,
  overviewMessages,
  savingMessages,
} from '@samskar/shared/messages';
import { gatherEverybody, type Everybody, type Name } from './support/everybody.ts';
import { expect, signIn, test, type Installation } from './support/samskar.ts';

const talk = disagreementMessages.nb;
const overview = overviewMessages.nb;
const saving = savingMessages.nb;
const reason = 'Planen er ikke tatt i bruk ennå.';

/** Area 2 holds the largest disagreement: it is what the talk begins with. */
const first = '2.1.1';

/** Everything graded 3 by A and 1 by B, and revealed. */
async function revealed(samskar: Installation): Promise<Everybody> {
  const everybody = await gatherEverybody(samskar);
  for (const area of ['1', '2']) {
    await everybody.sayReady('a', area, 3);
    await everybody.sayReady('b', area, 1);
  }
  return everybody;
}

function decision(indicator: string, seenDecision: string | null = null): Command {
  return {
    kind: 'decide',
    indicator,
    outcome: { kind: 'graded', grades: { c1: 2, c2: 2 } },
    reason: { code: 'slip', text: 'Byttet om.' },
    seenDecision,
  };
}

async function decide(everybody: Everybody, who: Name, indicator: string): Promise<string> {
  expect((await everybody.command(who, decision(indicator), randomUUID())).status).toBe(200);
  const { state } = await everybody.snapshot(who);
  return state.decisions[indicator]?.at(-1)?.id ?? '';
}

async function openAs(browser: Browser, everybody: Everybody, who: Name, place: string): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await signIn(page, everybody.server.origin, everybody.people[who]);
  await page.goto(`${everybody.server.origin}/evaluation/${everybody.evaluation}${place}`);
  return page;
}

const reasonField = (page: Page) =>
  page.getByRole('textbox', { name: new RegExp(`^${talk.reasonText}( \\(|$)`) });
const sheet = (page: Page) => page.getByRole('article');

test('[R2] what another decides takes neither the sheet nor the words from somebody who types', async ({
  samskar,
  browser,
}) => {
  const everybody = await revealed(samskar);
  const page = await openAs(browser, everybody, 'a', '/disagreements');
  await expect(page.locator('#talk-question')).toContainText(first);
  await reasonField(page).fill(reason);
  await reasonField(page).focus();

  await decide(everybody, 'b', first);
  await expect(page.getByRole('alert')).toContainText(talk.overtakenTitle('Vurderer B'));
  await expect(page.locator('#talk-question')).toContainText(first);
  await expect(sheet(page).getByRole('definition').last()).toContainText(reason);
  await expect(reasonField(page)).toBeFocused();
  await expect(reasonField(page)).toHaveValue(reason);

  await page.keyboard.press('Control+Enter');
  await expect(page.locator(':focus')).toContainText(talk.overtakenTitle('Vurderer B'));
  await page.getByRole('button', { name: talk.keepTheirs }).click();
  await expect(page.locator('#talk-question')).toContainText(first);
  await expect(sheet(page)).toContainText('Byttet om.');
});

test('a reload costs no words of a decision that is being prepared', async ({ samskar, browser }) => {
  const everybody = await revealed(samskar);
  const place = `/disagreements?indicator=${first}`;
  const page = await openAs(browser, everybody, 'a', place);
  await reasonField(page).fill(reason);
  await page.getByLabel(talk.reasonCode).selectOption({ label: talk.reason.slip });
  await expect.poll(() => keptWords(page)).toContain(reason);
  await page.reload();
  await expect(reasonField(page)).toHaveValue(reason);
  await expect(page.getByLabel(talk.reasonCode)).toHaveValue('slip');

  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: talk.take('Vurderer A') }).click();
  await page.getByRole('button', { name: talk.decide, exact: true }).click();
  await expect(page.getByText(talk.decidedToast(first))).toBeVisible();
  await expect.poll(() => keptWords(page)).not.toContain(reason);
});

/** All drafts in the person's stores on this device. */
function keptWords(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const texts: string[] = [];
    for (const { name } of await indexedDB.databases()) {
      if (name?.endsWith('evaluations') !== true) continue;
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const opening = indexedDB.open(name);
        opening.onsuccess = () => resolve(opening.result);
        opening.onerror = () => reject(new Error('The store does not open'));
      });
      const rows = await new Promise<{ key: string; value: unknown }[]>((resolve) => {
        const reading = database.transaction('snapshots').objectStore('snapshots').getAll();
        reading.onsuccess = () => resolve(reading.result as { key: string; value: unknown }[]);
      });
      database.close();
      texts.push(JSON.stringify(rows.filter(({ key }) => key.startsWith('draft/'))));
    }
    return texts.join();
  });
}

test('[R2] a confirmation that waits for the line says so where it was given, and is given once', async ({
  samskar,
  browser,
}) => {
  const everybody = await revealed(samskar);
  await decide(everybody, 'b', first);
  const page = await openAs(browser, everybody, 'a', `/disagreements?indicator=${first}`);
  await expect(page.getByRole('button', { name: talk.confirm })).toBeEnabled();
  await page.context().setOffline(true);
  await page.getByRole('region', { name: first }).focus();
  await page.keyboard.press('c');
  await expect(sheet(page)).toContainText(talk.confirmationWaits);
  await expect(page.getByRole('button', { name: talk.confirm })).toBeDisabled();
  await page.keyboard.press('c');
  await expect(page.getByRole('button', { name: saving.waiting(1) })).toBeVisible();
  await expect(page.getByText(saving.nothingToSave)).toBeHidden();

  await page.getByRole('link', { name: talk.view.confirm }).click();
  await expect(page.getByRole('button', { name: talk.confirmOf(first) })).toBeDisabled();
  await page.context().setOffline(false);
  await expect(page.getByText(talk.nothingToConfirm)).toBeVisible({ timeout: 60_000 });
});

test('[R2] a change that waits for the line takes the word "confirmed by all" away', async ({
  samskar,
  browser,
}) => {
  const everybody = await revealed(samskar);
  const id = await decide(everybody, 'b', first);
  await everybody.command('a', { kind: 'confirm', decisions: [id] });
  const page = await openAs(browser, everybody, 'a', `/disagreements?indicator=${first}`);
  await expect(sheet(page).getByText(talk.standsFirm)).toBeVisible();
  await page.context().setOffline(true);
  await page.getByRole('button', { name: talk.changeDecision }).click();
  await page.getByRole('button', { name: talk.take('Vurderer A') }).click();
  await page.getByRole('button', { name: talk.decide, exact: true }).click();
  await expect(sheet(page).getByText(talk.changeWaits).first()).toBeVisible();
  await expect(sheet(page).getByText(talk.standsFirm)).toBeHidden();
});

test('an observer is shown no sum of some decisions, and a phase that is the list’s', async ({
  samskar,
  browser,
}) => {
  const everybody = await revealed(samskar);
  const decided = [await decide(everybody, 'a', first)];
  const page = await openAs(browser, everybody, 'observer', '');
  const figures = page.getByRole('region', { name: overview.figures });
  await expect(figures).toContainText('–');
  await expect(figures).toContainText(overview.decidedOf(1, 3));
  await expect(figures).not.toContainText(overview.totalAgreed);
  await expect(page.getByRole('img', { name: new RegExp(overview.bulletTitle) })).toHaveCount(0);
  const area = page.getByRole('rowgroup').filter({ hasText: 'Navn 1' }).first();
  await expect(area).toContainText(overview.decidedOf(0, 2));

  for (const indicator of ['1.1.1', '1.1.2']) decided.push(await decide(everybody, 'a', indicator));
  await expect(figures).toContainText(overview.totalDecided);
  await everybody.command('b', { kind: 'confirm', decisions: decided });
  await expect(figures).toContainText(overview.totalAgreed);
  await expect(page.getByText(evaluationMessages.nb.phase.readyToSign)).toBeVisible();
  await expect(page.getByText(overview.event.pointsChangedOften(3))).toBeVisible();

  await page.goto(`${everybody.server.origin}/evaluation/${everybody.evaluation}/evidence`);
  await expect(page.getByText(evidenceMessages.nb.observerTitle)).toBeVisible();
});
