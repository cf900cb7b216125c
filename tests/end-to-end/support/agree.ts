import { disagreementMessages, jointTextMessages, signMessages } from '@samskar/shared/messages';
import { expect, type Actor } from './samskar.ts';

const texts = disagreementMessages.nb;

function addressOf({ page }: Actor, evaluation: string, place: string): string {
  return `${new URL(page.url()).origin}/evaluation/${evaluation}/${place}`;
}

/** Accepts all identical grades together; some of them are drawn to be read once more. */
export async function acceptGreens(actor: Actor, evaluation: string): Promise<void> {
  const { page } = actor;
  await page.goto(addressOf(actor, evaluation, 'disagreements?view=greens'));
  await page.getByRole('button', { name: /^Godta \d+ samlet$/ }).click();
  await expect(page.getByText(texts.noGreens)).toBeVisible();
}

/** Decides an indicator as the first assessor graded it, with a reason. */
export async function decideAsA(actor: Actor, evaluation: string, indicator: string): Promise<void> {
  const { page } = actor;
  await page.goto(addressOf(actor, evaluation, `disagreements?indicator=${indicator}`));
  await page
    .getByRole('button', { name: new RegExp(`^(${texts.takeAll(2)}|.*A.* sin)`) })
    .first()
    .click();
  await page.getByLabel(texts.reasonCode).selectOption({ label: texts.reason['weighed-differently'] });
  await page
    .getByRole('textbox', { name: new RegExp(`^${texts.reasonText}( \\(|$)`) })
    .fill('Dokumentet veier tyngst.');
  await page.getByRole('button', { name: texts.decide, exact: true }).click();
  await expect(page.getByText(texts.decidedToast(indicator))).toBeVisible();
}

export async function confirmEverything(actor: Actor, evaluation: string): Promise<void> {
  const { page } = actor;
  await page.goto(addressOf(actor, evaluation, 'disagreements?view=confirm'));
  await page.getByRole('button', { name: /^Bekreft (alle \d+|det ene)$/ }).click();
  await expect(page.getByText(texts.nothingToConfirm)).toBeVisible();
}

/** Indicators that the signing screen says are not decided, or are to be read again. */
export async function undecidedIndicators(actor: Actor, evaluation: string): Promise<string[]> {
  const groups = await openGroups(actor, evaluation);
  return groups.filter({ hasNotText: 'bekreftet' }).locator('a').allTextContents();
}

/** Nothing stands in the way of signing. */
export async function expectNothingOpen(actor: Actor, evaluation: string): Promise<void> {
  await expect(await openGroups(actor, evaluation)).toHaveCount(0);
}

async function openGroups(actor: Actor, evaluation: string) {
  const { page } = actor;
  await page.goto(addressOf(actor, evaluation, 'sign'));
  await expect(page.getByRole('heading', { name: signMessages.nb.openTitle })).toBeVisible();
  return page.locator('section[aria-labelledby=obstacles] li');
}

/** The editor of an indicator's public text, on the area's text screen. */
export async function openJustification(actor: Actor, evaluation: string, indicator: string) {
  const [area] = indicator.split('.');
  await actor.page.goto(addressOf(actor, evaluation, `text/${area ?? ''}`));
  const editor = actor.page.getByRole('textbox', { name: jointTextMessages.nb.justificationOf(indicator) });
  await expect(editor).toBeVisible();
  return editor;
}

/** Signs what the screen shows, with the password. */
export async function sign(actor: Actor, evaluation: string): Promise<void> {
  const { page, person } = actor;
  const { nb } = signMessages;
  await page.goto(addressOf(actor, evaluation, 'sign'));
  await page.getByRole('button', { name: nb.signOpen }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(nb.iHaveRead).check();
  await dialog.getByLabel(nb.password).fill(person.password);
  await dialog.getByRole('button', { name: nb.sign, exact: true }).click();
  await expect(dialog).toBeHidden();
}
