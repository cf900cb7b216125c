import type { ComparedMean } from '../comparison/index.ts';
import type { ReportContext } from './report-context.ts';

/** "Snitt for landet (n, period, versions)": a mean never stands without its population. */
export function meanLabel(mean: ComparedMean, context: ReportContext): string {
  return `${meanName(mean, context)} (${meanBasis(mean, context)})`;
}

/** Short, for the marks of a figure whose table says the rest. */
export function meanName({ kind, label, printedIn }: ComparedMean, { t }: ReportContext): string {
  const name = kind === 'nation' ? t.results.meanOf.nation : t.results.meanOf['size-group'](label);
  return printedIn === null ? name : t.results.meanPrinted(name, printedIn);
}

/** How many, when, and by which versions. */
export function meanBasis({ n, period, versions }: ComparedMean, { t }: ReportContext): string {
  return t.results.meanBasis(
    n === null ? t.results.meanNUnknown : t.results.meanN(n),
    period === null ? t.results.periodUnknown : t.results.period(period.from, period.to),
    versions.join(', '),
  );
}

/** Where it was read, or that it was computed. */
export function meanSource({ source, note }: ComparedMean, { t }: ReportContext): string {
  if (source === null) return t.results.computed;
  return note === '' ? t.results.printed(source) : `${t.results.printed(source)}: ${note}`;
}
