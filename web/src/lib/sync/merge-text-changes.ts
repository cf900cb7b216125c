import type { TextChange } from '@samskar/shared/api';

/** Of each person the last change of each place, the latest first. */
export function mergeTextChanges(
  known: readonly TextChange[],
  fresh: readonly TextChange[],
): readonly TextChange[] {
  const lastByKey = new Map<string, TextChange>();
  for (const change of [...known, ...fresh].sort((a, b) => a.at.localeCompare(b.at)))
    lastByKey.set(`${change.by} ${change.area} ${JSON.stringify(change.place)}`, change);
  return [...lastByKey.values()].sort((a, b) => b.at.localeCompare(a.at));
}
