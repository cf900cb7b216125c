import { canonicalHash } from '@samskar/shared/package';
import { reportSchema } from '@samskar/shared/report';
import { describe, expect, test } from 'vitest';
import { renderReportJson } from '../../../server/src/reports/render-json.ts';
import { hostileTexts, inventedReport } from '../../support/invented-report.ts';

const read = (file: Uint8Array): unknown => JSON.parse(new TextDecoder().decode(file));

describe('a report as JSON', () => {
  test('is the report, as its schema has it', () => {
    const json = read(renderReportJson(inventedReport()));
    expect(json).toEqual(inventedReport());
    expect(reportSchema.parse(json)).toEqual(json);
  });

  test('is canonical: equal reports are equal files, in whatever order they were put together', () => {
    const report = inventedReport();
    const reversed = Object.fromEntries(Object.entries(report).toReversed()) as typeof report;
    expect(renderReportJson(reversed)).toEqual(renderReportJson(report));
    expect(canonicalHash(read(renderReportJson(report)))).toBe(canonicalHash(report));
  });

  test.each(hostileTexts.map((text) => [text.slice(0, 30), text]))('takes %j as a text', (_, text) => {
    const report = reportSchema.parse(read(renderReportJson(inventedReport(text))));
    expect(report.title).toBe(`Rapport ${text.toWellFormed()}`);
  });

  test('is refused by its schema with anything that no report has', () => {
    const report = inventedReport();
    expect(reportSchema.safeParse({ ...report, extra: 1 }).success).toBe(false);
    expect(reportSchema.safeParse({ ...report, chapters: [{ id: 'x' }] }).success).toBe(false);
    const [chapter] = report.chapters;
    const blocks = [{ kind: 'paragraph', spans: [{ kind: 'footnote', spans: [{ kind: 'script' }] }] }];
    expect(reportSchema.safeParse({ ...report, chapters: [{ ...chapter, blocks }] }).success).toBe(false);
  });
});
