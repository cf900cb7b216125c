import { listNumbers, placedBlocks, type Report } from '@samskar/shared/report';
import { describe, expect, test } from 'vitest';
import { renderXlsx } from '../../../server/src/reports/render-xlsx.ts';
import { hostileTexts, inventedReport } from '../../support/invented-report.ts';
import { readWorkbook, type WorkbookSheet } from '../../support/read-workbook.ts';

const words = { points: 'Poeng', max: 'Maksimum' };

const numbersIn = (sheets: readonly WorkbookSheet[]) =>
  sheets.flatMap(({ cells }) => cells).filter(({ value }) => typeof value === 'number');

async function rendered(report: Report): Promise<readonly WorkbookSheet[]> {
  return readWorkbook(await renderXlsx(report));
}

describe('a report as a workbook', () => {
  test('has a sheet for each table and figure, behind an overview that leads to them', async () => {
    const sheets = await rendered(inventedReport());
    expect(sheets.map(({ name }) => name)).toEqual([
      'Oversikt',
      'Poeng per område',
      'Tabell 1 Poeng per delområde',
      'Figur 1 Tredje høyest av tolv',
      'Tall i teksten',
    ]);
    const overview = sheets[0]!.cells.map(({ value }) => value);
    expect(overview).toEqual(expect.arrayContaining(sheets.slice(1).map(({ name }) => name)));
    expect(overview).toEqual(expect.arrayContaining(['Prøve', 2026, 'Utkast', '2026-11-01']));
  });

  test('holds every number of the report as an exact number with the decimals that are shown, and no other', async () => {
    const report = inventedReport();
    const found = numbersIn(await rendered(report)).map(({ value, format }) => [value, format]);
    const expected = listNumbers(report, words)
      .filter(({ field }) => field.value !== null)
      .map(({ field }) => [field.value, field.decimals === 1 ? '0.0' : '0']);
    expect(expected.length).toBeGreaterThan(8);
    expect(found.toSorted()).toEqual([...expected, [report.year, '0']].toSorted());
  });

  test('leaves a gap empty', async () => {
    const [, boxes, table] = await rendered(inventedReport());
    expect(boxes!.cells.map(({ at }) => at)).not.toContain('C4');
    expect(table!.cells.find(({ at }) => at === 'A4')?.value).toBe('1.2 Åpenhet');
    expect(table!.cells.map(({ at }) => at)).not.toContain('B4');
  });

  test('keeps the names of the columns in sight, under the caption', async () => {
    const [, boxes, table] = await rendered(inventedReport());
    expect([boxes!.frozenRows, table!.frozenRows]).toEqual([1, 2]);
    expect(table!.cells.slice(0, 3).map(({ value }) => value)).toEqual([
      'Tabell 1: Poeng per delområde: Ordningen er i bruk',
      'Delområde',
      'Poeng',
    ]);
  });

  test('is the same file each time', async () => {
    expect(await renderXlsx(inventedReport())).toEqual(await renderXlsx(inventedReport()));
  });

  test.each(hostileTexts.map((text) => [text.slice(0, 30), text]))('takes %j as a text', async (_, text) => {
    const sheets = await rendered(inventedReport(text));
    const texts = sheets.flatMap(({ cells }) => cells).map(({ value }) => String(value));
    const visible = text
      .toWellFormed()
      .replaceAll('\r\n', '\n')
      .replaceAll(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufffd-\uffff]/gu, '');
    const shown = sheets[2]!.cells.find(({ at }) => at === 'A3')!.value as string;
    const whole = visible.length <= 32_767 ? visible : `${visible.slice(0, 32_766)}…`;
    expect(shown.replaceAll('_x005F_', '_').trimEnd()).toBe(whole.trimEnd());
    expect(Math.max(...texts.map(({ length }) => length))).toBeLessThanOrEqual(32_767);
    expect(texts.join('')).not.toMatch(
      /[\u0000-\u0008\u000b-\u001f\u202a-\u202e\u2066-\u2069\ud800-\udfff]/u,
    );
    const names = sheets.map(({ name }) => name);
    for (const name of names) expect(name).toMatch(/^(?!')[^[\]:*?/\\]{1,31}(?<!')$/);
    expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length);
    expect(numbersIn(sheets)).toHaveLength(
      listNumbers(inventedReport(text), words).filter(({ field }) => field.value !== null).length + 1,
    );
  });

  test('is made of a report in which nothing stands', async () => {
    const sheets = await rendered({ ...inventedReport(), chapters: [], title: '', subtitle: '' });
    expect(sheets.map(({ name }) => name)).toEqual(['Oversikt']);
  });

  test('tells sheets apart whose captions begin alike', async () => {
    const report = inventedReport();
    const [, { block } = { block: undefined }] = placedBlocks(report).filter(
      ({ block: { kind } }) => kind === 'figure' || kind === 'table',
    );
    const blocks = Array.from({ length: 12 }, () => block!);
    const chapters = [{ id: 'many', number: null, title: 'Mange', blocks, sections: [] }];
    const names = (await rendered({ ...report, chapters })).map(({ name }) => name);
    expect(new Set(names).size).toBe(13);
  });
});
