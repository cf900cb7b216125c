import { readFileSync } from 'node:fs';
import type { Browser, Locator, Page } from '@playwright/test';
import type { Command } from '@samskar/shared/evaluation';
import {
  activityMessages,
  calibrationMessages,
  evaluationMessages,
  goldStarMessages,
  jointTextMessages,
  overviewMessages,
  snapshotMessages,
} from '@samskar/shared/messages';
import { openJustification, sign } from './support/agree.ts';
import { gatherEverybody, type Everybody, type Name } from './support/everybody.ts';
import { expect, signIn, test, type Actor } from './support/samskar.ts';

const activity = activityMessages.nb;
const calibration = calibrationMessages.nb;
const snapshots = snapshotMessages.nb;
const stars = goldStarMessages.nb;

const named = 'Før faktasjekk';
const words = 'Planen er i bruk i hele kommunen.';
const practice = 'Barnas kommunestyre';

/** Everything below happens to one evaluation, in order; each part is a step. */
test('an evaluation’s history: what was done, what it was before, and bringing it back', async ({
  samskar,
  browser,
}) => {
  test.setTimeout(300_000);
  const everybody = await gatherEverybody(samskar);
  const { evaluation } = everybody;
  for (const area of ['1', '2'])
    for (const who of ['a', 'b'] as const) await everybody.sayReady(who, area, who === 'a' ? 3 : 1);
  const [a, b] = [await enter(browser, everybody, 'a'), await enter(browser, everybody, 'b')];

  const textOfB = await openJustification(b, evaluation, '1.1.1');
  await test.step('a snapshot is taken of a text', async () => {
    const textOfA = await openJustification(a, evaluation, '1.1.1');
    await textOfA.pressSequentially(words);
    await expect(textOfB).toContainText(words);
    await open(a, everybody, '/snapshots');
    await a.page.getByRole('button', { name: snapshots.take }).click();
    const dialog = a.page.getByRole('dialog');
    await dialog.getByRole('button', { name: snapshots.take }).click();
    await expect(dialog).toContainText(snapshots.nameMissing);
    await dialog.getByLabel(snapshots.name).fill(named);
    await dialog.getByRole('button', { name: snapshots.take }).click();
    await expect(a.page.getByRole('link', { name: named, exact: true })).toBeVisible();
  });

  await test.step('decisions and texts change after it, and the comparison says how and whose words', async () => {
    await decide(everybody, 3);
    await decide(everybody, 2);
    await rewrite(textOfB, 'Planen er ikke vedtatt.');
    await a.page.getByRole('link', { name: new RegExp(`«${named}»`) }).click();
    const values = a.page.getByRole('region', { name: snapshots.values }).first();
    await expect(values.getByRole('row').filter({ hasText: '1.1.1' })).toContainText(snapshots.open);
    const texts = a.page.getByRole('region', { name: snapshots.texts });
    await expect(texts.locator('ins').filter({ hasText: 'vedtatt' })).toContainText('Vurderer B');
    await expect(texts.locator('del').filter({ hasText: 'bruk' })).toContainText('Vurderer A');
  });

  await test.step('the text is brought back while the other types, and nothing of it is lost', async () => {
    await textOfB.press('Control+End');
    await Promise.all([
      textOfB.pressSequentially(' Kommunestyret', { delay: 30 }),
      a.page.getByRole('button', { name: new RegExp(snapshots.justificationOf('1.1.1')) }).click(),
    ]);
    await expect(a.page.getByText(snapshots.restored(snapshots.justificationOf('1.1.1')))).toBeVisible();
    for (const part of ['Planen er', 'i bruk i hele kommunen.', 'Kommunestyret'])
      await expect(textOfB).toContainText(part);
    await expect(textOfB).not.toContainText('vedtatt');
    const texts = a.page.getByRole('region', { name: snapshots.texts });
    await expect(texts.locator('del')).toHaveCount(0);
    const snapshot = Number(/snapshots\/(\d+)/.exec(a.page.url())?.[1]);
    await open(b, everybody, '/activity');
    const { event } = overviewMessages.nb;
    await expect(
      b.page.getByText(event['text-restored']('Vurderer A', event.justificationOf('1.1.1'), snapshot)),
    ).toBeVisible();
    await openJustification(b, evaluation, '1.1.1');
  });

  await test.step('a gold star is given, seen by all, and found over all evaluations', async () => {
    const observer = await enter(browser, everybody, 'observer');
    await open(observer, everybody, '/text/1');
    await openJustification(a, evaluation, '1.1.1');
    await giveStar(a.page, '1.1.1', 'Feil praksis');
    await giveStar(a.page, '1.1.1', practice);
    await b.page.getByRole('button', { name: stars.withdrawOf('Feil praksis') }).click();
    await b.page.getByRole('dialog').getByRole('button', { name: stars.withdraw, exact: true }).click();
    await expect(observer.page.getByText(practice)).toBeVisible();
    await expect(observer.page.getByText('Feil praksis')).toHaveCount(0);
    await open(b, everybody, '');
    await expect(b.page.getByRole('heading', { name: stars.title })).toBeVisible();
    await expect(b.page.getByRole('list', { name: stars.title })).toContainText(practice);
    await b.page.getByRole('link', { name: stars.all }).click();
    await b.page.getByLabel(stars.search, { exact: true }).fill('kommunestyre tynset');
    await b.page.keyboard.press('Enter');
    await expect(b.page.getByText(stars.nothingFound)).toBeVisible();
    await b.page.getByLabel(stars.search, { exact: true }).fill('kommunestyre skaun 2026');
    await b.page.keyboard.press('Enter');
    await expect(b.page.getByRole('row').filter({ hasText: practice })).toContainText('test-1.0');
  });

  await test.step('the activity says who did what, and what a decision replaced; and is filtered and downloaded', async () => {
    await open(a, everybody, '');
    await a.page.getByRole('link', { name: activity.all }).click();
    await expect(
      a.page.getByText(overviewMessages.nb.event['snapshot-taken']('Vurderer A', named)),
    ).toBeVisible();
    await a.page.getByLabel(activity.kind, { exact: true }).selectOption({ label: activity.kindOf.decided });
    await expect(a.page.getByText(activity.shown(2, 2))).toBeVisible();
    const latest = a.page.getByRole('listitem').filter({ hasText: activity.replaced }).first();
    await expect(latest).toContainText('Grunn 2');
    await expect(latest).toContainText('Grunn 3');
    const csv = await download(a.page, activity.exportCsv);
    expect(csv).toContain('slip: Grunn 2,c1=3 c2=3,slip: Grunn 3,Vurderer A');
    expect(csv).not.toContain('snapshot-taken');
    await a.page.getByLabel(activity.person, { exact: true }).selectOption({ label: 'Vurderer B' });
    await expect(a.page.getByText(activity.empty)).toBeVisible();
    await a.page.getByRole('button', { name: activity.clear }).click();
    await expect(a.page.getByLabel(activity.person, { exact: true })).toHaveValue('');
  });

  await test.step('the calibration shows both ballots, as they were kept, and is downloaded', async () => {
    await a.page.getByRole('link', { name: activity.view.calibration }).click();
    const kept = a.page.getByRole('heading', { name: new RegExp(calibration.moment.snapshot) });
    await expect(kept).toBeVisible();
    await expect(a.page.getByRole('row').filter({ hasText: '3 · 3' }).first()).toContainText('1 · 1');
    const { diffs } = JSON.parse(await download(a.page, activity.exportJson)) as { diffs: unknown[] };
    expect(diffs).toHaveLength(3);
  });

  await test.step('once signed there is a last snapshot, and nothing is brought back', async () => {
    await settle(everybody);
    await sign(a, evaluation);
    await sign(b, evaluation);
    await open(a, everybody, '/snapshots');
    await expect(a.page.getByRole('link', { name: snapshots.moment.signature, exact: true })).toBeVisible();
    await expect(a.page.getByRole('button', { name: snapshots.take })).toHaveCount(0);
    await a.page.getByRole('link', { name: named, exact: true }).click();
    await expect(a.page.getByText(snapshots.locked)).toBeVisible();
    await expect(a.page.getByRole('button', { name: snapshots.restore })).toHaveCount(0);
    await open(a, everybody, '/text/1');
    await expect(a.page.getByText(jointTextMessages.nb.locked)).toBeVisible();
    await expect(a.page.getByRole('button', { name: stars.withdrawOf(practice) })).toHaveCount(0);
    const { body } = await everybody.get('observer', '/package');
    expect(body).toMatchObject({ public: { goldStars: [{ practice }] } });
  });

  await test.step('others see of it what their role may see', async () => {
    const reviewer = await enter(browser, everybody, 'reviewer');
    await open(reviewer, everybody, '/snapshots');
    await expect(reviewer.page.getByRole('link', { name: named, exact: true })).toBeVisible();
    await expect(reviewer.page.getByRole('link', { name: activity.view.calibration })).toHaveCount(0);
    const observer = await enter(browser, everybody, 'observer');
    await open(observer, everybody, '');
    await observer.page
      .getByRole('navigation', { name: evaluationMessages.nb.navigation })
      .getByRole('link', { name: activity.history })
      .click();
    await expect(observer.page.getByText(overviewMessages.nb.event['points-changed']).first()).toBeVisible();
    await expect(observer.page.getByText('Grunn 2')).toHaveCount(0);
  });
});

