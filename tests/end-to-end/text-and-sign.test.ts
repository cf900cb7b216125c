import { readFile } from 'node:fs/promises';
import type { BrowserContext, Page } from '@playwright/test';
import { assessMessages, jointTextMessages, signMessages } from '@samskar/shared/messages';
import { packageSchema } from '@samskar/shared/package';
import { confirmEverything, decideAsA, sign, undecidedIndicators } from './support/agree.ts';
import { gatherEverybody, type Everybody } from './support/everybody.ts';
import { openIndicator } from './support/assess.ts';
import { createSmallEvaluation, smallFamily } from './support/small-evaluation.ts';
import { expect, signIn, test as base, type Actor } from './support/samskar.ts';

const texts = jointTextMessages.nb;
const signing = signMessages.nb;

type Desk = {
  readonly everybody: Everybody;
  /** The person in front of a browser; what the page complains of lands in `complaints`. */
  open(who: 'a' | 'b' | 'observer'): Promise<Actor>;
  readonly complaints: string[];
};

const test = base.extend<{ desk: Desk }>({
  desk: async ({ samskar, browser }, use) => {
    const everybody = await gatherEverybody(samskar);
    const complaints: string[] = [];
    const contexts: BrowserContext[] = [];
    const open: Desk['open'] = async (who) => {
      const person = everybody.people[who];
      const context = await browser.newContext();
      contexts.push(context);
      const page = await context.newPage();
      page.on('pageerror', (error) => complaints.push(error.message));
      page.on('console', (message) => message.type() === 'warning' && complaints.push(message.text()));
      await signIn(page, samskar.server.origin, person);
      return { person, page, context };
    };
    await use({ everybody, open, complaints });
    await Promise.all(contexts.map((context) => context.close()));
    expect(complaints).toEqual([]);
  },
});

async function reveal(everybody: Everybody, areas: readonly string[] = ['1']): Promise<void> {
  for (const area of areas)
    for (const who of ['a', 'b'] as const) expect((await everybody.sayReady(who, area, 3)).status).toBe(200);
}

/** Everything is agreed and confirmed; only the signatures are left. */
async function agree(everybody: Everybody, a: Actor, b: Actor): Promise<void> {
  await reveal(everybody, ['1', '2']);
  for (const indicator of await undecidedIndicators(a, everybody.evaluation))
    await decideAsA(a, everybody.evaluation, indicator);
  await confirmEverything(b, everybody.evaluation);
}

async function goto({ page }: Actor, { evaluation }: Everybody, place: string): Promise<void> {
  await page.goto(`${new URL(page.url()).origin}/evaluation/${evaluation}/${place}`);
}

const strength = (page: Page, place: number) =>
  page.getByRole('textbox', { name: texts.findingName(texts.columnOne.strength, place), exact: true });
const addStrength = (page: Page) => page.getByRole('button', { name: texts.add.strength });
const linkAndMove = (page: Page, place: number) =>
  page.getByRole('button', { name: texts.linkAndMove(texts.findingName(texts.columnOne.strength, place)) });

async function writeStrengths({ page }: Actor, ...words: readonly string[]): Promise<void> {
  for (const [place, word] of words.entries()) {
    await addStrength(page).focus();
    await page.keyboard.press('Enter');
    await expect(strength(page, place + 1)).toBeFocused();
    await page.keyboard.type(word);
  }
}

