import { distributionMin, type RankedTotal } from '../comparison/index.ts';
import { findSizeGroup, type SizeGroup } from '../instrument/index.ts';
import type { ReportContext } from './report-context.ts';

export type Ranked = {
  readonly name: string;
  readonly year: number;
  readonly version: string;
  readonly total: number;
  /** This evaluation, or an earlier one of the municipality. */
  readonly whose: 'own' | 'earlier' | 'other';
};

/** Whom a ranking is of: all municipalities of the country, or those in the same size group. */
export type Among = 'country' | 'size-group';

/** All totals, the highest first: of others one each, of the municipality this one and those before; empty without others. */
export function rankedTotals(context: ReportContext, among: Among): readonly Ranked[] {
  const { sources } = context;
  const { comparison, content } = sources;
  const { name } = content.municipality;
  const own = ownRanked(context);
  const others = comparison.ranking.filter((one) => !one.isOwn && isAmong(one, among, context));
  if (others.length === 0 || own === undefined) return [];
  return inOrder([
    own,
    ...comparison.ownYears.flatMap((before) =>
      before.total === null
        ? []
        : [
            {
              name,
              year: before.year,
              version: before.version,
              total: before.total,
              whose: 'earlier' as const,
            },
          ],
    ),
    ...others.map(otherRanked),
  ]);
}

/** This evaluation as it is printed, as those of others are; undefined where nothing is graded. */
export function ownRanked({ sources, total }: ReportContext): Ranked | undefined {
  const { municipality, year, instrument, result } = sources.content;
  if (total.points.value === null) return undefined;
  const { version } = instrument.file;
  return { name: municipality.name, year, version, total: Number(result.total.display), whose: 'own' };
}

export function otherRanked({ name, year, version, total }: RankedTotal): Ranked {
  return { name, year, version, total, whose: 'other' };
}

export function inOrder<One extends Ranked>(ranked: readonly One[]): readonly One[] {
  return ranked.toSorted(
    (a, b) => b.total - a.total || a.name.localeCompare(b.name, 'nb') || b.year - a.year,
  );
}

/** This evaluation and the newest ones of others, which a place is one of. */
export function rankedOnce(context: ReportContext, among: Among): readonly Ranked[] {
  return rankedTotals(context, among).filter(({ whose }) => whose !== 'earlier');
}

/** Equals share a place. Undefined where nobody else is known, or too few to be put in an order. */
export function findRank(
  context: ReportContext,
  among: Among,
): { readonly place: number; readonly count: number } | undefined {
  const ranked = rankedOnce(context, among);
  const own = ranked.find(({ whose }) => whose === 'own');
  if (own === undefined || ranked.length < distributionMin) return undefined;
  return { place: ranked.filter(({ total }) => total > own.total).length + 1, count: ranked.length };
}

/** Of the municipality at the evaluation's date; undefined where the instrument has no such group. */
export function ownSizeGroup({ sources }: ReportContext): SizeGroup | undefined {
  const { population, instrument } = sources.content;
  return findSizeGroup(instrument.file, population);
}

function isAmong({ population }: RankedTotal, among: Among, context: ReportContext): boolean {
  if (among === 'country') return true;
  const group = ownSizeGroup(context);
  if (group === undefined) return false;
  return findSizeGroup(context.sources.content.instrument.file, population)?.id === group.id;
}
