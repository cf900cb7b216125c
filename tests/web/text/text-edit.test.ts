import fc from 'fast-check';
import { expect, test } from 'vitest';
import { endOfChange, findTextEdit, movePlace, type TextEdit } from '../../../web/src/lib/text/text-edit.ts';

function apply(text: string, { index, removed, inserted }: TextEdit): string {
  return text.slice(0, index) + inserted + text.slice(index + removed);
}

/** Few letters, so that equal runs are common, and a pair that must not be split. */
const texts = fc.string({ unit: fc.constantFrom('a', 'b', '\n', '😀', '😁'), maxLength: 30 });

test('the edit makes the new text of the old one, wherever the cursor is said to be', () => {
  fc.assert(
    fc.property(texts, texts, fc.nat(60), (before, after, caret) => {
      const edit = findTextEdit(before, after, caret);
      expect(edit === undefined ? before : apply(before, edit)).toBe(after);
    }),
  );
});

test('an edit never cuts a character in two', () => {
  fc.assert(
    fc.property(texts, texts, fc.nat(60), (before, after, caret) => {
      const edit = findTextEdit(before, after, caret);
      if (edit === undefined) return;
      const removed = before.slice(edit.index, edit.index + edit.removed);
      expect(removed.isWellFormed() && edit.inserted.isWellFormed()).toBe(true);
    }),
  );
});

test('an insertion touches nothing else, and typing among equal letters happens where the cursor is', () => {
  expect(findTextEdit('aaa', 'aaaa', 2)).toEqual({ index: 1, removed: 0, inserted: 'a' });
  expect(findTextEdit('ab', 'axb', 2)).toEqual({ index: 1, removed: 0, inserted: 'x' });
});

test('a replacement is as small as it can be', () => {
  expect(findTextEdit('ingen plan', 'egen plan', 2)).toEqual({ index: 0, removed: 2, inserted: 'e' });
});

test('a place moves with the text before it and stays for the text after it', () => {
  expect(movePlace(4, [{ retain: 1 }, { insert: 'xy' }])).toBe(6);
  expect(movePlace(4, [{ retain: 5 }, { insert: 'xy' }])).toBe(4);
  expect(movePlace(4, [{ retain: 1 }, { delete: 2 }])).toBe(2);
  expect(movePlace(4, [{ retain: 2 }, { delete: 9 }])).toBe(2);
});

test('what somebody else puts in exactly at the cursor goes behind it', () => {
  expect(movePlace(4, [{ retain: 4 }, { insert: 'xy' }])).toBe(4);
});

test('several parts of one change add up', () => {
  expect(movePlace(6, [{ insert: 'ab' }, { retain: 2 }, { delete: 1 }, { retain: 9 }, { insert: 'z' }])).toBe(
    7,
  );
});

test('a change ends where its last part ends', () => {
  expect(endOfChange([{ retain: 3 }, { insert: 'abc' }, { retain: 2 }])).toBe(6);
  expect(endOfChange([{ retain: 3 }, { delete: 2 }])).toBe(3);
});
