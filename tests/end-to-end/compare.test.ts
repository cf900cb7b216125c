import { readFileSync } from 'node:fs';
import { comparisonMessages, resultsMessages, shellMessages } from '@samskar/shared/messages';
import { findViolations } from './support/axe.ts';
import { expect, test } from './support/samskar.ts';

const texts = comparisonMessages.nb;
const importing = resultsMessages.nb.importing;

const header = 'municipality,country,code,year,instrument,area,points,source,note';

/** Four municipalities with all areas; one row of one of them is wrong. */
function csvFile(): Buffer {
  const names = [
    ['Rennebu', '5022'],
    ['Oppdal', '5021'],
    ['Holtålen', '5026'],
    ['Orkland', '5059'],
  ];
  const rows = names.flatMap(([name, code], place) => [
    `${name},NO,${code},2022,3.2,total,${400 + place * 10},Evalueringsrapport 2022,`,
    ...Array.from(
      { length: 8 },
      (_, area) => `${name},NO,${code},2022,3.2,${area + 1},${50 + place},Evalueringsrapport 2022,`,
    ),
  ]);
  const wrong = 'Rennebu,NO,5022,2021,3.2,9,12,Evalueringsrapport 2022,';
  return Buffer.from([header, ...rows, wrong].join('\n'));
}

test('a file is shown before it is taken in, is compared with, and can be undone', async ({ samskar }) => {
  const { page } = await samskar.enter('Eier', { roles: ['owner'] });
  await page.goto(`${samskar.server.origin}/results`);
  await page
    .getByLabel(importing.label)
    .setInputFiles({ name: 'resultater.csv', mimeType: 'text/csv', buffer: csvFile() });
  await page.getByRole('button', { name: importing.show }).click();
  await expect(page.getByText(importing.summary('37', '4', '0', '0'))).toBeVisible();
  await expect(page.getByText(importing.rules['not-an-area'])).toBeVisible();
  expect(await findViolations(page)).toEqual([]);
  await page.getByRole('button', { name: importing.takeGood }).click();
  await expect(page.getByRole('row', { name: /resultater\.csv/ })).toBeVisible();

  await page.getByRole('link', { name: shellMessages.nb.comparison }).first().click();
  await page.getByRole('searchbox', { name: texts.search, exact: true }).fill('renn');
  await page.getByRole('button', { name: /Rennebu/ }).click();
  await expect(page.getByRole('heading', { name: 'Rennebu 2022' })).toBeVisible();
  // Until 2022 six come with the program; Røros has the best total of all.
  await expect(page.getByText(texts.rank('8', '10'), { exact: true })).toBeVisible();
  await expect(page.getByRole('row', { name: /^1 Røros/ })).toBeVisible();

  await page.goto(`${samskar.server.origin}/results`);
  await page.getByRole('button', { name: importing.undoOf('resultater.csv') }).click();
  await page.getByRole('dialog').getByRole('button', { name: importing.undo }).click();
  await expect(page.getByText(importing.isUndone, { exact: true })).toBeVisible();
  await page.goto(`${samskar.server.origin}/compare`);
  await page.getByRole('searchbox', { name: texts.search, exact: true }).fill('renn');
  await expect(page.getByText(texts.nothingFound).first()).toBeVisible();
});

test('the address brings the whole view back, and what is shown is saved as a file', async ({ samskar }) => {
  const { page, context } = await samskar.enter('Vurderer A');
  await page.goto(`${samskar.server.origin}/compare`);
  await page.getByRole('searchbox', { name: texts.search, exact: true }).fill('5027');
  await page.getByRole('button', { name: /Midtre Gauldal/ }).click();
  await page.getByText(texts.others, { exact: true }).click();
  await page.getByRole('searchbox', { name: texts.addOther }).fill('tynset');
  await page.getByRole('button', { name: /Tynset/ }).click();
  await expect(page.getByRole('button', { name: texts.remove('Tynset') })).toBeVisible();
  await page.getByLabel(texts.country).selectOption('SE');
  await expect(page.getByRole('row', { name: /Snitt Sverige.*for få til å vises/ })).toBeVisible();
  await page.getByLabel(texts.year, { exact: true }).selectOption('2015');
  await expect(page.getByRole('heading', { name: 'Midtre Gauldal 2015' })).toBeVisible();

  const other = await context.newPage();
  await other.goto(page.url());
  await expect(other.getByRole('heading', { name: 'Midtre Gauldal 2015' })).toBeVisible();
  await expect(other.getByRole('button', { name: texts.remove('Tynset') })).toBeVisible();
  await expect(other.getByLabel(texts.country)).toHaveValue('SE');

  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: texts.exportCsv }).click();
  const text = readFileSync(await (await saved).path(), 'utf8');
  expect(text).toContain('Midtre Gauldal 2015');
  expect(text).toContain('Tynset 2015');
});

test('the table is sorted by any of its columns', async ({ samskar }) => {
  const { page } = await samskar.enter('Vurderer A');
  await page.goto(`${samskar.server.origin}/compare`);
  await page.getByRole('searchbox', { name: texts.search, exact: true }).fill('midtre');
  await page.getByRole('button', { name: /Midtre Gauldal/ }).click();
  const table = page.getByRole('table', { name: texts.tableCaption });
  await table.getByRole('button', { name: /Midtre Gauldal 2023/ }).click();
  await expect(table.getByRole('columnheader', { name: /Midtre Gauldal 2023/ })).toHaveAttribute(
    'aria-sort',
    'descending',
  );
  // The total stands above; of the areas number 3 has most points.
  await expect(table.getByRole('row').nth(2)).toContainText('3 ');
});
