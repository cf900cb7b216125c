import type { MatrixRow } from './matrix-rows.ts';

export const filterKinds = ['missing', 'unsure', 'disagree', 'changed'] as const;
export type FilterKind = (typeof filterKinds)[number];

export const matrixViews = ['full', 'compact'] as const;
export type MatrixView = (typeof matrixViews)[number];

/** What the matrix shows: rows of the area for which any of the kinds holds; all of them when none is chosen. */
export type MatrixFilter = {
  readonly area: string | undefined;
  readonly kinds: readonly FilterKind[];
  readonly view: MatrixView;
};

/** Reads the filter from an address; whatever it does not know is not there. */
export function readFilter(search: Pick<URLSearchParams, 'get'>): MatrixFilter {
  const kinds = search.get('show')?.split(',') ?? [];
  return {
    area: search.get('area') ?? undefined,
    kinds: filterKinds.filter((kind) => kinds.includes(kind)),
    view: search.get('view') === 'compact' ? 'compact' : 'full',
  };
}

/** The filter as it stands in the address, with the question mark; empty for everything. */
export function filterAddress({ area, kinds, view }: MatrixFilter): string {
  const search = new URLSearchParams();
  if (area !== undefined) search.set('area', area);
  if (kinds.length > 0) search.set('show', kinds.join(','));
  if (view === 'compact') search.set('view', view);
  const text = search.toString();
  return text === '' ? '' : `?${text}`;
}

export function filterRows(rows: readonly MatrixRow[], { area, kinds }: MatrixFilter): readonly MatrixRow[] {
  return rows
    .filter((row) => area === undefined || row.area === area)
    .filter((row) => kinds.length === 0 || kinds.some((kind) => holds(row, kind)));
}

function holds({ standing, isChanged }: MatrixRow, kind: FilterKind): boolean {
  const cells = standing.kind === 'graded' ? standing.cells : [];
  switch (kind) {
    case 'missing':
      return cells.some(({ grades }) => grades.length === 0);
    case 'unsure':
      return cells.some(({ unsure }) => unsure);
    case 'disagree':
      return cells.some(({ differs }) => differs) || (standing.kind === 'not-applicable' && standing.differs);
    case 'changed':
      return isChanged;
  }
}
