import type { Comparison } from '../api/index.ts';
import { csvText, type CsvCell } from '../csv/csv-text.ts';
import { comparisonMessages, type UiLanguage } from '../messages/index.ts';
import { comparisonColumns, meanName } from './comparison-columns.ts';

/** Everything that the screen shows as one file: the figures, whom the means are about, and the ranks. */
export function comparisonCsv(comparison: Comparison, language: UiLanguage): string {
  const t = comparisonMessages[language];
  const columns = comparisonColumns(comparison, language);
  const { instrument, means, distribution } = comparison;
  const rows: (readonly CsvCell[])[] = [
    [t.area, ...columns.map(({ label }) => label)],
    [t.total, ...columns.map(({ total }) => total)],
    ...instrument.areas.map(({ id, name }) => [
      `${id} ${name[language] ?? name[instrument.defaultLanguage] ?? ''}`,
      ...columns.map(({ areas }) => areas[id] ?? null),
    ]),
    [],
    [t.who, t.when, t.versions, t.n, t.mean],
    ...means.map((mean) => [
      meanName(mean, comparison, language),
      t.period(String(mean.from), String(mean.to)),
      mean.versions.join(' '),
      mean.total.n,
      mean.total.points,
    ]),
  ];
  const ranked = (distribution.ranked ?? []).map(({ name, year, version, total }, index, all) => [
    all.findIndex((one) => one.total === total) + 1,
    name,
    year,
    version,
    total,
  ]);
  if (ranked.length > 0) rows.push([], [t.place, t.municipality, t.year, t.version, t.total], ...ranked);
  return csvText(rows);
}
