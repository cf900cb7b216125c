import type { Package } from './package-schema.ts';

type Named = { readonly account: string; readonly name: string };

/** Those who sign, and after them those who left before the end. */
export function everyAssessorIn({ public: { assessors, formerAssessors } }: Package): readonly Named[] {
  return [...assessors, ...(formerAssessors ?? [])];
}

/** Whose ballots of an area the package must hold; in open mode the evaluation's own, one. */
export function gradersIn(file: Package, area: string): readonly string[] {
  const { assessors, evaluation, gradedBy, mode } = file.public;
  if (mode === 'open') return [evaluation];
  return gradedBy?.[area] ?? assessors.map(({ account }) => account);
}

/** What a reader must know of who assessed and how, a sentence each; empty where all graded blind, on one instrument, and stayed. */
export function remarksOnAssessors(file: Package): readonly string[] {
  const { assessors, formerAssessors = [], instrument, mode } = file.public;
  const names = new Map(everyAssessorIn(file).map(({ account, name }) => [account, name]));
  const nameOf = (account: string) => names.get(account) ?? account;
  const [alone, ...others] = assessors;
  return [
    ...(mode === 'open'
      ? [
          'Open mode: the assessors graded one sheet together, so there is no agreement between them to measure.',
        ]
      : []),
    ...(instrument.moves ?? []).map(
      ({ at, plan }) =>
        `Moved from ${plan.from.id} to ${plan.to.id} on ${at.slice(0, 10)}: ${plan.together.length} indicators were opened again after the reveal and judged together, without blind ballots.`,
    ),
    ...formerAssessors.map(({ name, leftAt, successor }) =>
      successor === null
        ? `${name} left on ${leftAt.slice(0, 10)}; nobody came instead.`
        : `${name} left on ${leftAt.slice(0, 10)}, and ${nameOf(successor)} went on in the same place.`,
    ),
    ...(alone !== undefined && others.length === 0 ? [`Completed by one assessor, ${alone.name}.`] : []),
  ];
}
