import { isOutOfFocus, type EvaluationState } from '@samskar/shared/evaluation';
import type { Criterion, Instrument } from '@samskar/shared/instrument';

/** How often two assessors gave the same grade, by the ballots as they were first revealed. */
export type Agreement = {
  /** Pairs of grades: criteria that both graded. */
  readonly pairs: number;
  readonly identical: number;
  readonly withinOne: number;
};

/** Whether the two can have learned from each other before a block was revealed. */
export type BlockPlace =
  | 'first'
  /** Revealed after another, and nothing was decided yet. */
  | 'later'
  /** They had decided something before it was revealed. */
  | 'after-calibration';

export type BlockAgreement = Agreement & {
  readonly block: string;
  readonly areas: readonly string[];
  readonly place: BlockPlace;
};

export type GradeComparison = {
  readonly all: Agreement;
  readonly blocks: readonly BlockAgreement[];
  /** A table per scale: a 3 of 3 and a 3 of 10 are not the same grade. */
  readonly tables: readonly GradeTable[];
  /** Indicators that one or both hold not applicable: they have no grades to compare. */
  readonly notApplicable: number;
};

export type GradeTable = {
  readonly topGrade: number;
  /** Criteria that are graded on this scale, in the instrument's order. */
  readonly criteria: readonly Criterion[];
  /** How many pairs of each first's grade (row) and second's grade (column), 0 to the top grade. */
  readonly counts: readonly (readonly number[])[];
};

type Pair = {
  readonly block: string;
  readonly area: string;
  readonly criterion: string;
  readonly first: number;
  readonly second: number;
};

/** Compares two assessors over all revealed areas. What is out of focus is nobody's judgement and is left out. */
export function compareGrades(
  state: EvaluationState,
  instrument: Instrument,
  first: string,
  second: string,
): GradeComparison {
  const { pairs, notApplicable } = pairsOf(state, instrument, first, second);
  return {
    all: agreementOf(pairs),
    blocks: blocksInOrder(state, instrument).map(({ block, areas, place }) => ({
      block,
      areas,
      place,
      ...agreementOf(pairs.filter((pair) => pair.block === block)),
    })),
    tables: tablesOf(pairs, instrument),
    notApplicable,
  };
}

function pairsOf(state: EvaluationState, instrument: Instrument, first: string, second: string) {
  const pairs: Pair[] = [];
  let notApplicable = 0;
  for (const area of instrument.areas) {
    const revealed = state.revealed[area.id];
    for (const { id } of area.subareas.flatMap(({ indicators }) => indicators)) {
      const [one, other] = [revealed?.ballots[first]?.[id], revealed?.ballots[second]?.[id]];
      if (!revealed || !one || !other || isOutOfFocus(state, id)) continue;
      if (!one.applicable || !other.applicable) notApplicable += 1;
      else
        for (const [criterion, grade] of Object.entries(one.grades)) {
          const against = other.grades[criterion];
          if (against !== undefined)
            pairs.push({ block: revealed.block, area: area.id, criterion, first: grade, second: against });
        }
    }
  }
  return { pairs, notApplicable };
}

function agreementOf(pairs: readonly Pair[]): Agreement {
  const within = (steps: number) =>
    pairs.filter(({ first, second }) => Math.abs(first - second) <= steps).length;
  return { pairs: pairs.length, identical: within(0), withinOne: within(1) };
}

function tablesOf(pairs: readonly Pair[], instrument: Instrument): readonly GradeTable[] {
  const byTopGrade = Map.groupBy(instrument.criteria, ({ topGrade }) => topGrade);
  return [...byTopGrade].map(([topGrade, criteria]) => {
    const onScale = pairs.filter((pair) => criteria.some(({ id }) => id === pair.criterion));
    return { topGrade, criteria, counts: countPairs(onScale, topGrade) };
  });
}

function countPairs(pairs: readonly Pair[], topGrade: number): readonly (readonly number[])[] {
  const grades = Array.from({ length: topGrade + 1 }, (_, grade) => grade);
  return grades.map((row) =>
    grades.map((column) => pairs.filter(({ first, second }) => first === row && second === column).length),
  );
}

/** The revealed blocks, the first revealed one first. */
function blocksInOrder(state: EvaluationState, instrument: Instrument) {
  const byBlock = Map.groupBy(
    instrument.areas.filter(({ id }) => state.revealed[id]),
    ({ id }) => state.revealed[id]?.block ?? '',
  );
  const moment = (areas: readonly { readonly id: string }[]) => state.revealed[areas[0]?.id ?? '']?.at ?? '';
  const inOrder = [...byBlock].sort(([, a], [, b]) => (moment(a) < moment(b) ? -1 : 1));
  return inOrder.map(([block, areas], at) => ({
    block,
    areas: areas.map(({ id }) => id),
    place: at === 0 ? ('first' as const) : placeOf(state, moment(areas)),
  }));
}

function placeOf({ decisions }: EvaluationState, revealedAt: string): BlockPlace {
  const isSomethingDecided = Object.values(decisions).some((history) =>
    history.some(({ at }) => at < revealedAt),
  );
  return isSomethingDecided ? 'after-calibration' : 'later';
}