test.describe('findings', () => {
  test('are written, moved and moved back by keyboard, and the focus goes with them', async ({ desk }) => {
    await reveal(desk.everybody);
    const a = await desk.open('a');
    const { page } = a;
    await goto(a, desk.everybody, 'text/1');
    await writeStrengths(a, 'Første', 'Andre', 'Tredje');

    const moveDown = (place: number) =>
      page.getByRole('button', { name: texts.moveDown(texts.findingName(texts.columnOne.strength, place)) });
    await moveDown(1).focus();
    await page.keyboard.press('Enter');
    await expect(moveDown(2)).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(moveDown(3)).toBeFocused();
    await expect(strength(page, 3)).toHaveText('Første');

    await strength(page, 1).focus();
    await page.keyboard.press('End');
    await page.keyboard.press('Alt+ArrowDown');
    await expect(strength(page, 2)).toBeFocused();
    await page.keyboard.type(' flyttet');
    await expect(strength(page, 2)).toHaveText('Andre flyttet');
    await page.keyboard.press('Control+z');
    await expect(strength(page, 2)).not.toContainText('flyttet');
  });

  test('go on being written while the other moves them, also to another column', async ({ desk }) => {
    await reveal(desk.everybody);
    const [a, b] = [await desk.open('a'), await desk.open('b')];
    for (const actor of [a, b]) await goto(actor, desk.everybody, 'text/1');
    await writeStrengths(a, 'Første', 'Andre');
    await expect(strength(b.page, 2)).toContainText('Andre');
    await strength(a.page, 1).focus();

    await b.page
      .getByRole('button', { name: texts.moveDown(texts.findingName(texts.columnOne.strength, 1)) })
      .click();
    await expect(strength(a.page, 2)).toBeFocused();
    await a.page.keyboard.type(' og');
    await expect(strength(a.page, 2)).toHaveText('Første og');

    await linkAndMove(b.page, 2).focus();
    await b.page.keyboard.press('Enter');
    await expect(b.page.getByLabel(texts.column)).toBeFocused();
    await b.page.keyboard.press('ArrowDown');
    await expect(b.page.getByRole('dialog')).toBeVisible();
    await b.page.getByRole('button', { name: texts.moveColumn }).press('Enter');
    await expect(b.page.getByRole('dialog')).toBeHidden();
    const challenge = a.page.getByRole('textbox', { name: texts.findingName(texts.columnOne.challenge, 1) });
    await expect(challenge).toBeFocused();
    await a.page.keyboard.type(' til');
    await expect(challenge).toHaveText('Første og til');
    await expect(b.page.locator(':focus')).toHaveAccessibleName(
      texts.linkAndMove(texts.findingName(texts.columnOne.challenge, 1)),
    );
  });

  test('come back whole when their removal is undone', async ({ desk }) => {
    await reveal(desk.everybody);
    const a = await desk.open('a');
    const { page } = a;
    await goto(a, desk.everybody, 'text/1');
    await writeStrengths(a, 'Første', 'Andre');
    await linkAndMove(page, 1).press('Enter');
    await page.getByRole('checkbox', { name: /^1\.1\.2/ }).check();
    await page.getByRole('button', { name: texts.remove }).press('Enter');
    await expect(strength(page, 1)).toHaveText('Andre');
    await expect(page.locator('#column-strength')).toBeFocused();
    await page.getByRole('button', { name: texts.undoRemoval }).press('Enter');
    await expect(strength(page, 1)).toHaveText('Første');
    await expect(strength(page, 1)).toBeFocused();
    await expect(page.locator('[data-finding]').first()).toContainText('1.1.2');
  });

  test('that are empty are shown to nobody who only reads', async ({ desk }) => {
    await reveal(desk.everybody);
    const [a, observer] = [await desk.open('a'), await desk.open('observer')];
    await goto(a, desk.everybody, 'text/1');
    await writeStrengths(a, 'Første', '');
    await expect(strength(a.page, 2)).toBeFocused();
    await goto(observer, desk.everybody, 'text/1');
    await expect(observer.page.getByText('Første')).toBeVisible();
    await expect(observer.page.locator('[data-finding]')).toHaveCount(1);
  });
});

