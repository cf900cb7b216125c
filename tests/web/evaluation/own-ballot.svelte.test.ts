import { flushSync } from 'svelte';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { shape } from '../../realtime/support/table-of-rights.ts';
import { OwnBallot } from '../../../web/src/lib/evaluation/own-ballot.ts';
import type { LiveDocument } from '../../../web/src/lib/sync/live-document.svelte.ts';

function openBallot(doc = new Y.Doc()) {
  // A ballot reads the document and never the line.
  const document = { doc } as unknown as LiveDocument;
  return { doc, ballot: new OwnBallot('1', document, shape) };
}

test('a grade is read where it was written, and is unset again', () => {
  const { ballot } = openBallot();
  ballot.setGrade('1.1.1', 'scope', 4);
  expect(ballot.of('1.1.1').grades).toEqual({ scope: 4 });
  ballot.setGrade('1.1.1', 'scope', undefined);
  expect(ballot.of('1.1.1').grades).toEqual({});
});

test('a screen follows the document, whoever writes into it', () => {
  const { doc, ballot } = openBallot();
  const seen: (number | undefined)[] = [];
  const stop = $effect.root(() => {
    $effect(() => {
      seen.push(ballot.of('1.1.1').grades.scope);
    });
  });
  flushSync();
  doc.getMap('ballot').set('1.1.1/scope', 2);
  flushSync();
  stop();
  expect(seen).toEqual([undefined, 2]);
});

test('an indicator that has not changed reads as the same object', () => {
  const { ballot } = openBallot();
  const before = ballot.of('1.1.2');
  ballot.setGrade('1.1.1', 'scope', 1);
  expect(ballot.of('1.1.2')).toBe(before);
});

test('one undo takes back grade and text of the person, and nothing that came from elsewhere', () => {
  const { doc, ballot } = openBallot();
  const { undo } = ballot;
  undo.captureTimeout = 0;
  doc.getMap('ballot').set('1.1.2/scope', 5);
  ballot.setGrade('1.1.1', 'scope', 3);
  doc.transact(() => ballot.reason('1.1.1').insert(0, 'Fordi'), ballot.origin);
  undo.undo();
  expect(ballot.of('1.1.1')).toMatchObject({ reason: '', grades: { scope: 3 } });
  undo.undo();
  undo.undo();
  expect(ballot.of('1.1.1').grades).toEqual({});
  expect(ballot.of('1.1.2').grades).toEqual({ scope: 5 });
});

test('whatever garbage the document holds, nothing of it becomes a grade', () => {
  const { doc, ballot } = openBallot();
  doc.getMap('ballot').set('1.1.1/scope', '4');
  doc.getMap('ballot').set('9.9.9/scope', 4);
  expect(ballot.of('1.1.1').grades).toEqual({});
});
