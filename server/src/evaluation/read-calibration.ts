import type { IndicatorCalibration, InstrumentCalibration, Person } from '@samskar/shared/api';
import {
  calibrationCases,
  isGradedDifferently,
  largestDifference,
  type CalibrationCase,
} from '@samskar/shared/evaluation';
import { instrumentIndex, type Instrument } from '@samskar/shared/instrument';
import { toNumber } from '@samskar/shared/scoring';
import { findAccount } from '../storage/account.ts';
import { listCalibrationOfInstrument, type CalibrationOfEvaluation } from '../storage/calibration-diff.ts';
import { creationOf } from './creation-of.ts';
import type { Evaluations } from './evaluations.ts';

/**
 * How an instrument was read by all who have graded with it. Diffs are kept of revealed areas only, so that there is nothing
 * of a ballot before its reveal in them (R13).
 */
export function readInstrumentCalibration(
  { database }: Evaluations,
  instrument: Instrument,
): InstrumentCalibration {
  const diffs = listCalibrationOfInstrument(database, instrument.id);
  const cases = calibrationCases(diffs);
  return {
    evaluations: new Set(diffs.map(({ evaluation }) => evaluation)).size,
    indicators: instrumentIndex(instrument).indicators.flatMap(({ id, question }) => {
      const own = cases.get(id) ?? [];
      const largest = largestDifference(own);
      if (largest === undefined) return [];
      const differing = own.filter(({ indicator }) => isGradedDifferently(indicator)).length;
      return [{ id, question, evaluations: own.length, differing, largestDifference: toNumber(largest) }];
    }),
  };
}

/** The same of one indicator, evaluation by evaluation; undefined when the instrument has no such indicator. */
export function readIndicatorCalibration(
  evaluations: Evaluations,
  instrument: Instrument,
  indicator: string,
): IndicatorCalibration | undefined {
  const { indicatorById } = instrumentIndex(instrument);
  const found = indicatorById.get(indicator);
  if (found === undefined) return undefined;
  const cases = calibrationCases(listCalibrationOfInstrument(evaluations.database, instrument.id));
  return {
    question: found.question,
    criteria: instrument.criteria.map(({ id, name }) => ({ id, name })),
    cases: (cases.get(indicator) ?? []).map((one) => caseView(evaluations, one)),
  };
}

export type PlacedDiff = CalibrationOfEvaluation & {
  readonly place: { readonly municipality: string; readonly year: number };
};

/** Every diff of an instrument with the evaluation that it is of, and those who are named in them. */
export function readCalibrationExport(
  evaluations: Evaluations,
  instrument: string,
): { readonly diffs: readonly PlacedDiff[]; readonly people: readonly Person[] } {
  const diffs = listCalibrationOfInstrument(evaluations.database, instrument);
  const accounts = new Set(diffs.flatMap(({ diff }) => [diff.by, ...diff.assessors]));
  return {
    diffs: diffs.map((one) => {
      const { municipality, year } = creationOf(evaluations, one.evaluation);
      return { ...one, place: { municipality: municipality.name, year } };
    }),
    people: [...accounts].map((id) => ({ ...personOf(evaluations, id), role: null })),
  };
}

function caseView(
  evaluations: Evaluations,
  { evaluation, at, assessors, indicator }: CalibrationCase<string>,
): IndicatorCalibration['cases'][number] {
  const { municipality, year, madeUp } = creationOf(evaluations, evaluation);
  const { said, points, difference, agreed, outcome } = indicator;
  return {
    evaluation,
    municipality: municipality.name,
    year,
    madeUp,
    at,
    assessors: assessors.map((id) => personOf(evaluations, id)),
    said: { ...said },
    points: { ...points },
    difference,
    agreed,
    outcome,
  };
}

function personOf({ database }: Evaluations, id: string): { readonly id: string; readonly name: string } {
  return { id, name: findAccount(database, id)?.name ?? '' };
}
