import { findSizeGroup, instrumentIndex, type Instrument } from '../instrument/index.ts';
import { isGrade } from '../scoring/index.ts';
import { everyAssessorIn } from './assessors-in-package.ts';
import { canonicalHash } from './canonical-hash.ts';
import { checkOf, type PackageCheck, type PackageUnderCheck } from './package-check.ts';
import { packageResult } from './package-result.ts';
import type { Agreed, Package, PublicPart } from './package-schema.ts';

/** Whether the points follow from the agreed grades by the instrument that is enclosed. */
export function checkResult({ file, instrument }: PackageUnderCheck): readonly PackageCheck[] {
  const { public: publicPart } = file;
  return [
    checkOf(
      'instrument',
      `The enclosed instrument ${instrument.id} is the one that the evaluation names.`,
      problemsOfInstrument(publicPart),
    ),
    checkOf('assessors', 'Whoever graded an area is named among the assessors.', problemsOfGraders(file)),
    checkOf('agreed', 'Every indicator is agreed on, by the rules of the instrument.', [
      ...problemsOfAgreed(publicPart, instrument),
      ...problemsOfReferences(publicPart, instrument),
    ]),
    checkOf('result', 'The points follow from the agreed grades.', problemsOfResult(publicPart, instrument)),
  ];
}

/** Each correction of its texts, and each move, begins where the one before ended, and the last gave what is enclosed. */
function problemsOfInstrument({ instrument }: PublicPart): string[] {
  const { hash, file, revisions = [], moves = [] } = instrument;
  const steps = [
    ...revisions,
    ...moves.map(({ plan, at }) => ({ before: plan.from.hash, after: plan.to.hash, at })),
  ].toSorted((one, other) => Number(one.at > other.at) - Number(one.at < other.at));
  const followed = [...steps.slice(1).map(({ before }) => before), hash];
  return [
    ...(canonicalHash(file) === hash ? [] : ['The enclosed instrument is not the one whose hash is named']),
    ...steps
      .filter(({ after }, place) => after !== followed[place])
      .map(({ after }) => `The corrected instrument ${after} is neither corrected again nor enclosed`),
  ];
}

function problemsOfGraders(file: Package): string[] {
  const known = new Set(everyAssessorIn(file).map(({ account }) => account));
  const accounts = [
    ...Object.values(file.public.gradedBy ?? {}).flat(),
    ...(file.public.formerAssessors ?? []).flatMap(({ successor }) => successor ?? []),
  ];
  return accounts.filter((account) => !known.has(account)).map((account) => `${account} is no assessor`);
}

function problemsOfAgreed({ agreed, outOfFocus }: PublicPart, instrument: Instrument): string[] {
  const { indicators, indicatorById } = instrumentIndex(instrument);
  const focus = new Map(outOfFocus.map((entry) => [entry.indicator, entry]));
  return [
    ...Object.keys(agreed)
      .filter((id) => !indicatorById.has(id))
      .map((id) => `${id} is no indicator of the instrument`),
    ...indicators.flatMap(({ id }) => {
      const state = agreed[id];
      if (state === undefined) return [`${id} is not agreed on`];
      const entry = focus.get(id);
      const isOut = state.kind === 'out-of-focus';
      const isSame = isOut && entry?.by === state.by && entry.date === state.date;
      if ((entry !== undefined || isOut) && !isSame)
        return [`${id} differs from the list of what is out of focus`];
      return problemsOfGrades(id, state, instrument);
    }),
  ];
}

function problemsOfGrades(indicator: string, state: Agreed, instrument: Instrument): string[] {
  if (state.kind !== 'graded') return [];
  const criteria = instrumentIndex(instrument).criteriaByIndicatorId.get(indicator) ?? [];
  const isComplete =
    Object.keys(state.grades).length === criteria.length &&
    criteria.every((criterion) => isGrade(criterion, state.grades[criterion.id]));
  return isComplete ? [] : [`${indicator} is not graded on each of its criteria`];
}

/** Texts that stand beside indicators and areas which the instrument has not. */
function problemsOfReferences(
  { justifications, findings, goldStars = [] }: PublicPart,
  instrument: Instrument,
): string[] {
  const { indicatorById, areaById, areaByIndicatorId } = instrumentIndex(instrument);
  const indicators = [
    ...justifications.map((justification) => justification.indicator),
    ...findings.flatMap((finding) => finding.indicators),
    ...goldStars.map((star) => star.indicator),
  ];
  return [
    ...[
      ...indicators.filter((id) => !indicatorById.has(id)),
      ...findings.map(({ area }) => area).filter((id) => !areaById.has(id)),
    ].map((id) => `A text belongs to ${id}, which the instrument has not`),
    ...goldStars
      .filter(({ area, indicator }) => areaByIndicatorId.get(indicator)?.id !== area)
      .map(({ area, indicator }) => `A gold star to ${indicator} is listed under area ${area}`),
  ];
}

function problemsOfResult(
  { agreed, result, population, sizeGroup }: PublicPart,
  instrument: Instrument,
): string[] {
  const expected = packageResult(instrument, agreed);
  const group = findSizeGroup(instrument, population)?.id ?? null;
  return [
    ...(canonicalHash(expected) === canonicalHash(result)
      ? []
      : [
          `The agreed grades give a total of ${expected.total.points}; stated are ${result.total.points}, or a line differs`,
        ]),
    ...(group === sizeGroup ? [] : [`${population} inhabitants are not in the size group that is stated`]),
  ];
}
