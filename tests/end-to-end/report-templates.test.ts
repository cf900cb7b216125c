import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { reportPreviewMessages, reportTemplateMessages, shellMessages } from '@samskar/shared/messages';
import { strFromU8, unzipSync } from 'fflate';
import { demoSignIns } from '../../server/src/demo/demo-people.ts';
import { wordParts } from '../support/office-parts.ts';
import { startTestServer, type TestServer } from '../support/start-test-server.ts';
import { zipParts } from '../support/zip-parts.ts';
import { findViolations } from './support/axe.ts';
import { expect, signIn, test } from './support/samskar.ts';

// A report is made of it, on a machine with much else to do.
test.describe.configure({ timeout: 240_000 });

const texts = reportTemplateMessages.nb;
const kind = texts.kinds.docx;
const canary = 'Kommunens egen forside 7714';
const line = (text: string) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;
const wordFile = (name: string, ...lines: readonly string[]) => ({
  name,
  mimeType: 'application/octet-stream',
  buffer: Buffer.from(zipParts(wordParts(lines.map(line).join('')))),
});

/** The first file waits for the worker, which is begun for it. */
const judged = { timeout: 60_000 };

let server: TestServer;

test.beforeAll(async () => {
  server = await startTestServer({ mode: 'demo' });
});

test.afterAll(() => server.stop());

function signInOf(name: string) {
  return demoSignIns(server.running.demo!.passwords).find((person) => person.name === name)!;
}

async function download(page: Page, name: string): Promise<string> {
  await page.getByRole('button', { name: reportPreviewMessages.nb.download }).first().click();
  const [file] = await Promise.all([
    page.waitForEvent('download', { timeout: 120_000 }),
    page.getByRole('link', { name }).click(),
  ]);
  return strFromU8(unzipSync(readFileSync(await file.path()))['word/document.xml']!);
}

test('an administrator brings a template, is told what is wrong with one, and reports are made with it', async ({
  browser,
}) => {
  const administrator = await (await browser.newContext()).newPage();
  await signIn(administrator, server.origin, signInOf('Administrator'));
  await administrator.getByRole('link', { name: shellMessages.nb.templates }).first().click();
  const section = administrator.getByRole('region', { name: kind });
  const send = (deed: string) => section.getByRole('button', { name: texts.deedOf(deed, kind) }).click();

  await send(texts.upload);
  await expect(section.getByText(texts.missing)).toBeVisible();
  await section.locator('input[type=file]').setInputFiles(wordFile('feil.docx', '{{tittel}}', '{{aar}}'));
  await expect(section.getByText(texts.missing)).toHaveCount(0);
  await send(texts.upload);
  const alert = section.getByRole('alert');
  await expect(alert.getByRole('listitem')).toHaveText([/\{\{tittel\}\}/, /\{\{aar\}\}/], judged);
  await administrator.setViewportSize({ width: 320, height: 900 });
  expect(await findViolations(administrator)).toEqual([]);
  const isWider = () => document.documentElement.scrollWidth > window.innerWidth;
  expect(await administrator.evaluate(isWider)).toBe(false);
  await administrator.setViewportSize({ width: 1440, height: 900 });
  await expect(section.getByText(texts.none.docx)).toBeVisible();

  await section.locator('input[type=file]').setInputFiles(wordFile('Vår mal.docx', canary, '{{report}}'));
  await expect(alert).toHaveCount(0);
  await send(texts.upload);
  await expect(section.getByText(texts.warnings)).toBeVisible(judged);
  await expect(section.getByRole('group', { name: texts.standing.docx })).toContainText('Vår mal.docx');

  const a = await (await browser.newContext()).newPage();
  await signIn(a, server.origin, signInOf('Vurderer A'));
  await a
    .getByRole('link', { name: /Midtre Gauldal/ })
    .first()
    .click();
  await a.waitForURL(/\/evaluation\//);
  await a.goto(`${new URL(a.url()).origin}${new URL(a.url()).pathname}/report/preview`);
  const word = reportPreviewMessages.nb.formats.docx;
  expect(await download(a, reportPreviewMessages.nb.ownLayout(word))).toContain(canary);
  expect(await download(a, reportPreviewMessages.nb.standardLayout(word))).not.toContain(canary);

  await section.getByRole('button', { name: texts.removeOf('Vår mal.docx') }).click();
  const dialog = administrator.getByRole('dialog');
  await dialog.getByRole('button', { name: texts.remove, exact: true }).click();
  await expect(section.getByText(texts.none.docx)).toBeVisible();
});
