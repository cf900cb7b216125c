import { instrumentIndex } from '../instrument/index.ts';
import type { Instrument } from '../instrument/index.ts';
import { comparePoints, scoreEvaluation, subtractPoints } from '../scoring/index.ts';
import type { BallotIndicator, GradeSheet, Points, Score } from '../scoring/index.ts';
import type { CalibrationMoment } from './decided.ts';
import { exactFraction } from './exact-fraction.ts';
import { revealedSheet, settledSheet } from './settled-sheet.ts';
import { currentDecision, everyAssessorOf, gradersOf, isJudgedTogether, isOutOfFocus } from './state.ts';
import type { EvaluationState } from './state.ts';
import type { Outcome } from './values.ts';

/** All points are exact, as `exactFraction` writes them. */
export type CalibrationPoints = {
  readonly id: string;
  /** By those whose ballots they are. */
  readonly points: Readonly<Record<string, string>>;
  /** A's less B's; of three assessors, the highest less the lowest; 0 of one. */
  readonly difference: string;
  /** Of what was agreed by then; null where nothing is decided. */
  readonly agreed: string | null;
};

export type CalibrationIndicator = CalibrationPoints & {
  /** What each assessor said before the talk, without the reasons. */
  readonly said: Readonly<Record<string, Pick<BallotIndicator, 'applicable' | 'grades' | 'unsure'>>>;
  /** The decision that stood; null while open. */
  readonly outcome: Outcome | null;
};

/** The assessors' grades side by side as they stood at a moment: kept as evidence, never recomputed. */
export type CalibrationDiff = {
  readonly moment: CalibrationMoment;
  /** Number of the event at which it was stored. */
  readonly seq: number;
  readonly at: string;
  /** Whose command it was. */
  readonly by: string;
  readonly instrument: { readonly id: string; readonly version: string; readonly hash: string };
  /** Whose ballots they are, in the order A, B, ... */
  readonly assessors: readonly string[];
  readonly areas: readonly CalibrationPoints[];
  readonly indicators: readonly CalibrationIndicator[];
};

/** The diff of some revealed areas, without what is out of focus and what nobody graded blind. */
export function calibrationDiff(
  state: EvaluationState,
  instrument: Instrument,
  stamp: Pick<CalibrationDiff, 'moment' | 'at' | 'by'>,
  areaIds: readonly string[],
): CalibrationDiff {
  const { id, version } = instrument;
  const scores = scoresOf(state, instrument);
  const { areaById, areaByIndicatorId } = instrumentIndex(instrument);
  const gradersOfIndicator = (indicator: string) =>
    gradersOf(state, areaByIndicatorId.get(indicator)?.id ?? '');
  const indicators = areaIds
    .flatMap((area) => areaById.get(area)?.subareas ?? [])
    .flatMap((subarea) => subarea.indicators)
    .filter(({ id }) => !isOutOfFocus(state, id) && !isJudgedTogether(state, id));
  return {
    ...stamp,
    seq: state.seq,
    instrument: { id, version, hash: state.instrument.hash },
    assessors: [...new Set(areaIds.flatMap((area) => gradersOf(state, area)))],
    areas: areaIds.map((area) =>
      pointsOf(area, gradersOf(state, area), scores, (score) => score.areas.get(area)),
    ),
    indicators: indicators.map((indicator) => ({
      ...pointsOf(indicator.id, gradersOfIndicator(indicator.id), scores, (score) =>
        score.indicators.get(indicator.id),
      ),
      said: saidOf(state, indicator.id, instrument),
      outcome: currentDecision(state, indicator.id)?.outcome ?? null,
    })),
  };
}

type Scores = { readonly byAssessor: ReadonlyMap<string, Score>; readonly agreed: Score };
type Line = { readonly points: Points; readonly hasGrades: boolean };

function scoresOf(state: EvaluationState, instrument: Instrument): Scores {
  return {
    byAssessor: new Map(
      everyAssessorOf(state).map((assessor) => [
        assessor,
        scoreEvaluation(instrument, revealedSheet(state, assessor, instrument)),
      ]),
    ),
    agreed: scoreEvaluation(instrument, comparedSheet(state, instrument)),
  };
}

/** What is agreed of what was graded blind: the points of an area then speak of the same indicators as its ballots. */
function comparedSheet(state: EvaluationState, instrument: Instrument): GradeSheet {
  return Object.fromEntries(
    Object.entries(settledSheet(state, instrument)).map(([indicator, settled]) => [
      indicator,
      isJudgedTogether(state, indicator) ? { kind: 'not-graded' } : settled,
    ]),
  );
}

function pointsOf(
  id: string,
  graders: readonly string[],
  scores: Scores,
  lineOf: (score: Score) => Line | undefined,
): CalibrationPoints {
  const lines = graders.map((assessor) => {
    const score = scores.byAssessor.get(assessor);
    return [assessor, score && lineOf(score)?.points] as const;
  });
  const points = lines.flatMap(([, line]) => line ?? []);
  const agreed = lineOf(scores.agreed);
  return {
    id,
    points: Object.fromEntries(
      lines.flatMap(([assessor, line]) => (line ? [[assessor, exactFraction(line)]] : [])),
    ),
    difference: exactFraction(differenceOf(points)),
    agreed: agreed?.hasGrades ? exactFraction(agreed.points) : null,
  };
}

function differenceOf(points: readonly Points[]): Points {
  const ordered = points.length > 2 ? points.toSorted((a, b) => comparePoints(b, a)) : points;
  const [first, last] = [ordered[0], ordered.at(-1)];
  if (first === undefined || last === undefined) throw new Error('A difference needs ballots');
  return subtractPoints(first, last);
}

function saidOf(
  state: EvaluationState,
  indicator: string,
  instrument: Instrument,
): CalibrationIndicator['said'] {
  const area = instrumentIndex(instrument).areaByIndicatorId.get(indicator);
  const ballots = (area && state.revealed[area.id]?.ballots) ?? {};
  return Object.fromEntries(
    Object.entries(ballots).flatMap(([assessor, ballot]) => {
      const said = ballot[indicator];
      return said
        ? [[assessor, { applicable: said.applicable, grades: said.grades, unsure: said.unsure }]]
        : [];
    }),
  );
}
