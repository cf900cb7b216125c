/** Lowest and highest of a number that is known only as printed, both included, in whole `perPoint`ths of a point. */
export type Interval = readonly [lowest: number, highest: number];

/** Where a number can lie: intervals in order that do not touch. Empty where nothing fits. */
export type IntervalSet = readonly Interval[];

export function unionOf(intervals: readonly Interval[]): IntervalSet {
  const merged: [number, number][] = [];
  for (const [lowest, highest] of intervals.toSorted(([a], [b]) => a - b)) {
    const last = merged.at(-1);
    if (last && lowest <= last[1]) last[1] = Math.max(last[1], highest);
    else merged.push([lowest, highest]);
  }
  return merged;
}

/** Where a sum can lie whose terms lie anywhere in theirs. */
export function sumOf(sets: readonly IntervalSet[]): IntervalSet {
  return sets.reduce<IntervalSet>(
    (sum, set) => unionOf(sum.flatMap(([a, b]) => set.map(([c, d]): Interval => [a + c, b + d]))),
    [[0, 0]],
  );
}

export function intersectionOf(a: IntervalSet, b: IntervalSet): IntervalSet {
  const common = a.flatMap(([lowA, highA]) =>
    b.map(([lowB, highB]): Interval => [Math.max(lowA, lowB), Math.min(highA, highB)]),
  );
  return unionOf(common.filter(([lowest, highest]) => lowest <= highest));
}
