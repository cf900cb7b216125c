import type { ReportContext } from './report-context.ts';

type Counted = { readonly year: number; readonly version: string };

/** "Norge: 13 kommuner, 2013–2023, versjon 2.1, 3.2": whom a figure of published results is about, and when. */
export function populationWords(who: string, counted: readonly Counted[], { t }: ReportContext): string {
  const years = counted.map(({ year }) => year);
  const versions = [...new Set(counted.map(({ version }) => version))].sort();
  const basis = t.results.meanBasis(
    t.results.meanN(counted.length),
    t.results.period(Math.min(...years), Math.max(...years)),
    versions.join(', '),
  );
  return t.results.population(who, basis);
}

/** The day of the data set, or that it is the one that comes with the program. */
export function dataSetWords({ t, day, sources }: ReportContext): string {
  const { dataDate } = sources.comparison;
  if (dataDate === null) return t.results.dataSetShipped;
  return t.results.dataSet(day(dataDate));
}
