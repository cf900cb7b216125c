import { listNumbers, type Report } from '@samskar/shared/report';
import { describe, expect, test } from 'vitest';
import { renderCsv } from '../../../server/src/reports/render-csv.ts';
import { hostileTexts, inventedReport } from '../../support/invented-report.ts';

const words = { points: 'Poeng', max: 'Maksimum' };

/** As RFC 4180 says it is to be read. */
function readCsv(file: Uint8Array): readonly string[][] {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(file);
  expect(text.startsWith('\ufeff')).toBe(true);
  const rows: string[][] = [[]];
  for (const [, quoted, plain, end] of text.slice(1).matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    rows.at(-1)!.push(quoted?.replaceAll('""', '"') ?? plain!);
    if (end === '\r\n') rows.push([]);
  }
  return rows.slice(0, -1);
}

function recordsOf(report: Report): readonly Record<string, string>[] {
  const [columns, ...rows] = readCsv(renderCsv(report));
  return rows.map((row) => Object.fromEntries(row.map((cell, place) => [columns![place]!, cell])));
}

describe('a report as comma separated values', () => {
  test('has every number in a row of its own: where it stands, exact, as shown, and where it leads', () => {
    const report = inventedReport();
    const records = recordsOf(report);
    expect(records.map(({ value, shown }) => [value, shown])).toEqual(
      listNumbers(report, words).map(({ field }) => [String(field.value ?? ''), field.text]),
    );
    expect(records).toContainEqual({
      section: 'area/1',
      heading: 'Kapittel area/1',
      kind: 'table',
      id: 'subareas/1',
      caption: 'Poeng per delområde: Ordningen er i bruk',
      row: 'Ordningen er i bruk',
      column: 'Poeng',
      value: '12.3',
      shown: '12,3',
      place: 'subarea 1.1',
    });
  });

  test('has no value for a gap', () => {
    expect(recordsOf(inventedReport())).toContainEqual(
      expect.objectContaining({ row: '1.2 Åpenhet', value: '', shown: '–' }),
    );
  });

  test.each(hostileTexts.map((text) => [text.slice(0, 30), text]))('takes %j as a text', (_, text) => {
    const records = recordsOf(inventedReport(text));
    expect(records).toHaveLength(listNumbers(inventedReport(text), words).length);
    for (const record of records) {
      expect(Object.keys(record)).toHaveLength(10);
      for (const [column, cell] of Object.entries(record))
        if (column !== 'value') expect(cell).not.toMatch(/^[=+@\t\r]|^-(?!\d+([./]\d+)?$)/);
    }
  });
});