test('whoever begins a justification from a reason, or sets a link, goes on writing', async ({ desk }) => {
  const { everybody } = desk;
  everybody.grade('a', '1', 3, 'Planen følges.');
  await reveal(everybody);
  const a = await desk.open('a');
  const { page } = a;
  await goto(a, everybody, 'text/1');
  const editor = page.getByRole('textbox', { name: texts.justificationOf('1.1.1') });
  await page
    .getByRole('button', { name: texts.beginWith('A') })
    .first()
    .press('Enter');
  await expect(editor).toBeFocused();
  await page.keyboard.press('Control+End');
  await page.keyboard.type(' Alltid');
  await expect(editor).toContainText('Planen følges. Alltid');

  await page.keyboard.press('Control+Shift+ArrowLeft');
  // A browser tells of a selection after it has made it, and no hand is as quick as the next line.
  await expect.poll(() => page.evaluate(() => String(globalThis.getSelection()))).toBe('Alltid');
  await page.getByRole('button', { name: texts.link }).first().press('Enter');
  await expect(page.getByLabel(texts.linkAddress)).toBeFocused();
  await page.keyboard.type('https://samskar.example/plan');
  await page.keyboard.press('Enter');
  await expect(editor.getByRole('link', { name: 'Alltid' })).toHaveAttribute(
    'href',
    'https://samskar.example/plan',
  );
});

test('the name at another’s caret leaves the words above it, and comes back when the caret moves', async ({
  desk,
}) => {
  await reveal(desk.everybody);
  const [a, b] = [await desk.open('a'), await desk.open('b')];
  for (const actor of [a, b]) await goto(actor, desk.everybody, 'text/1');
  const of = ({ page }: Actor) => page.getByRole('textbox', { name: texts.justificationOf('1.1.2') });
  await of(b).focus();
  await b.page.keyboard.type('Noen ord');
  const label = of(a).locator('[data-person]');
  await expect(label).toHaveText('Vurderer B');
  await expect(label).toBeVisible();
  await expect(label).toBeHidden();
  await b.page.keyboard.type(' til');
  await expect(label).toBeVisible();
});

test('what the other signs locks the text under one’s hands without an error', async ({ desk }) => {
  const { everybody } = desk;
  const [a, b] = [await desk.open('a'), await desk.open('b')];
  await agree(everybody, a, b);
  await goto(b, everybody, 'text/1');
  await addStrength(b.page).click();
  await expect(strength(b.page, 1)).toBeFocused();
  await sign(a, everybody.evaluation);
  await expect(b.page.getByText(texts.locked)).toBeVisible();
  await expect(b.page.getByRole('textbox')).toHaveCount(0);
  await expect(b.page.locator(':focus')).toContainText(texts.locked);
});

