import { findSizeGroup, instrumentIndex, type Instrument } from '@samskar/shared/instrument';
import { formatNumber } from '@samskar/shared/messages';
import { buildReport, type ReportSources } from '@samskar/shared/report';
import type { GradeSheet } from '@samskar/shared/scoring';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { packageResult } from '../../../shared/src/package/package-result.ts';
import type { Agreed, PublicPart } from '../../../shared/src/package/package-schema.ts';
import { arbitraryInstrument, arbitrarySheet } from '../../support/arbitrary-evaluation.ts';
import { demoReportSources } from '../../support/demo-report.ts';
import { blocksOf, numbersOf, sectionsOf } from '../../support/report-walk.ts';

let demo: ReportSources;

beforeAll(async () => {
  demo = await demoReportSources();
});

const arbitraryEvaluation = arbitraryInstrument.chain((instrument) =>
  fc.record({
    instrument: fc.constant(instrument),
    sheet: arbitrarySheet(instrument),
    language: fc.constantFrom('nb' as const, 'en' as const),
    signedAt: fc.constantFrom(null, '2026-11-21T12:00:00.000Z'),
  }),
);

test('of any evaluation: every number leads to a place that there is, and is shown as it is', () => {
  fc.assert(
    fc.property(arbitraryEvaluation, ({ instrument, sheet, language, signedAt }) => {
      const content = contentOf(instrument, sheet);
      const report = buildReport({ ...demo, content, language, signedAt });
      const index = instrumentIndex(instrument);
      for (const { value, text, decimals, leadsTo } of numbersOf(report)) {
        if (value === null) expect(text).toBe('–');
        else
          expect(Math.abs(Number(plain(text, language)) - value)).toBeLessThanOrEqual(
            0.5 / 10 ** decimals + 1e-9,
          );
        if (leadsTo?.kind === 'area') expect(index.areaById.has(leadsTo.id)).toBe(true);
        if (leadsTo?.kind === 'subarea') expect(index.subareaById.has(leadsTo.id)).toBe(true);
        if (leadsTo?.kind === 'indicator') expect(index.indicatorById.has(leadsTo.id)).toBe(true);
      }
      const tables = blocksOf(report).flatMap((block) => {
        if (block.kind === 'figure') return [block.table];
        return block.kind === 'table' ? [block] : [];
      });
      for (const { columns, rows, footer } of tables)
        for (const row of [...rows, ...(footer ? [footer] : [])]) expect(row).toHaveLength(columns.length);
      const ids = sectionsOf(report).map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
    }),
    { numRuns: 30 },
  );
});

test('the same sources give the same report', () => {
  expect(buildReport(demo)).toEqual(buildReport(structuredClone(demo)));
});

/** Back from how people write it: decimal comma, hard spaces, a minus sign. */
function plain(text: string, language: 'nb' | 'en'): string {
  const sample = formatNumber(1000.5, language, 1);
  const thousands = sample.charAt(1);
  const decimal = sample.charAt(sample.length - 2);
  return text.replaceAll(thousands, '').replace(decimal, '.').replace('\u2212', '-');
}

function contentOf(instrument: Instrument, sheet: GradeSheet): PublicPart {
  const agreed: Record<string, Agreed> = {};
  for (const [id, state] of Object.entries(sheet)) {
    if (state.kind === 'graded') agreed[id] = { kind: 'graded', grades: { ...state.grades } };
    if (state.kind === 'not-applicable') agreed[id] = { kind: 'not-applicable' };
  }
  return {
    ...demo.content,
    instrument: { hash: '0'.repeat(64), file: instrument },
    sizeGroup: findSizeGroup(instrument, demo.content.population)?.id ?? null,
    outOfFocus: [],
    agreed,
    result: packageResult(instrument, agreed),
    justifications: [],
    findings: [],
    goldStars: [],
  };
}
