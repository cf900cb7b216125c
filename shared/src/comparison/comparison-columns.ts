import type { ComparedYear, Comparison, ComputedMean } from '../api/index.ts';
import type { Emphasis } from '../charts/index.ts';
import { comparisonMessages, formatNumber, type UiLanguage } from '../messages/index.ts';

/** One column of the comparison: an evaluation, or a mean. */
export type ComparisonColumn = {
  readonly key: string;
  readonly label: string;
  readonly emphasis: Emphasis;
  /** Decimals of its figures: those of evaluations are whole, means have one. */
  readonly decimals: 0 | 1;
  readonly total: number | null;
  /** By area id; absent where there is nothing to show. */
  readonly areas: Readonly<Record<string, number>>;
};

/** What is compared, from the evaluation that is looked at to the municipalities that were chosen. */
export function comparisonColumns(comparison: Comparison, language: UiLanguage): readonly ComparisonColumn[] {
  const [own, ...others] = comparison.municipalities;
  if (own === undefined) return [];
  const ownYears = own.years
    .toReversed()
    .sort((one, other) => Number(other.year === comparison.year) - Number(one.year === comparison.year));
  return [
    ...ownYears.map((year) =>
      yearColumn(own.name, year, year.year === comparison.year ? 'own' : 'earlier', language),
    ),
    ...comparison.means.map((mean) => meanColumn(comparison, mean, language)),
    ...others.flatMap(({ name, years }) => {
      const year = newestUntil(years, comparison.to);
      return year === undefined ? [] : [yearColumn(name, year, 'other', language)];
    }),
  ];
}

/** What a mean is called: who, without when and how many. */
export function meanName(
  { who }: Pick<ComputedMean, 'who'>,
  comparison: Comparison,
  language: UiLanguage,
): string {
  const t = comparisonMessages[language];
  switch (who.kind) {
    case 'nation':
    case 'country':
      return t.nation(countryName(who.country, language));
    case 'size-group':
      return who.group[language] ?? who.group[comparison.instrument.defaultLanguage] ?? '';
    case 'list':
      return who.name === '' ? t.listDefault : who.name;
  }
}

export function countryName(country: string, language: UiLanguage): string {
  return new Intl.DisplayNames(language, { type: 'region' }).of(country) ?? country;
}

/** "3.2", or "2.0, assumed". */
export function versionName(
  { version, isVersionCertain }: Pick<ComparedYear, 'version' | 'isVersionCertain'>,
  language: UiLanguage,
): string {
  return isVersionCertain ? version : comparisonMessages[language].assumed(version);
}

/** A figure of a column as people read it. */
export function columnText(
  value: number | undefined | null,
  column: ComparisonColumn,
  language: UiLanguage,
): string {
  return value === undefined || value === null ? '–' : formatNumber(value, language, column.decimals);
}

function yearColumn(
  name: string,
  year: ComparedYear,
  emphasis: Emphasis,
  language: UiLanguage,
): ComparisonColumn {
  return {
    key: year.result,
    label: `${name} ${comparisonMessages[language].yearAndVersion(year.year, versionName(year, language))}`,
    emphasis,
    decimals: [year.total ?? 0, ...Object.values(year.areas)].every((figure) => Number.isInteger(figure))
      ? 0
      : 1,
    total: year.total,
    areas: year.areas,
  };
}

function meanColumn(comparison: Comparison, mean: ComputedMean, language: UiLanguage): ComparisonColumn {
  const { who, total, areas } = mean;
  return {
    key: `mean ${who.kind}`,
    label: comparisonMessages[language].meanWithN(meanName(mean, comparison, language), total.n),
    emphasis: who.kind === 'nation' ? 'mean' : 'group',
    decimals: 1,
    total: total.points,
    areas: Object.fromEntries(
      Object.entries(areas).flatMap(([id, { points }]) => (points === null ? [] : [[id, points]])),
    ),
  };
}

/** The one that counts: the newest until the period's end, else the oldest after it. */
function newestUntil(years: readonly ComparedYear[], to: number): ComparedYear | undefined {
  return years.findLast(({ year }) => year <= to) ?? years[0];
}
