import type { Person } from '@samskar/shared/api';
import { readExactFraction, type CalibrationDiff } from '@samskar/shared/evaluation';
import { toNumber } from '@samskar/shared/scoring';

type Cell = string | number | null;
type Row = readonly Cell[];
type Indicator = CalibrationDiff['indicators'][number];

/** The letters by which the columns of assessors are told apart: three at most take part, and one may follow on another. */
const letters = ['A', 'B', 'C', 'D', 'E', 'F'] as const;

/** Of which evaluation it is; for those who are shown several. */
type Place = { readonly municipality: string; readonly year: number };

/** A line for each criterion of each indicator of each diff; the first line names the columns. Points are decimals. */
export function calibrationRows(diffs: readonly CalibrationDiff[], people: readonly Person[]): Row[] {
  return rowsWith(
    diffs.map((diff) => ({ diff, beginning: [] })),
    people,
    [],
  );
}

/** The same over evaluations, each line with the evaluation that it is of. */
export function calibrationRowsOfAll(
  diffs: readonly { readonly diff: CalibrationDiff; readonly place: Place }[],
  people: readonly Person[],
): Row[] {
  const placed = diffs.map(({ diff, place }) => ({ diff, beginning: [place.municipality, place.year] }));
  return rowsWith(placed, people, ['municipality', 'year']);
}

type BegunDiff = { readonly diff: CalibrationDiff; readonly beginning: Row };

function rowsWith(diffs: readonly BegunDiff[], people: readonly Person[], first: Row): Row[] {
  const nameById = new Map(people.map(({ id, name }) => [id, name]));
  const used = letters.slice(0, Math.max(0, ...diffs.map(({ diff }) => diff.assessors.length)));
  const columns = [
    ...first,
    ...['seq', 'moment', 'at', 'by', 'instrument', 'version', 'indicator', 'criterion'],
    ...used.flatMap((letter) => [`assessor_${letter}`, `grade_${letter}`, `points_${letter}`]),
    ...['difference', 'agreed_grade', 'agreed_points', 'outcome'],
  ];
  const nameOf = (account: string) => nameById.get(account) ?? account;
  return [columns, ...diffs.flatMap((one) => rowsOf(one, used.length, nameOf))];
}

function rowsOf(begun: BegunDiff, assessors: number, nameOf: (account: string) => string): Row[] {
  const { diff } = begun;
  const { seq, moment, at, by, instrument } = diff;
  const beginning = [...begun.beginning, seq, moment, at, nameOf(by), instrument.id, instrument.version];
  return diff.indicators.flatMap((indicator) =>
    criteriaOf(indicator).map((criterion) => [
      ...beginning,
      indicator.id,
      criterion,
      ...Array.from({ length: assessors }).flatMap((_, place) =>
        cellsOf(indicator, criterion, diff.assessors[place], nameOf),
      ),
      decimal(indicator.difference),
      indicator.outcome?.kind === 'graded' ? (indicator.outcome.grades[criterion] ?? null) : null,
      indicator.agreed === null ? null : decimal(indicator.agreed),
      indicator.outcome?.kind ?? null,
    ]),
  );
}

function cellsOf(
  { said, points }: Indicator,
  criterion: string,
  assessor: string | undefined,
  nameOf: (account: string) => string,
): Cell[] {
  if (assessor === undefined) return [null, null, null];
  const own = points[assessor];
  const grade = said[assessor]?.applicable === false ? 'not-applicable' : said[assessor]?.grades[criterion];
  return [nameOf(assessor), grade ?? null, own === undefined ? null : decimal(own)];
}

/** Everything that somebody has graded; one line without a criterion where nobody found the indicator applicable. */
function criteriaOf({ said, outcome }: Indicator): string[] {
  const criteria = new Set(Object.values(said).flatMap(({ grades }) => Object.keys(grades)));
  if (outcome?.kind === 'graded')
    for (const criterion of Object.keys(outcome.grades)) criteria.add(criterion);
  return criteria.size > 0 ? [...criteria] : [''];
}

function decimal(exact: string): number {
  return toNumber(readExactFraction(exact));
}
