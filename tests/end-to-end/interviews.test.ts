import type { Locator, Page } from '@playwright/test';
import { interviewMessages } from '@samskar/shared/messages';
import { gatherEverybody, type Everybody, type Name } from './support/everybody.ts';
import { findIn, hearEverything } from './support/heard.ts';
import { readDevice } from './support/read-device.ts';
import { expect, signIn, test, type Actor } from './support/samskar.ts';
import type { Browser } from '@playwright/test';

const t = interviewMessages.nb;
const canary = 'Kanarifugl Ødegård 6613';

test('two assessors plan interviews, by role and number, and the names stay with them', async ({
  samskar,
  browser,
}) => {
  test.setTimeout(240_000);
  const everybody = await gatherEverybody(samskar);
  const [a, b] = [await enter(browser, everybody, 'a'), await enter(browser, everybody, 'b')];
  for (const actor of [a, b]) await open(actor, everybody);

  await test.step('an interview is planned by keyboard, and the other sees it', async () => {
    await a.page.getByRole('button', { name: t.plan }).first().focus();
    await a.page.keyboard.press('Enter');
    const dialog = a.page.getByRole('dialog');
    await dialog.getByLabel(t.form.role).fill('Enhetsledere i oppvekst');
    await dialog.getByLabel(t.form.persons).fill('4');
    await dialog.getByLabel(t.form.day).fill('2026-11-24');
    await dialog.getByLabel(t.form.from, { exact: true }).fill('09:00');
    await dialog.getByLabel(t.form.to, { exact: true }).fill('08:00');
    await a.page.keyboard.press('Enter');
    await expect(dialog).toContainText(t.form.timeOrder);
    await dialog.getByLabel(t.form.to, { exact: true }).fill('10:30');
    await dialog.getByLabel(t.form.lead).selectOption({ label: 'Vurderer A' });
    await dialog.getByLabel(t.form.role).focus();
    await a.page.keyboard.press('Enter');
    await expect(dialog).toBeHidden();
    await expect(rowOf(b.page, 'Enhetsledere i oppvekst')).toContainText('09.00–10.30');
  });

  await test.step('[R2] what the other has changed meanwhile is refused with both versions', async () => {
    await a.page.getByRole('button', { name: t.edit('Enhetsledere i oppvekst') }).click();
    await b.page.getByRole('button', { name: t.edit('Enhetsledere i oppvekst') }).click();
    const [mine, theirs] = [a.page.getByRole('dialog'), b.page.getByRole('dialog')];
    await theirs.getByLabel(t.form.persons).fill('6');
    await theirs.getByRole('button', { name: 'Lagre' }).click();
    await expect(theirs).toBeHidden();
    await mine.getByLabel(t.form.persons).fill('3');
    await mine.getByRole('button', { name: 'Lagre' }).click();
    await expect(mine.getByRole('alert')).toContainText(t.personCount(6));
    await expect(mine.getByLabel(t.form.persons)).toHaveValue('3');
    await expect(rowOf(b.page, 'Enhetsledere i oppvekst')).toContainText(t.personCount(6));
    await mine.getByRole('button', { name: t.form.keepMine }).click();
    await expect(rowOf(b.page, 'Enhetsledere i oppvekst')).toContainText(t.personCount(3));
  });

  await test.step('rows of a spreadsheet are taken in, and what is wrong stays with its line', async () => {
    await b.page.getByRole('button', { name: t.paste }).click();
    const dialog = b.page.getByRole('dialog');
    const rows = [
      'Ordfører og formannskap\tOrdfører\t1\t24.11.2026\t9.30\t10.30\tvideo\tA',
      'Naboer\tVelforeningen\tmange',
      'union representatives\tTillitsvalgte\t2',
      'Hovedtillitsvalgte\tHovedtillitsvalgte\t2',
    ];
    await dialog.getByLabel(t.pasting.rows).fill(rows.join('\n'));
    await expect(dialog).toContainText(t.pasting.check(2, 2));
    await expect(dialog).toContainText(
      t.pasting.problem(2, `${t.pasting.problemOf.group}; ${t.pasting.problemOf.persons}`),
    );
    await dialog.getByRole('button', { name: t.pasting.submit(2) }).click();
    await expect(dialog.getByLabel(t.pasting.rows)).toHaveValue([rows[1], rows[2]].join('\n'));
    await dialog.getByRole('button', { name: 'Lukk' }).first().click();
    await expect(rowOf(a.page, 'Hovedtillitsvalgte')).toBeVisible();
  });

  await test.step('an assessor in two places at once is a warning, not a refusal', async () => {
    await expect(a.page.getByText(t.warnings)).toBeVisible();
    await expect(a.page.getByText(/Vurderer A leder to intervjuer samtidig/)).toBeVisible();
  });

  await test.step('held, with as many as came; cancelled, with a reason', async () => {
    await choose(a.page, 'Hovedtillitsvalgte', t.markDone);
    await a.page.getByRole('dialog').getByLabel(t.done.persons).fill('1');
    await a.page.getByRole('dialog').getByRole('button', { name: t.done.submit }).click();
    await expect(rowOf(b.page, 'Hovedtillitsvalgte')).toContainText(t.cameOf(1, 2));
    await choose(b.page, 'Ordfører', t.cancel);
    await b.page.getByRole('dialog').getByLabel(t.cancelling.reason).fill('Valgdag');
    await b.page.getByRole('dialog').getByRole('button', { name: t.cancelling.submit }).click();
    await expect(rowOf(a.page, 'Valgdag')).toContainText(t.statusOf.cancelled);
    await expect(a.page.getByText(t.warnings)).toBeHidden();
  });

  await test.step('a name is written with the day on which it goes, and the other sees it at once', async () => {
    for (const { page } of [a, b])
      await page.getByRole('button', { name: `${t.names}: Enhetsledere i oppvekst` }).click();
    const dialog = a.page.getByRole('dialog');
    await dialog.getByRole('button', { name: t.person.add }).click();
    await dialog.getByLabel(t.person.name, { exact: true }).fill(canary);
    await expect(dialog.getByLabel(t.person.deleteOn)).toHaveValue(/^20\d\d-\d\d-\d\d$/);
    await dialog.getByLabel(t.person.deleteOn).fill('2099-01-01');
    await dialog.getByRole('button', { name: t.person.save, exact: true }).click();
    await expect(dialog.locator('.ds-validation-message')).toBeVisible();
    const soon = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
    await dialog.getByLabel(t.person.deleteOn).fill(soon);
    await dialog.getByRole('button', { name: t.person.save, exact: true }).click();
    await expect(b.page.getByRole('dialog')).toContainText(canary);
    await expect(b.page.getByRole('dialog').getByText(/^Slettes \d\d\.\d\d\.20\d\d$/)).toBeVisible();
    await dialog.getByRole('button', { name: 'Lukk' }).last().click();
    expect(findIn(await readDevice(a.page), canary)).toEqual([]);
  });

  await test.step('reviewer and contact see the plan, and no name in any byte', async () => {
    for (const who of ['reviewer', 'observer'] as const) {
      const other = await enter(browser, everybody, who);
      const heard = await hearEverything(other.context);
      await open(other, everybody);
      await expect(rowOf(other.page, 'Enhetsledere i oppvekst')).toBeVisible();
      await expect(other.page.getByRole('button', { name: t.plan })).toHaveCount(0);
      await expect(other.page.getByRole('button', { name: new RegExp(t.names) })).toHaveCount(0);
      await other.page.goto(`${everybody.server.origin}/evaluation/${everybody.evaluation}/activity`);
      await expect(other.page.getByRole('listitem').first()).toBeVisible();
      expect(heard.find(canary)).toEqual([]);
      await other.context.close();
    }
  });

  await test.step('whoever asks what is kept of them is found, and deleted', async () => {
    await b.page
      .getByRole('dialog')
      .getByRole('button', { name: t.person.forget(canary) })
      .click();
    await expect(b.page.getByRole('dialog')).toContainText(t.person.none);
    await a.page.getByRole('button', { name: t.search }).click();
    const dialog = a.page.getByRole('dialog');
    await dialog.getByLabel(t.finding.name).fill('ødegård');
    await dialog.getByRole('button', { name: t.finding.submit }).click();
    await expect(dialog).toContainText(t.finding.none);
  });
});

async function enter(browser: Browser, { people, server }: Everybody, who: Name): Promise<Actor> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await signIn(page, server.origin, people[who]);
  return { person: people[who], page, context };
}

async function open({ page }: Actor, { server, evaluation }: Everybody): Promise<void> {
  await page.goto(`${server.origin}/evaluation/${evaluation}/interviews`);
  await expect(page.getByRole('heading', { name: t.title })).toBeVisible();
}

function rowOf(page: Page, text: string): Locator {
  return page
    .getByRole('row')
    .filter({ hasText: text })
    .filter({ hasText: /Planlagt|Holdt|Avlyst/ });
}

async function choose(page: Page, role: string, deed: string): Promise<void> {
  await page.getByRole('button', { name: t.more(role), exact: true }).click();
  await page.getByRole('button', { name: deed, exact: true }).click();
}
