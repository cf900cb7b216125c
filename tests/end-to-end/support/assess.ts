import { assessMessages, evidenceMessages, commonMessages } from '@samskar/shared/messages';
import { expect, type Actor } from './samskar.ts';

const texts = assessMessages.nb;

/** Grades of one indicator in the order of the criteria, or that it is not applicable here. */
export type Sheet = readonly number[] | 'not-applicable';

/** Opens an indicator and waits until its sheet can be filled in. */
export async function openIndicator({ page }: Actor, evaluation: string, indicator: string): Promise<void> {
  await page.goto(`${new URL(page.url()).origin}/evaluation/${evaluation}/assess/${indicator}`);
  await onIndicator(page, indicator);
}

async function onIndicator(page: Actor['page'], indicator: string): Promise<void> {
  await expect(page.locator('h1')).toContainText(indicator);
  await expect(page.locator('fieldset[data-criterion] input[type=radio]').first()).toBeEnabled();
}

/** Fills in the sheet on the screen by keyboard, links every piece of evidence, and goes on to `next`; else to the area's page. */
export async function fillInSheet(
  { page }: Actor,
  sheet: Sheet,
  { reason, next }: { readonly reason?: string; readonly next?: string } = {},
): Promise<void> {
  if (sheet === 'not-applicable') await page.getByLabel(texts.notApplicable).check();
  else {
    await page.locator('fieldset[data-criterion] input[type=radio]').first().focus();
    for (const [place, grade] of sheet.entries()) {
      if (place > 0) await page.keyboard.press('ArrowDown');
      await page.keyboard.press(String(grade));
    }
  }
  for (const weights of await page.locator('#evidence li fieldset').all())
    await weights.getByLabel(texts.weights[2]).check();
  if (reason !== undefined) await page.locator('#reason').fill(reason);
  await page.keyboard.press('Control+Enter');
  if (next !== undefined) await onIndicator(page, next);
  else await page.waitForURL(/\/assess\/area\//);
}

/** Declares the area whose page is open ready, and agrees to what follows when asked. */
export async function sayReady({ page }: Actor, area: string): Promise<void> {
  const say = new RegExp(texts.sayReady(area));
  await page.getByRole('button', { name: say }).click();
  const question = page.getByRole('dialog');
  const done = page
    .getByRole('button', { name: texts.takeBackReady })
    .or(page.getByText(texts.gate.revealed));
  await expect(question.or(done).first()).toBeVisible();
  if (await question.isVisible()) await question.getByRole('button', { name: say }).click();
  await expect(done.first()).toBeVisible();
}

/** Registers a document in use. */
export async function registerDocument({ page }: Actor, evaluation: string, title: string): Promise<void> {
  const evidence = evidenceMessages.nb;
  await page.goto(`${new URL(page.url()).origin}/evaluation/${evaluation}/evidence`);
  await page.getByRole('button', { name: evidence.add }).first().click();
  await page.getByLabel(evidence.kind).selectOption({ label: evidence.kindOf.document });
  await page.getByLabel(evidence.name).fill(title);
  await page.getByRole('button', { name: commonMessages.nb.save, exact: true }).click();
  await expect(
    page
      .getByRole('cell', { name: title })
      .or(page.getByRole('rowheader', { name: title }))
      .first(),
  ).toBeVisible();
}
