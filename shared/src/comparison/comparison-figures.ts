import type { ComparedYear, Comparison } from '../api/index.ts';
import type { Chart } from '../charts/index.ts';
import { comparisonMessages, formatList, formatNumber, type UiLanguage } from '../messages/index.ts';
import { comparisonColumns } from './comparison-columns.ts';

export type ComparisonFigures = {
  /** Undefined where fewer than five have a total. */
  readonly strip: Chart | undefined;
  /** Undefined where the evaluation has no areas. */
  readonly dots: Chart | undefined;
  /** One for each area with figures of two evaluations or more. */
  readonly years: readonly { readonly area: string; readonly chart: Chart }[];
};

/** More marks than these say no more: of larger populations each total stands once. */
const marksMax = 400;

export function comparisonFigures(comparison: Comparison, language: UiLanguage): ComparisonFigures {
  return {
    strip: stripOf(comparison, language),
    dots: dotsOf(comparison, language),
    years: comparison.instrument.areas.flatMap(({ id, name }) => {
      const label = name[language] ?? name[comparison.instrument.defaultLanguage] ?? id;
      const chart = slopesOf(comparison, id, `${id} ${label}`, language);
      return chart === undefined ? [] : [{ area: id, chart }];
    }),
  };
}

function stripOf(comparison: Comparison, language: UiLanguage): Chart | undefined {
  const t = comparisonMessages[language];
  const { distribution, instrument, means, municipalities } = comparison;
  const [own, ...others] = municipalities;
  const { totals, ranked } = distribution;
  if (totals === null || own === undefined) return undefined;
  const shown = own.years.find(({ year }) => year === comparison.year);
  const chosen = new Set(others.map(({ id }) => id));
  const all =
    ranked?.map(({ id, name, year, total }) => ({
      label: `${name} ${year}`,
      value: total,
      emphasis: id === own.id && year === comparison.year ? 'own' : chosen.has(id) ? 'group' : 'other',
    })) ??
    totals.flatMap(({ total, n }) =>
      Array.from({ length: distribution.n > marksMax ? 1 : n }, () => ({
        label: '',
        value: total,
        emphasis: 'other',
      })),
    );
  const isAmong = all.some(({ emphasis }) => emphasis === 'own');
  const named = own.years
    .filter(({ total, year }) => total !== null && !(isAmong && year === comparison.year))
    .map(({ total, year }) => ({
      label: `${own.name} ${year}`,
      value: total ?? 0,
      emphasis: year === comparison.year ? 'own' : 'earlier',
    }));
  const nation = means.find(({ who }) => who.kind === 'nation')?.total.points ?? null;
  const n = formatNumber(distribution.n, language);
  const whole = (value: number) => formatNumber(value, language);
  return {
    kind: 'strip',
    language,
    title: t.stripTitle,
    description:
      distribution.rank === null || shown === undefined || shown.total === null
        ? t.stripWithout(n, whole(totals[0]?.total ?? 0), whole(totals.at(-1)?.total ?? 0))
        : t.stripDescription(`${own.name} ${shown.year}`, whole(shown.total), whole(distribution.rank), n),
    decimals: 0,
    max: instrument.totalMax,
    ...(instrument.band && {
      band: {
        from: instrument.band.from,
        to: instrument.band.to,
        label: instrument.band.population[language] ?? '',
      },
    }),
    values: [
      ...all,
      ...named,
      ...(nation === null ? [] : [{ label: t.mean, value: nation, emphasis: 'mean' }]),
    ] as Extract<Chart, { kind: 'strip' }>['values'],
  };
}

function dotsOf(comparison: Comparison, language: UiLanguage): Chart | undefined {
  const t = comparisonMessages[language];
  const { instrument } = comparison;
  const columns = comparisonColumns(comparison, language).filter(
    ({ areas }) => Object.keys(areas).length > 0,
  );
  const [own] = columns;
  if (own?.emphasis !== 'own') return undefined;
  const rows = instrument.areas.map(({ id, name }) => ({
    label: `${id} ${name[language] ?? name[instrument.defaultLanguage] ?? ''}`,
    values: columns.map(({ areas }) => areas[id] ?? null),
  }));
  const ordered = rows
    .filter(({ values }) => typeof values[0] === 'number')
    .sort((one, other) => (other.values[0] ?? 0) - (one.values[0] ?? 0));
  return {
    kind: 'dots',
    language,
    title: t.dotsTitle,
    description: t.dotsDescription(own.label, ordered[0]?.label ?? '', ordered.at(-1)?.label ?? ''),
    decimals: 0,
    max: instrument.areaMax,
    series: columns.map(({ label, emphasis }) => ({ label, emphasis })),
    rows,
  };
}

/** Of the municipality and of those that were chosen, over all years that any of them has. */
function slopesOf(
  { instrument, municipalities }: Comparison,
  area: string,
  title: string,
  language: UiLanguage,
): Chart | undefined {
  const t = comparisonMessages[language];
  const withArea = municipalities.map(({ name, years }) => ({
    name,
    years: years.filter(({ areas }) => areas[area] !== undefined),
  }));
  const all = withArea.flatMap(({ years }) => years);
  const years = [...new Set(all.map(({ year }) => year))].sort((one, other) => one - other);
  const [own, ...others] = withArea;
  if (own === undefined || years.length < 2) return undefined;
  const valuesOf = (of: readonly ComparedYear[]) =>
    years.map((year) => of.find((one) => one.year === year)?.areas[area] ?? null);
  const told = own.years.map(({ year, areas }) =>
    t.valueIn(String(year), formatNumber(areas[area] ?? 0, language)),
  );
  return {
    kind: 'slopes',
    language,
    title: t.slopeTitle(title),
    description: t.slopeDescription(formatList(told, language)),
    decimals: 0,
    max: instrument.areaMax,
    years: years.map((year) => ({ label: String(year), version: versionsIn(all, year) })),
    lines: [
      { label: own.name, emphasis: 'own' as const, values: valuesOf(own.years) },
      ...others.map((other) => ({
        label: other.name,
        emphasis: 'other' as const,
        values: valuesOf(other.years),
      })),
    ],
  };
}

function versionsIn(all: readonly ComparedYear[], year: number): string {
  const versions = all.filter((one) => one.year === year).map(({ version }) => version);
  return [...new Set(versions)].sort().join(' / ');
}
