import {
  formatPath,
  instrumentIndex,
  problemsOf,
  type FileProblem,
  type Instrument,
} from '../instrument/index.ts';
import { failure, success, type Result } from '../result.ts';
import {
  evaluationFileFrameSchema,
  outOfFocusEntrySchema,
  wordEntrySchema,
  type EvaluationFileFrame,
} from './evaluation-file.ts';
import { isGrade, type GradeSheet, type IndicatorState } from './grade-sheet.ts';

/** Reads an evaluation file's JSON against its instrument; every problem at once. */
export function readEvaluationFile(
  input: unknown,
  instrument: Instrument,
): Result<GradeSheet, readonly FileProblem[]> {
  const frame = evaluationFileFrameSchema.safeParse(input);
  const entries = entriesOf(input).map(([id, entry]) => ({ id, read: readEntry(id, entry, instrument) }));
  const problems = [
    ...(frame.success ? [] : problemsOf(frame.error, input)),
    ...entries.flatMap(({ read }) => (read.ok ? [] : read.error)),
  ];
  if (problems.length > 0) return failure(problems);
  return success(Object.fromEntries(entries.flatMap(({ id, read }) => (read.ok ? [[id, read.value]] : []))));
}

/** The file's frame alone, for finding the instrument it names. */
export function readEvaluationFrame(input: unknown): Result<EvaluationFileFrame, readonly FileProblem[]> {
  const frame = evaluationFileFrameSchema.safeParse(input);
  return frame.success ? success(frame.data) : failure(problemsOf(frame.error, input));
}

type Entry = Result<IndicatorState, readonly FileProblem[]>;

function entriesOf(input: unknown): readonly (readonly [string, unknown])[] {
  const grades = isRecord(input) ? input.grades : undefined;
  return isRecord(grades) ? Object.entries(grades) : [];
}

function readEntry(indicatorId: string, entry: unknown, instrument: Instrument): Entry {
  if (!instrumentIndex(instrument).indicatorById.has(indicatorId)) {
    return refuse([indicatorId], `must be for an indicator of ${instrument.id}`, entry);
  }
  if (typeof entry === 'string') return readWord(indicatorId, entry);
  if (isRecord(entry) && typeof entry.state === 'string') return readOutOfFocus(indicatorId, entry);
  if (isRecord(entry)) return readGrades(indicatorId, entry, instrument);
  const rule =
    'must be grades by criterion, "not-graded", "not-applicable" or an object with state "out-of-focus"';
  return refuse([indicatorId], rule, entry);
}

function readWord(indicatorId: string, entry: string): Entry {
  const word = wordEntrySchema.safeParse(entry);
  if (word.success) return success({ kind: word.data });
  return refuse([indicatorId], 'must be "not-graded" or "not-applicable" where it is a word', entry);
}

function readOutOfFocus(indicatorId: string, entry: Readonly<Record<string, unknown>>): Entry {
  const read = outOfFocusEntrySchema.safeParse(entry);
  if (read.success) return success({ kind: 'out-of-focus', by: read.data.by, date: read.data.date });
  return failure(problemsOf(read.error, entry).map((problem) => under(indicatorId, problem)));
}

function readGrades(
  indicatorId: string,
  entry: Readonly<Record<string, unknown>>,
  instrument: Instrument,
): Entry {
  const criteria = instrumentIndex(instrument).criteriaByIndicatorId.get(indicatorId) ?? [];
  const grades: Record<string, number> = {};
  const problems: FileProblem[] = [];
  for (const [criterionId, grade] of Object.entries(entry)) {
    const criterion = criteria.find(({ id }) => id === criterionId);
    const path = pathOf([indicatorId, criterionId]);
    if (criterion === undefined) {
      const known = criteria.map(({ id }) => id).join(', ');
      problems.push({ path, rule: `must be for a criterion of the indicator (${known})`, value: grade });
    } else if (isGrade(criterion, grade)) {
      grades[criterionId] = grade;
    } else {
      problems.push({ path, rule: `must be a whole number from 0 to ${criterion.topGrade}`, value: grade });
    }
  }
  if (problems.length > 0) return failure(problems);
  return success(Object.keys(grades).length === 0 ? { kind: 'not-graded' } : { kind: 'graded', grades });
}

function refuse(keys: readonly string[], rule: string, value: unknown): Entry {
  return failure([{ path: pathOf(keys), rule, value }]);
}

function under(indicatorId: string, problem: FileProblem): FileProblem {
  return { ...problem, path: `${pathOf([indicatorId])}.${problem.path}` };
}

function pathOf(keys: readonly string[]): string {
  return formatPath(['grades', ...keys]);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
