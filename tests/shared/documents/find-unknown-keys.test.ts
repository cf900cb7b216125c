import {
  addFinding,
  appendParagraphs,
  findUnknownKeys,
  justificationFragment,
  reasonText,
  setGrade,
} from '@samskar/shared/documents';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { shape } from './shape.ts';

const id = '7b0a3d2e-0000-4000-8000-000000000001';

const copyOf = (doc: Y.Doc): Y.Doc => {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  return copy;
};

test('[R4] an edit is unknown by what it is, in a map, a text, or deep in a text with paragraphs', () => {
  const theirs = new Y.Doc();
  setGrade(theirs, '1.1.1', 'scope', 2);
  appendParagraphs(justificationFragment(theirs, '1.1.1'), ['Ordningen er i bruk.']);
  const mine = copyOf(theirs);
  expect(findUnknownKeys(mine, theirs)).toEqual(new Set());
  setGrade(mine, '1.1.2', 'scope', 3);
  reasonText(mine, '1.1.1').insert(0, 'Grunn');
  const paragraph = justificationFragment(mine, '1.1.1').get(0) as Y.XmlElement;
  (paragraph.get(0) as Y.XmlText).insert(0, 'Ny: ');
  addFinding(mine, shape, id, 'strength');
  expect([...findUnknownKeys(mine, theirs)]).toEqual(
    expect.arrayContaining(['1.1.2/scope', 'reason/1.1.1', 'justification/1.1.1', `${id}/column`]),
  );
  expect(findUnknownKeys(theirs, mine)).toEqual(new Set());
});

test('[R4] what was taken away is unknown too, and what both took away is not', () => {
  const theirs = new Y.Doc();
  setGrade(theirs, '1.1.1', 'scope', 2);
  setGrade(theirs, '1.1.2', 'scope', 2);
  const mine = copyOf(theirs);
  setGrade(mine, '1.1.1', 'scope', undefined);
  setGrade(mine, '1.1.2', 'scope', undefined);
  setGrade(theirs, '1.1.2', 'scope', undefined);
  expect(findUnknownKeys(mine, theirs)).toEqual(new Set(['1.1.1/scope']));
});

test('[R4] neither document is changed by being compared', () => {
  const [mine, theirs] = [new Y.Doc(), new Y.Doc()];
  setGrade(mine, '1.1.1', 'scope', 2);
  findUnknownKeys(mine, theirs);
  expect(theirs.store.clients.size).toBe(0);
});
