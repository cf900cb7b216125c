import type { ReportContext } from './report-context.ts';

export type Ranked = {
  readonly name: string;
  readonly year: number;
  readonly version: string;
  readonly total: number;
  /** This evaluation, or an earlier one of the municipality. */
  readonly whose: 'own' | 'earlier' | 'other';
};

/** All totals, the highest first: of others one each, of the municipality this one and those before; empty without others. */
export function rankedTotals({ sources, total }: ReportContext): readonly Ranked[] {
  const { comparison, content } = sources;
  const { name } = content.municipality;
  const others = comparison.ranking.filter(({ isOwn }) => !isOwn);
  if (others.length === 0 || total.points.value === null) return [];
  const { version } = content.instrument.file;
  return [
    // As it is printed, as those of others are.
    { name, year: content.year, version, total: Number(content.result.total.display), whose: 'own' as const },
    ...comparison.ownYears.flatMap((own) =>
      own.total === null
        ? []
        : [{ name, year: own.year, version: own.version, total: own.total, whose: 'earlier' as const }],
    ),
    ...others.map((other) => ({
      name: other.name,
      year: other.year,
      version: other.version,
      total: other.total,
      whose: 'other' as const,
    })),
  ].toSorted((a, b) => b.total - a.total || a.name.localeCompare(b.name, 'nb') || b.year - a.year);
}

/** Of this evaluation among the newest ones of others; equals share a place. Undefined where nobody else is known. */
export function findRank(
  context: ReportContext,
): { readonly place: number; readonly count: number } | undefined {
  const ranked = rankedTotals(context).filter(({ whose }) => whose !== 'earlier');
  const own = ranked.find(({ whose }) => whose === 'own');
  if (own === undefined) return undefined;
  return { place: ranked.filter(({ total }) => total > own.total).length + 1, count: ranked.length };
}
