import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { encodeState } from '../../server/src/realtime/encode-state.ts';

function docWith(length: number): Y.Doc {
  const doc = new Y.Doc();
  for (let written = 0; written < length; written += 100) doc.getText().insert(0, 'å'.repeat(100));
  return doc;
}

test('a document is encoded as Yjs does it, whether or not it has room on the desk, and what was encoded before stays', () => {
  const [small, large] = [docWith(100), docWith(600_000)];
  const encodedFirst = encodeState(small);
  expect(Buffer.compare(encodeState(large), Y.encodeStateAsUpdate(large))).toBe(0);
  expect(encodeState(docWith(200))).not.toEqual(encodedFirst);
  expect(encodedFirst).toEqual(Y.encodeStateAsUpdate(small));
});

test('what lies beyond a state vector is encoded alone', () => {
  const doc = docWith(100);
  const before = Y.encodeStateVector(doc);
  doc.getText().insert(0, 'mer');
  expect(encodeState(doc, before)).toEqual(Y.encodeStateAsUpdate(doc, before));
});
