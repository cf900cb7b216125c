import { assessMessages, evidenceMessages, commonMessages, savingMessages } from '@samskar/shared/messages';
import type { Page } from '@playwright/test';
import { openIndicator } from './support/assess.ts';
import { expect, signIn, test, type Actor } from './support/samskar.ts';
import { createSmallEvaluation, smallFamily } from './support/small-evaluation.ts';

const assess = assessMessages.nb;
const evidence = evidenceMessages.nb;
const saving = savingMessages.nb;

/** The hour is not ours to know. */
const saved = new RegExp(saving.savedAt(''));
const onlyHere = /ligger på denne maskinen/;
const reasonOffline = 'Skrevet uten linje, og sett av ingen andre';

test('[R2] an assessor grades on without a line, and everything is saved when it is back', async ({
  samskar,
  browser,
}) => {
  const administrator = await samskar.server.addPerson('Administrator', { roles: ['administrator'] });
  const a = await samskar.enter('Vurderer A', { certified: smallFamily });
  const b = await samskar.enter('Vurderer B', { certified: smallFamily });
  const evaluation = await createSmallEvaluation(samskar, administrator, {
    assessors: [a.person, b.person],
  });
  const toldB = listen(b.page);

  await openIndicator(b, evaluation, '1.1.1');
  await openIndicator(a, evaluation, '1.1.1');
  await keepForLater(a.page);
  await grade(a.page, [3, 4]);
  await expect(a.page.getByText(saved)).toBeVisible();

  const before = toldB.length;
  await a.context.setOffline(true);
  await test.step('the status line says where the edits are', async () => {
    await grade(a.page, [2, 5]);
    await expect(a.page.getByText(onlyHere).first()).toBeVisible();
    await expect(a.page.getByText(saved)).toBeHidden();
    await a.page.getByRole('textbox', { name: assess.reason }).fill(reasonOffline);
    await a.page.keyboard.press('Control+Enter');
    await onIndicator(a.page, '1.1.2');
    await grade(a.page, [1, 1]);
  });

  await test.step('ready is refused, and says why', async () => {
    await a.page.getByRole('link', { name: assess.area('1', 'Navn 1') }).click();
    await expect(a.page.getByText(assess.gate.offline)).toBeVisible();
    await expect(a.page.getByRole('button', { name: assess.sayReady('1') })).toBeDisabled();
  });

  await test.step('the page opens anew, with what was typed', async () => {
    await a.page.goto(`${samskar.server.origin}/evaluation/${evaluation}/assess/1.1.1`);
    await onIndicator(a.page, '1.1.1');
    expect(await grades(a.page)).toEqual([2, 5]);
    await expect(a.page.getByRole('textbox', { name: assess.reason })).toHaveValue(reasonOffline);
    await a.page.reload();
    await onIndicator(a.page, '1.1.1');
    expect(await grades(a.page)).toEqual([2, 5]);
    await grade(a.page, [2, 4]);
    await expect(a.page.getByText(onlyHere).first()).toBeVisible();
  });

  await test.step('a command waits where it can be seen', async () => {
    await a.page.getByRole('link', { name: evidence.title, exact: true }).first().click();
    await a.page.getByRole('button', { name: evidence.add }).first().click();
    await a.page.getByLabel(evidence.kind).selectOption({ label: evidence.kindOf.document });
    await a.page.getByLabel(evidence.name).fill('Økonomiplan');
    await a.page.getByRole('button', { name: commonMessages.nb.save, exact: true }).click();
    await a.page.getByRole('button', { name: saving.waiting(1) }).click();
    await expect(a.page.getByText(saving.command['save-evidence']('Økonomiplan'))).toBeVisible();
    await a.page.keyboard.press('Escape');
  });

  await a.context.setOffline(false);
  await test.step('with the line back, the server has it all', async () => {
    await expect(a.page.getByText(saved)).toBeVisible({ timeout: 60_000 });
    await expect(a.page.getByRole('button', { name: saving.waiting(1) })).toBeHidden();
    const elsewhere = await browser.newContext();
    const page = await elsewhere.newPage();
    await signIn(page, samskar.server.origin, a.person);
    const again: Actor = { ...a, page, context: elsewhere };
    await openIndicator(again, evaluation, '1.1.1');
    expect(await grades(page)).toEqual([2, 4]);
    await expect(page.getByRole('textbox', { name: assess.reason })).toHaveValue(reasonOffline);
    await expect(page.locator('#evidence')).toContainText('Økonomiplan');
    await openIndicator(again, evaluation, '1.1.2');
    expect(await grades(page)).toEqual([1, 1]);
    await elsewhere.close();
  });

  await test.step('ready may be said now', async () => {
    await a.page.goto(`${samskar.server.origin}/evaluation/${evaluation}/assess/area/1`);
    await expect(a.page.getByRole('button', { name: assess.sayReady('1') })).toBeEnabled();
  });

  await test.step('[R13] the other has heard of the shared evidence, and of nothing else', async () => {
    await expect(b.page.locator('#evidence')).toContainText('Økonomiplan');
    expect(await grades(b.page)).toEqual([undefined, undefined]);
    const kinds = toldB.slice(before).map(kindOf);
    expect(kinds).toContain('events evidence-saved');
    expect(kinds.filter((kind) => !quiet.has(kind))).toEqual([]);
    expect(toldB.join('\n')).not.toContain(reasonOffline);
  });
});

/** All that may come over B's sockets while A grades: who has a feed open, new evidence, heartbeats. */
const quiet = new Set(['alive', 'presence', 'events evidence-saved', 'heartbeat']);

function listen(page: Page): (string | Buffer)[] {
  const heard: (string | Buffer)[] = [];
  page.on('websocket', (socket) => socket.on('framereceived', ({ payload }) => heard.push(payload)));
  return heard;
}

function kindOf(frame: string | Buffer): string {
  if (typeof frame !== 'string') return frame[0] === 1 ? 'heartbeat' : `document ${frame[0]}`;
  const message = JSON.parse(frame) as { kind: string; events?: { kind: string }[] };
  return [message.kind, ...(message.events ?? []).map(({ kind }) => kind)].join(' ');
}

/** The product's files are on the device, and it answers for them. */
async function keepForLater(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    if (navigator.serviceWorker.controller) return;
    await new Promise((resolve) => navigator.serviceWorker.addEventListener('controllerchange', resolve));
  });
}

async function onIndicator(page: Page, indicator: string): Promise<void> {
  await expect(page.locator('h1')).toContainText(indicator);
  await expect(page.locator('fieldset[data-criterion] input[type=radio]').first()).toBeEnabled();
}

async function grade(page: Page, sheet: readonly number[]): Promise<void> {
  const criteria = page.locator('fieldset[data-criterion]');
  for (const [place, grade] of sheet.entries())
    await criteria.nth(place).locator(`input[type=radio][value="${grade}"]`).check();
}

/** The grades on the screen; undefined where none is set. */
async function grades(page: Page): Promise<(number | undefined)[]> {
  const criteria = await page.locator('fieldset[data-criterion]').all();
  const chosen = criteria.map(async (criterion) => {
    const radio = criterion.locator('input[type=radio]:checked');
    return (await radio.count()) === 0 ? undefined : Number(await radio.inputValue());
  });
  return Promise.all(chosen);
}
