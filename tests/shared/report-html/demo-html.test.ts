import { expect, test } from 'vitest';
import { uiLanguages } from '@samskar/shared/messages';
import { buildReport, noReportTexts, nothingToCompare, type ReportSources } from '@samskar/shared/report';
import { renderHtml } from '@samskar/shared/report-html';
import { demoReportSources } from '../../support/demo-report.ts';
import { numbersOf, sectionsOf } from '../../support/report-walk.ts';
import { contentOf, fiveAreas } from '../../support/report-content.ts';
import { elementsOf } from '../../support/well-formed.ts';

const inPage = { standAlone: false, colours: 'light' } as const;

/** What a reader sees of the markup, without the drawings. */
function wordsOf(markup: string): string {
  return markup
    .replaceAll(/<svg.*?<\/svg>/gs, ' ')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ');
}

/** Figures in whatever language, with their sign and decimals. */
function figuresIn(text: string): readonly string[] {
  return text.match(/−?\d+(?:[.,\u00a0]\d+)*/g) ?? [];
}

test.each(uiLanguages)(
  'shows each number of Midtre Gauldal 2023 in %s, as the report has it',
  async (language) => {
    const report = buildReport({ ...(await demoReportSources()), language });
    const fields = [...renderHtml(report, inPage).matchAll(/class="field"[^>]*>([^<]*)</g)].map(
      ([, text]) => text,
    );
    expect(fields.toSorted()).toEqual(
      numbersOf(report)
        .map(({ text }) => text)
        .toSorted(),
    );
  },
);

test('says no number that the report does not have', async () => {
  const report = buildReport(await demoReportSources());
  const known = new Set(figuresIn(JSON.stringify(report)));
  // Tables, figures and footnotes are counted here; there are fewer than a hundred of each.
  const others = figuresIn(wordsOf(renderHtml(report, inPage))).filter((figure) => !known.has(figure));
  expect(others.filter((figure) => Number(figure) > 99 || !Number.isInteger(Number(figure)))).toEqual([]);
});

test('has a heading for each section, none deeper by more than one, and no anchor twice', async () => {
  const report = buildReport(await demoReportSources());
  const markup = renderHtml(report, { ...inPage, standAlone: true });
  const levels = [...markup.matchAll(/<h([1-6])[ >]/g)].map(([, level]) => Number(level));
  expect(levels).toHaveLength(sectionsOf(report).length + 1);
  for (const [at, level] of levels.entries()) expect(level - (levels[at - 1] ?? 0)).toBeLessThanOrEqual(1);
  const ids = [...markup.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const [, target] of markup.matchAll(/href="#([^"]+)"/g)) expect(ids).toContain(target);
  for (const [, target] of markup.matchAll(/aria-labelledby="([^"]+)"/g))
    for (const one of (target ?? '').split(' ')) expect(ids).toContain(one);
});

test.each([
  ['nothing graded', contentOf([null, null, null, null, null])],
  ['one area alone', contentOf([60], { ...fiveAreas(), areas: fiveAreas().areas.slice(0, 1) })],
])('writes out a report with %s', (_, content) => {
  const sources: ReportSources = {
    content,
    signedAt: null,
    texts: noReportTexts,
    comparison: nothingToCompare,
    language: 'nb',
  };
  const markup = renderHtml(buildReport(sources), inPage);
  expect(() => elementsOf(markup)).not.toThrow();
  expect(markup).toContain('class="missing"');
});