async function enter(browser: Browser, { server, people }: Everybody, who: Name): Promise<Actor> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await signIn(page, server.origin, people[who]);
  return { person: people[who], page, context };
}

async function open({ page }: Actor, { server, evaluation }: Everybody, place: string): Promise<void> {
  await page.goto(`${server.origin}/evaluation/${evaluation}${place}`);
}

async function run(everybody: Everybody, who: Name, command: Command): Promise<void> {
  expect((await everybody.command(who, command)).status).toBe(200);
}

async function decide(everybody: Everybody, grade: number, indicator = '1.1.1'): Promise<void> {
  const { state } = await everybody.snapshot('a');
  await run(everybody, 'a', {
    kind: 'decide',
    indicator,
    outcome: { kind: 'graded', grades: { c1: grade, c2: 3 } },
    reason: { code: 'slip', text: `Grunn ${grade}` },
    seenDecision: state.decisions[indicator]?.at(-1)?.id ?? null,
  });
}

/** Decides and confirms what is open. */
async function settle(everybody: Everybody): Promise<void> {
  for (const indicator of ['1.1.2', '2.1.1']) await decide(everybody, 2, indicator);
  const { state } = await everybody.snapshot('b');
  const decisions = Object.values(state.decisions).flatMap((history) => history.at(-1)?.id ?? []);
  await run(everybody, 'b', { kind: 'confirm', decisions });
}

async function rewrite(editor: Locator, text: string): Promise<void> {
  await editor.press('Control+a');
  await editor.press('Delete');
  await editor.pressSequentially(text);
}

async function giveStar(page: Page, indicator: string, name: string): Promise<void> {
  await page.getByRole('button', { name: stars.giveTo(indicator) }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(stars.practice).fill(name);
  await dialog.getByLabel(stars.why).fill('Enkelt å ta etter.');
  await dialog.getByRole('button', { name: stars.give }).click();
  await expect(dialog).toBeHidden();
}

async function download(page: Page, name: string): Promise<string> {
  const downloading = page.waitForEvent('download');
  await page.getByRole('link', { name, exact: true }).click();
  return readFileSync(await (await downloading).path(), 'utf8');
}
