import type { DocumentShape } from '@samskar/shared/documents';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { OwnBallot } from '../../../web/src/lib/evaluation/own-ballot.ts';
import type { LiveDocument } from '../../../web/src/lib/sync/live-document.svelte.ts';
import { BallotUndo } from '../../../web/src/routes/evaluation/[id]/assess/ballot-undo.svelte.ts';

function shapeOf(area: string): DocumentShape {
  return {
    indicators: new Map([[`${area}.1.1`, new Map([['c1', 5]])]]),
    topics: new Set(),
    prose: new Set(),
  };
}

/** Ballots of areas 1 and 2, each change a step of its own. */
function openBallots() {
  const locked = new Set<string>();
  const undo = new BallotUndo((area) => !locked.has(area));
  const open = (area: string) => {
    // A ballot reads nothing of the line, only the document.
    const ballot = new OwnBallot(area, { doc: new Y.Doc() } as LiveDocument, shapeOf(area));
    ballot.undo.captureTimeout = 0;
    undo.watch(area, ballot.undo, shapeOf(area));
    return ballot;
  };
  const one = open('1');
  const two = open('2');
  const grades = () => [one.of('1.1.1').grades.c1, two.of('2.1.1').grades.c1];
  return { undo, one, two, grades, locked };
}

test('steps in different areas are taken back in the order in which they were done', () => {
  const { undo, one, two, grades } = openBallots();
  one.setGrade('1.1.1', 'c1', 1);
  two.setGrade('2.1.1', 'c1', 2);
  one.setGrade('1.1.1', 'c1', 3);
  expect(undo.undo()?.area).toBe('1');
  expect(grades()).toEqual([1, 2]);
  expect(undo.undo()?.area).toBe('2');
  expect(grades()).toEqual([1, undefined]);
  undo.undo();
  expect([grades(), undo.canUndo]).toEqual([[undefined, undefined], false]);
});

test('what was taken back can be done again, in order, until something new is done', () => {
  const { undo, one, two, grades } = openBallots();
  one.setGrade('1.1.1', 'c1', 1);
  two.setGrade('2.1.1', 'c1', 2);
  undo.undo();
  undo.undo();
  undo.redo();
  expect(grades()).toEqual([1, undefined]);
  one.setUnsure('1.1.1', 'c1', true);
  expect([undo.canRedo, undo.redo()]).toEqual([false, undefined]);
  expect(grades()).toEqual([1, undefined]);
});

test('a step says what it changed', () => {
  const { undo, one } = openBallots();
  one.setGrade('1.1.1', 'c1', 4);
  one.document.doc.transact(() => one.reason('1.1.1').insert(0, 'Fordi'), one.origin);
  expect(undo.undo()?.places).toEqual([{ kind: 'reason', indicator: '1.1.1' }]);
  expect(undo.undo()?.places).toEqual([{ kind: 'grade', indicator: '1.1.1', criterion: 'c1' }]);
});

test('what another tab has changed is not taken back', () => {
  const { undo, one, grades } = openBallots();
  one.setGrade('1.1.1', 'c1', 1);
  one.document.doc.transact(() => one.document.doc.getMap('ballot').set('1.1.1/c1', 5), 'line');
  undo.undo();
  expect(grades()).toEqual([5, undefined]);
  expect(undo.canUndo).toBe(false);
});

test('steps in an area that has been declared ready stay, and those in other areas can still be taken back', () => {
  const { undo, one, two, grades, locked } = openBallots();
  one.setGrade('1.1.1', 'c1', 1);
  two.setGrade('2.1.1', 'c1', 2);
  locked.add('2');
  undo.undo();
  expect(grades()).toEqual([undefined, 2]);
  expect(undo.canUndo).toBe(false);
});
