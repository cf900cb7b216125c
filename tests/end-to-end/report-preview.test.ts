import type { BrowserContext, Page } from '@playwright/test';
import {
  commonMessages,
  reportCheckMessages,
  reportPreviewMessages,
  reportTextMessages,
} from '@samskar/shared/messages';
import { demoSignIns } from '../../server/src/demo/demo-people.ts';
import { startTestServer } from '../support/start-test-server.ts';
import { gatherEverybody, type Everybody } from './support/everybody.ts';
import { expect, signIn, test as base, type Actor } from './support/samskar.ts';

const t = reportPreviewMessages.nb;
const checks = reportCheckMessages.nb;
const writing = reportTextMessages.nb;

type Desk = {
  readonly everybody: Everybody;
  open(who: 'a' | 'b'): Promise<Actor>;
};

const test = base.extend<{ desk: Desk }>({
  desk: async ({ samskar, browser }, use) => {
    const everybody = await gatherEverybody(samskar);
    const contexts: BrowserContext[] = [];
    const complaints: string[] = [];
    const open: Desk['open'] = async (who) => {
      const person = everybody.people[who];
      const context = await browser.newContext();
      contexts.push(context);
      const page = await context.newPage();
      page.on('pageerror', (error) => complaints.push(error.message));
      await signIn(page, samskar.server.origin, person);
      return { person, page, context };
    };
    await use({ everybody, open });
    await Promise.all(contexts.map((context) => context.close()));
    expect(complaints).toEqual([]);
  },
});

async function reveal(everybody: Everybody): Promise<void> {
  for (const area of ['1', '2'])
    for (const who of ['a', 'b'] as const) expect((await everybody.sayReady(who, area, 3)).status).toBe(200);
}

async function goto(page: Page, { evaluation }: Everybody, place: string): Promise<void> {
  await page.goto(`${new URL(page.url()).origin}/evaluation/${evaluation}/${place}`);
}

const foreword = (page: Page) => page.getByRole('textbox', { name: writing.writing(writing.part.foreword) });
const report = (page: Page) => page.locator('.samskar-report');

test('each problem leads to where it is mended, and is gone when it is', async ({ desk }) => {
  await reveal(desk.everybody);
  const { page } = await desk.open('a');
  await goto(page, desk.everybody, 'report/preview');
  const empty = page.getByRole('link', { name: checks.emptyPart(checks.partNames.foreword ?? '') });
  await empty.click();
  await expect(page).toHaveURL(/\/report\?part=foreword$/);
  await foreword(page).click();
  await page.keyboard.type('Kommunen har 5.000 innbyggere.');
  await expect(page.getByText(checks.numberFormat('5.000', '5\u00a0000'))).toBeVisible();
  await expect(empty).toHaveCount(0);
});

test('shows what another one writes, and keeps what is unfolded', async ({ desk }) => {
  await reveal(desk.everybody);
  const [a, b] = [await desk.open('a'), await desk.open('b')];
  await goto(a.page, desk.everybody, 'report/preview');
  await expect(report(a.page)).toContainText(writing.part.foreword);
  const [figures] = await report(a.page).locator('figure').all();
  await figures?.locator('summary').click();
  await goto(b.page, desk.everybody, 'report');
  await foreword(b.page).click();
  await b.page.keyboard.type('Skrevet av den andre.');
  await expect(report(a.page)).toContainText('Skrevet av den andre.');
  if (figures) await expect(figures.locator('table')).toBeVisible();
});

test('a number leads to the indicator that it comes from', async ({ desk }) => {
  await reveal(desk.everybody);
  const { page } = await desk.open('a');
  await goto(page, desk.everybody, 'report/preview');
  await report(page).locator('a.field[href$="/assess/1.1.1"]').first().click();
  await expect(page).toHaveURL(/\/assess\/1\.1\.1$/);
});

test('is made in the other language when asked, with the right language on it', async ({ desk }) => {
  await reveal(desk.everybody);
  const { page } = await desk.open('a');
  await goto(page, desk.everybody, 'report/preview');
  await expect(report(page)).toHaveAttribute('lang', 'nb');
  await page.getByText(t.languages.en, { exact: true }).click();
  await expect(report(page)).toHaveAttribute('lang', 'en');
  await expect(report(page).getByRole('heading', { name: 'Foreword', exact: true })).toBeVisible();
});

test('what is printed is the report alone', async ({ desk }) => {
  await reveal(desk.everybody);
  const { page } = await desk.open('a');
  await goto(page, desk.everybody, 'report/preview');
  await expect(report(page)).toBeVisible();
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('heading', { name: t.title, exact: true })).toBeHidden();
  await expect(page.getByRole('heading', { name: checks.title })).toBeHidden();
  for (const table of await report(page).locator('figure table').all()) await expect(table).toBeVisible();
  await expect(report(page)).toBeVisible();
});

test('a file of the report is a press away, and what cannot be had says why', async ({ desk }) => {
  await reveal(desk.everybody);
  const { page } = await desk.open('a');
  await goto(page, desk.everybody, 'report/preview');
  await page.getByRole('button', { name: t.download }).click();
  await expect(page.getByText(t.zipNeedsSignatures)).toBeVisible();
  const arriving = page.waitForEvent('download');
  await page.getByRole('link', { name: t.formats.csv }).click();
  expect((await arriving).suggestedFilename()).toMatch(/\.csv$/);
});

test('a sentence from the figures is inserted as text, and remembered', async ({ browser }) => {
  const server = await startTestServer({ mode: 'demo' });
  const page = await (await browser.newContext()).newPage();
  try {
    const { demo } = server.running;
    const assessor = demo && demoSignIns(demo.passwords).find(({ name }) => name === 'Vurderer A');
    if (assessor === undefined) throw new Error('The demo has no assessor');
    await signIn(page, server.origin, assessor);
    await page.getByRole('link', { name: /Midtre Gauldal/ }).click();
    await page.waitForURL(/\/evaluation\/[^/]+$/);
    await page.goto(`${page.url()}/report`);
    await page.getByText(t.sentences).click();
    const sentence = page.getByRole('listitem').filter({ hasText: 'høyeste av' });
    await sentence.getByRole('button').click();
    await expect(foreword(page)).toContainText('Totalen på 550 poeng er den');
    await expect(sentence.getByText(t.taken, { exact: true })).toBeVisible();
    await page.reload();
    await page.getByText(t.sentences).click();
    await expect(sentence.getByText(t.taken, { exact: true })).toBeVisible();
    await sentence.getByRole('button', { name: t.forget }).click();
    await expect(sentence.getByText(t.taken, { exact: true })).toHaveCount(0);
    await expect(foreword(page)).toContainText('Totalen på 550 poeng er den');
  } finally {
    await page.context().close();
    await server.stop();
  }
});

test('nothing of the report is asked for while everything is blind', async ({ desk }) => {
  const { page } = await desk.open('a');
  await goto(page, desk.everybody, 'report/preview');
  await expect(page.getByText(commonMessages.nb.loading)).toHaveCount(0);
  await expect(page.getByText(writing.afterReveal)).toBeVisible();
});
