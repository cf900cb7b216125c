import { foldEvents, type EvaluationEvent } from '@samskar/shared/evaluation';
import type { Ballot } from '@samskar/shared/scoring';
import { expect, test } from 'vitest';
import { buildInstrument } from '../../support/build-instrument.ts';
import { countGrades } from '../../../web/src/routes/evaluation/[id]/overview/count-grades.ts';
import {
  filterAddress,
  filterRows,
  readFilter,
} from '../../../web/src/routes/evaluation/[id]/overview/matrix-filter.ts';
import {
  matrixRows,
  type MatrixInput,
} from '../../../web/src/routes/evaluation/[id]/overview/matrix-rows.ts';
import { createdEvent, decidedEvent, personA, personB, revealEvent, said } from '../support/events.ts';

/** Two areas of one indicator each, on two criteria 0-5. */
const instrument = buildInstrument({ areas: [[[10]], [[10]]], criteria: [{ topGrade: 5 }, { topGrade: 5 }] });

function rowsOf(
  events: readonly EvaluationEvent[],
  own: Readonly<Record<string, Ballot>>,
  more: Partial<MatrixInput> = {},
) {
  return matrixRows({
    state: foldEvents([createdEvent, ...events])!,
    instrument,
    ownValues: (area) => own[area],
    hasJustification: () => undefined,
    changed: new Set(),
    ...more,
  });
}

const cellsOf = (row: ReturnType<typeof rowsOf>[number] | undefined) =>
  row?.standing.kind === 'graded'
    ? row.standing.cells.map(({ grades, unsure, differs }) => ({ grades, unsure, differs }))
    : row?.standing.kind;

const apart = revealEvent(2, '1', {
  [personA]: { '1.1.1': said({ c1: 2, c2: 3 }) },
  [personB]: { '1.1.1': said({ c1: 4, c2: 3 }) },
});

test('before the reveal the rows show own grades, what is missing and what one is unsure of', () => {
  const rows = rowsOf([], { '1': { '1.1.1': said({ c1: 0 }, { unsure: ['c1'] }) } });
  expect(cellsOf(rows[0])).toEqual([
    { grades: [0], unsure: true, differs: false },
    { grades: [], unsure: false, differs: false },
  ]);
});

test("[R13] before the reveal nothing of the other's is in a row, whatever the state holds", () => {
  const own = { '1': { '1.1.1': said({ c1: 2, c2: 2 }) } };
  expect(rowsOf([], own)[0]).toMatchObject({ evidence: 1, hasText: false });
  expect(cellsOf(rowsOf([], own)[1])).toEqual([
    { grades: [], unsure: false, differs: false },
    { grades: [], unsure: false, differs: false },
  ]);
});

test('after the reveal everybody sees both grades where they differ, and nobody their own alone', () => {
  for (const own of [{ '1': { '1.1.1': said({ c1: 2, c2: 3 }) } }, {}])
    expect(cellsOf(rowsOf([apart], own)[0])).toEqual([
      { grades: [2, 4], unsure: false, differs: true },
      { grades: [3], unsure: false, differs: false },
    ]);
});

test('what is agreed takes the place of the own grade; what is parked does not', () => {
  const own = { '1': { '1.1.1': said({ c1: 2, c2: 3 }) } };
  const agreed = decidedEvent(3, personB, '1.1.1', { kind: 'graded', grades: { c1: 3, c2: 3 } });
  expect(rowsOf([apart, agreed], own)[0]?.standing).toMatchObject({
    isAgreed: true,
    cells: [{ grades: [3] }, {}],
  });
  const parked = decidedEvent(3, personB, '1.1.1', { kind: 'parked', task: 'Hent planen' });
  expect(rowsOf([apart, parked], own)[0]?.standing).toMatchObject({
    isAgreed: false,
    cells: [{ grades: [2, 4] }, {}],
  });
});

test('not applicable and out of focus are states of their own', () => {
  const creation = {
    ...createdEvent,
    creation: {
      ...(createdEvent.kind === 'created' && createdEvent.creation),
      outOfFocus: [{ indicator: '2.1.1', by: 'Kommunedirektøren', date: '2026-01-01' }],
    },
  } as EvaluationEvent;
  const own = { '1': { '1.1.1': said({}, { applicable: false }) } };
  const rows = rowsOf([], own, { state: foldEvents([creation])! });
  expect(rows.map(({ standing }) => standing)).toEqual([
    { kind: 'not-applicable', isAgreed: false, differs: false },
    { kind: 'out-of-focus', by: 'Kommunedirektøren', date: '2026-01-01' },
  ]);
  expect(countGrades(rows)).toEqual({ set: 0, all: 0, indicatorsDone: 1, indicators: 1 });
});

test('grades are counted for what is in focus and applicable', () => {
  const rows = rowsOf([], { '1': { '1.1.1': said({ c1: 0, c2: 5 }) }, '2': { '2.1.1': said({ c1: 1 }) } });
  expect(countGrades(rows)).toEqual({ set: 3, all: 4, indicatorsDone: 1, indicators: 2 });
});

test('evidence of all ballots is counted once each after the reveal', () => {
  const other = { '22222222-0000-4000-8000-000000000000': 1 as const };
  const reveal = revealEvent(2, '1', {
    [personA]: { '1.1.1': said({ c1: 1, c2: 1 }) },
    [personB]: { '1.1.1': said({ c1: 1, c2: 1 }, { evidence: { ...said({}).evidence, ...other } }) },
  });
  expect(rowsOf([reveal], {})[0]?.evidence).toBe(2);
});

test('filters: any of the kinds, within the area', () => {
  const own = {
    '1': { '1.1.1': said({ c1: 1, c2: 1 }) },
    '2': { '2.1.1': said({ c1: 1 }, { unsure: ['c1'] }) },
  };
  const rows = rowsOf([], own, { changed: new Set(['1.1.1']) });
  const shown = (search: string) =>
    filterRows(rows, readFilter(new URLSearchParams(search))).map(({ indicator }) => indicator);
  expect(shown('')).toEqual(['1.1.1', '2.1.1']);
  expect(shown('show=missing')).toEqual(['2.1.1']);
  expect(shown('show=changed,unsure')).toEqual(['1.1.1', '2.1.1']);
  expect(shown('show=unsure&area=1')).toEqual([]);
});

test('a filter comes back from its address, and what an address says that it does not know is left out', () => {
  const filter = { area: '2', kinds: ['unsure', 'disagree'], view: 'compact' } as const;
  expect(readFilter(new URLSearchParams(filterAddress(filter)))).toEqual(filter);
  expect(readFilter(new URLSearchParams('show=rain,missing&view=huge'))).toEqual({
    area: undefined,
    kinds: ['missing'],
    view: 'full',
  });
});