test.describe('signing', () => {
  test('shows what is signed, says what has changed since, and never signs what was not shown', async ({
    desk,
  }) => {
    const { everybody } = desk;
    const [a, b] = [await desk.open('a'), await desk.open('b')];
    await agree(everybody, a, b);
    await goto(b, everybody, 'text/2');
    await addStrength(b.page).click();
    const editor = b.page.getByRole('textbox', { name: texts.justificationOf('2.1.1') });
    await editor.focus();
    await b.page.keyboard.type('Før');
    await goto(a, everybody, 'sign');
    const contents = a.page.locator('section[aria-labelledby=contents]');
    await expect(contents).toContainText(signing.draftTexts(1, 0));
    await expect(contents).toContainText(signing.withoutJustification(2));
    await expect(contents).toContainText(signing.emptyFindings(1));

    await editor.focus();
    await b.page.keyboard.press('Control+End');
    await b.page.keyboard.type(' og etter');
    await goto(b, everybody, 'sign');
    await expect(b.page.getByText(signing.contentsTitle)).toBeVisible();
    await a.page.getByRole('button', { name: signing.signOpen }).press('Enter');
    await expect(contents).toContainText(signing.changedTitle);
    await expect(contents.getByRole('status')).toContainText(`${signing.change.justifications} 2.1.1`);
    await expect(a.page.getByRole('dialog')).toBeHidden();
    await expect(a.page.locator(':focus')).toContainText(signing.changedTitle);

    await a.page.getByRole('button', { name: signing.signOpen }).press('Enter');
    const dialog = a.page.getByRole('dialog');
    await expect(dialog.getByRole('heading', { name: signing.signTitle })).toBeFocused();
    await expect(dialog).toContainText(signing.changedTitle);
    await expect(dialog).toContainText(signing.draftTexts(1, 0));
    await dialog.getByLabel(signing.iHaveRead).press('Space');
    await dialog.getByLabel(signing.password).fill(a.person.password);
    await a.page.keyboard.press('Enter');
    await expect(dialog).toBeHidden();
    await expect(a.page.getByRole('heading', { name: signing.lockedTitle })).toBeFocused();
  });

  test('leaves both downloads, also after it was unlocked', async ({ desk }) => {
    const { everybody } = desk;
    const [a, b] = [await desk.open('a'), await desk.open('b')];
    await agree(everybody, a, b);
    await sign(a, everybody.evaluation);
    await a.page.getByRole('button', { name: signing.unlockOpen }).press('Enter');
    await expect(a.page.getByLabel(signing.unlockReason)).toBeFocused();
    await a.page.keyboard.type('En feil i teksten.');
    await a.page.getByRole('button', { name: signing.unlock, exact: true }).press('Enter');
    await expect(a.page.getByRole('heading', { name: signing.openTitle })).toBeFocused();
    const whole = await download(a.page, signing.download);
    expect(whole.history).toHaveLength(1);
    expect(whole.working).toBeDefined();
    const { working } = await download(a.page, signing.downloadPublic);
    expect(working).toBeUndefined();
    const asked = await everybody.get('observer', '/package?extent=all');
    expect(asked.body).not.toHaveProperty('working');
    expect((await everybody.get('a', '/package?extent=everything')).status).toBe(400);
  });
});

async function download(page: Page, button: string) {
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: button, exact: true }).click();
  const file = await (await downloading).path();
  return packageSchema.parse(JSON.parse(await readFile(file, 'utf8')));
}

test('whoever declares the last area ready stands where it says so', async ({ desk }) => {
  const { everybody } = desk;
  expect((await everybody.sayReady('b', '1', 3)).status).toBe(200);
  everybody.grade('a', '1', 3);
  const a = await desk.open('a');
  const { page } = a;
  await goto(a, everybody, 'assess/area/1');
  await page.getByRole('button', { name: assessMessages.nb.sayReadyAndReveal('1') }).press('Enter');
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('heading', { level: 2 })).toBeFocused();
  await dialog.getByRole('button', { name: assessMessages.nb.sayReadyAndReveal('1') }).press('Enter');
  await expect(page.getByText(assessMessages.nb.gate.revealed, { exact: true })).toBeVisible();
  await expect(page.getByRole('region', { name: assessMessages.nb.readyEyebrow })).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: assessMessages.nb.toDisagreements })).toBeFocused();
});

test('whoever goes on to an indicator out of focus stands at its question', async ({ samskar }) => {
  const administrator = await samskar.server.addPerson('Administrator', { roles: ['administrator'] });
  const a = await samskar.enter('Vurderer A', { certified: smallFamily });
  const b = await samskar.server.addPerson('Vurderer B', { certified: smallFamily });
  const evaluation = await createSmallEvaluation(samskar, administrator, {
    assessors: [a.person, b],
    outOfFocus: [{ indicator: '1.1.2', by: 'Kontaktperson', date: '2026-01-15' }],
  });
  await openIndicator(a, evaluation, '1.1.1');
  await a.page.getByRole('link', { name: /^1\.1\.2/ }).press('Enter');
  await expect(a.page.locator('h1')).toContainText('1.1.2');
  await expect(a.page.locator('h1')).toBeFocused();
});
