import { setGrade, reasonText } from '@samskar/shared/documents';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { shape } from '../../realtime/support/table-of-rights.ts';
import { ballotOf } from '../../realtime/support/names.ts';
import { differenceByValue, findLateEdits } from '../../../web/src/lib/sync/late-edits.ts';
import type { DocumentRecord, UpdateRow } from '../../../web/src/lib/sync/local-store.ts';

const record: DocumentRecord = {
  store: `${ballotOf('A')}#1`,
  base: ballotOf('A').replace(/@1$/, ''),
  name: ballotOf('A'),
  generation: 1,
  refused: 'locked',
};

/** Rows as the device holds them: each edit in a row of its own, saved or not. */
function rowsOf(
  edits: readonly { readonly edit: (doc: Y.Doc) => void; readonly isSaved: boolean }[],
): UpdateRow[] {
  const doc = new Y.Doc();
  const rows: UpdateRow[] = [];
  for (const [place, { edit, isSaved }] of edits.entries()) {
    const keep = (update: Uint8Array) =>
      rows.push({ store: record.store, key: `${place}/${rows.length}`, update, changes: isSaved ? 0 : 1 });
    doc.on('update', keep);
    edit(doc);
    doc.off('update', keep);
  }
  return rows;
}

test('[R10] edits that the server did not take are told by value, with what holds now', () => {
  const rows = rowsOf([
    { edit: (doc) => setGrade(doc, '1.1.1', 'scope', 2), isSaved: true },
    { edit: (doc) => setGrade(doc, '1.1.1', 'scope', 4), isSaved: false },
    { edit: (doc) => reasonText(doc, '1.1.1').insert(0, 'Ny grunn'), isSaved: false },
  ]);
  const current = new Y.Doc();
  setGrade(current, '1.1.1', 'scope', 2);
  expect(findLateEdits({ record, rows }, current, shape)).toEqual({
    store: record.store,
    why: 'locked',
    changes: [
      { key: '1.1.1/scope', mine: 4, current: 2 },
      { key: 'reason/1.1.1', mine: 'Ny grunn', current: undefined },
    ],
  });
});

test('[R10] what changed elsewhere meanwhile is not called a late edit', () => {
  const rows = rowsOf([
    { edit: (doc) => setGrade(doc, '1.1.1', 'scope', 2), isSaved: true },
    { edit: (doc) => setGrade(doc, '1.1.2', 'scope', 5), isSaved: false },
  ]);
  const current = new Y.Doc();
  setGrade(current, '1.1.1', 'scope', 3);
  setGrade(current, '1.1.2', 'scope', 5);
  expect(findLateEdits({ record, rows }, current, shape).changes).toEqual([]);
});

test('[R4] edits of an earlier epoch are told as such', () => {
  const rows = rowsOf([{ edit: (doc) => setGrade(doc, '1.1.1', 'scope', 1), isSaved: false }]);
  const { refused: _refused, ...earlier } = record;
  expect(findLateEdits({ record: earlier, rows }, new Y.Doc(), shape).why).toBe('new-epoch');
});

test('a value that was taken away is a difference too', () => {
  expect(differenceByValue(new Map([['a', 1]]), new Map())).toEqual([
    { key: 'a', mine: undefined, current: 1 },
  ]);
});

test('[R4] what was written of an indicator that is gone is told to its owner, and cannot be taken in', () => {
  const rows = rowsOf([
    { edit: (doc) => setGrade(doc, '1.1.1', 'scope', 2), isSaved: true },
    { edit: (doc) => setGrade(doc, '1.1.9', 'scope', 4), isSaved: false },
    { edit: (doc) => reasonText(doc, '1.1.9').insert(0, 'Før flyttingen'), isSaved: false },
  ]);
  const current = new Y.Doc();
  setGrade(current, '1.1.1', 'scope', 2);
  expect(findLateEdits({ record, rows }, current, shape).changes).toEqual([
    { key: '1.1.9/scope', mine: 4, current: undefined, isVoid: true },
    { key: 'reason/1.1.9', mine: 'Før flyttingen', current: undefined, isVoid: true },
  ]);
});
