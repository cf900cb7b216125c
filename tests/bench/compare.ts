import { atLeast, atMost, type Figure, type Goal, type Measured } from './bench-report.ts';
import { contestantNames } from './servers/contestant.ts';
import { spreadOf } from './statistics.ts';

/** One figure of all servers, and what ours is held against. */
export type Row<Run> = {
  readonly name: string;
  readonly unit: string;
  /** Undefined where a server has no such figure. */
  readonly pick: (run: Run) => number | undefined;
  readonly goals?: readonly GoalRule[];
};

export type GoalRule = {
  readonly kind: Goal['kind'];
  readonly bound: 'at most' | 'at least';
  /** What the limit is made of; undefined while that was not measured. */
  readonly limit: (medians: ReadonlyMap<string, number>) => number | undefined;
  readonly of: string;
};

/** A limit that does not depend on others. */
export function fixed(kind: Goal['kind'], bound: GoalRule['bound'], limit: number): GoalRule {
  return { kind, bound, limit: () => limit, of: '' };
}

/** A limit by another server's median of the same figure. */
export function timesOf(
  kind: Goal['kind'],
  bound: GoalRule['bound'],
  factor: number,
  name: string,
): GoalRule {
  const limit = (medians: ReadonlyMap<string, number>) => {
    const median = medians.get(name);
    return median === undefined ? undefined : factor * median;
  };
  return { kind, bound, limit, of: `${factor} x ${name} =` };
}

/** The figure of each server over its runs: ours, the others beside it, and whether the goals are reached. */
export function compare<Run>(
  { name, unit, pick, goals = [] }: Row<Run>,
  runsByName: ReadonlyMap<string, readonly Run[]>,
): readonly Figure[] {
  const measured = [...runsByName].flatMap(([contestant, runs]) => measuredOf(contestant, runs.map(pick)));
  const medians = new Map(measured.map((one) => [one.name, one.value]));
  const ours = measured.find((one) => one.name === contestantNames.ours);
  if (ours === undefined) return [];
  const beside = measured.filter((one) => one !== ours);
  return [{ ...ours, name, unit, beside, goals: goals.flatMap((rule) => judge(rule, ours.value, medians)) }];
}

function measuredOf(name: string, values: readonly (number | undefined)[]): readonly Measured[] {
  const found = values.filter((value) => value !== undefined);
  if (found.length === 0) return [];
  const { median, min, max } = spreadOf(found);
  return [{ name, value: median, range: [min, max] }];
}

function judge(
  { kind, bound, limit, of }: GoalRule,
  value: number,
  medians: ReadonlyMap<string, number>,
): readonly Goal[] {
  const known = limit(medians);
  if (known === undefined) return [];
  const text = of === '' ? bound : `${bound} ${of}`;
  return [bound === 'at most' ? atMost(kind, value, known, text) : atLeast(kind, value, known, text)];
}
