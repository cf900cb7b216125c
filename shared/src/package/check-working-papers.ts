import { canonicalBallot, commitment } from '../documents/index.ts';
import { instrumentIndex } from '../instrument/index.ts';
import { confirmationsNeeded } from '../evaluation/index.ts';
import { canonicalHash } from './canonical-hash.ts';
import { everyAssessorIn, gradersIn } from './assessors-in-package.ts';
import { followsOf } from './follows-of.ts';
import { checkOf, type PackageCheck, type PackageUnderCheck } from './package-check.ts';
import type { Agreed, Package, WorkingPapers } from './package-schema.ts';

type Decision = WorkingPapers['decisions'][number];

/** Whether the ballots are those declared ready, and the agreed grades those decided and confirmed. */
export function checkWorkingPapers(checked: PackageUnderCheck): readonly PackageCheck[] {
  const { working } = checked.file;
  if (working === undefined) {
    const message = 'The working papers are left out.';
    return [
      { id: 'ballots', kind: 'cannot-check', message },
      { id: 'decisions', kind: 'cannot-check', message },
    ];
  }
  return [
    checkOf(
      'ballots',
      'Every ballot is the one its assessor had committed to before the reveal.',
      problemsOfBallots(checked, working),
    ),
    checkOf(
      'decisions',
      'The agreed grades are those that were decided, and each decision is confirmed.',
      problemsOfDecisions(checked, working),
    ),
  ];
}

function problemsOfBallots({ file, instrument }: PackageUnderCheck, { ballots }: WorkingPapers): string[] {
  const { moves = [] } = file.public.instrument;
  const gone = moves.flatMap(({ plan }) => plan.areas.goneRevealed);
  const areas = new Set([...instrument.areas.map(({ id }) => id), ...gone]);
  const expected = [...areas].flatMap((area) =>
    gradersIn(file, area).map((account) => ballotKey(area, account)),
  );
  const found = ballots.map(({ area, assessor }) => ballotKey(area, assessor));
  const isOneEach = canonicalHash(expected.toSorted()) === canonicalHash(found.toSorted());
  return [
    ...(isOneEach ? [] : ['There is not exactly one ballot for each area of each assessor who graded it']),
    ...ballots
      .filter((ballot) => commitment(ballot.nonce, canonicalBallot(ballot.values)) !== ballot.commitment)
      .map(({ area, assessor }) => `The ballot of ${assessor} for area ${area} is not the one committed to`),
    ...problemsOfAuthors(file, ballots),
  ];
}

/** Where one sheet was graded together, each grade has somebody who set it. */
function problemsOfAuthors(file: PackageUnderCheck['file'], ballots: WorkingPapers['ballots']): string[] {
  if (file.public.mode !== 'open') return [];
  const known = new Set(everyAssessorIn(file).map(({ account }) => account));
  return ballots.flatMap(({ area, authors = {}, values }) =>
    Object.entries(values).flatMap(([indicator, { grades }]) =>
      Object.keys(grades)
        .filter((criterion) => !known.has(authors[indicator]?.[criterion] ?? ''))
        .map((criterion) => `Nobody known has set ${criterion} of ${indicator} in area ${area}`),
    ),
  );
}

function ballotKey(area: string, assessor: string): string {
  return `${area} ${assessor}`;
}

function problemsOfDecisions(checked: PackageUnderCheck, working: WorkingPapers): string[] {
  const { file, instrument } = checked;
  const { indicators, indicatorById } = instrumentIndex(instrument);
  const byIndicator = Map.groupBy(working.decisions, (decision) => decision.indicator);
  const { moves = [] } = file.public.instrument;
  const gone = new Set(moves.flatMap(({ plan }) => plan.void.map(({ indicator }) => indicator)));
  const others = [...byIndicator.keys()].filter((id) => !indicatorById.has(id));
  const strangers = others.filter(
    (id) => !gone.has(id) || byIndicator.get(id)?.some(({ voided }) => voided === undefined),
  );
  return [
    ...strangers.map((id) => `A decision is about ${id}, which the instrument has not`),
    ...[...indicators.map(({ id }) => id), ...others].flatMap((id) => {
      const history = byIndicator.get(id) ?? [];
      return [
        ...problemsOfHistory(id, history),
        ...problemsOfCurrent(checked, id, history.at(-1), file.public.agreed[id]),
        ...problemsOfOutcomes(file, working, history),
      ];
    }),
  ];
}

/** Decisions are only ever added: each names the one it replaces. */
function problemsOfHistory(indicator: string, history: readonly Decision[]): string[] {
  const isChain = history.every((decision, place) => decision.replaces === (history[place - 1]?.id ?? null));
  return isChain ? [] : [`The decisions about ${indicator} do not follow on each other`];
}

function problemsOfCurrent(
  { file }: PackageUnderCheck,
  indicator: string,
  current: Decision | undefined,
  agreed: Agreed | undefined,
): string[] {
  if (agreed === undefined || agreed.kind === 'out-of-focus') return [];
  if (current === undefined || current.voided) return [`Nothing was decided about ${indicator}`];
  const assessors = file.public.assessors.map(({ account }) => account);
  const standing = assessors.filter((account) => current.confirmations[account] !== undefined);
  return [
    ...(canonicalHash(current.outcome) === canonicalHash(agreed)
      ? []
      : [`What was decided about ${indicator} is not what is agreed`]),
    ...(standing.length >= confirmationsNeeded(assessors.length)
      ? []
      : [`The decision about ${indicator} is not confirmed`]),
  ];
}

/** Whose ballot a decision follows is stated, and can be seen from the ballots. */
function problemsOfOutcomes(
  file: Package,
  { ballots }: WorkingPapers,
  history: readonly Decision[],
): string[] {
  const assessors = new Set(everyAssessorIn(file).map(({ account }) => account));
  return history.flatMap((decision) => {
    const follows = followsOf(decision, ballots, file.public.instrument.moves);
    return [
      ...(assessors.has(decision.by) ? [] : [`${decision.by}, who decided, is no assessor`]),
      ...(canonicalHash(follows) === canonicalHash(decision.follows)
        ? []
        : [`A decision about ${decision.indicator} does not follow the ballot that it says`]),
    ];
  });
}
