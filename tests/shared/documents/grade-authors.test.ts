import { readGradeAuthors, setGrade } from '@samskar/shared/documents';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { shape } from './shape.ts';

const a = new Y.Doc();
const b = new Y.Doc();
const owners = new Map([
  [a.clientID, 'A'],
  [b.clientID, 'B'],
]);

/** Each has everything of the other. */
function meet(): void {
  Y.applyUpdate(b, Y.encodeStateAsUpdate(a));
  Y.applyUpdate(a, Y.encodeStateAsUpdate(b));
}

const authors = (doc: Y.Doc) => readGradeAuthors(doc, shape, (client) => owners.get(client));

test('[R10] a grade is whose client set it last, also over a stored and folded document', () => {
  const undo = new Y.UndoManager(a.getMap('ballot'));
  setGrade(a, '1.1.1', 'c1', 3);
  setGrade(a, '1.1.1', 'c2', 2);
  meet();
  setGrade(b, '1.1.1', 'c1', 4);
  setGrade(b, '1.1.2', 'c1', 1);
  meet();
  expect(authors(a)).toEqual({ '1.1.1': { c1: 'B', c2: 'A' }, '1.1.2': { c1: 'B' } });

  // Whoever takes a step back has set what stands then.
  undo.stopCapturing();
  setGrade(a, '1.1.2', 'c1', 5);
  undo.undo();
  meet();
  expect(b.getMap('ballot').get('1.1.2/c1')).toBe(1);
  const folded = new Y.Doc();
  Y.applyUpdate(folded, Y.encodeStateAsUpdate(a));
  for (const doc of [a, b, folded]) expect(authors(doc)['1.1.2']).toEqual({ c1: 'A' });

  setGrade(b, '1.1.1', 'c2', undefined);
  meet();
  expect(authors(a)['1.1.1']).toEqual({ c1: 'B' });
});

test('a client whose owner is not known names nobody', () => {
  const stranger = new Y.Doc();
  setGrade(stranger, '1.1.1', 'c1', 3);
  expect(authors(stranger)).toEqual({ '1.1.1': {}, '1.1.2': {} });
});
