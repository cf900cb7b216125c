import { expect, test } from 'vitest';
import { isNewNoteKey, noteKey } from '../../../web/src/routes/evaluation/[id]/fieldwork/note-keys.ts';

type Key = Parameters<typeof noteKey>[0];

function press(key: string, more: Partial<Key> = {}): Key {
  const none = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, isComposing: false };
  return { key, code: '', ...none, ...more };
}

test('Enter makes the next note in a text, and with Shift a paragraph; on a button it is the button’s', () => {
  expect(noteKey(press('Enter'), true, false)).toBe('next');
  expect(noteKey(press('Enter', { shiftKey: true }), true, false)).toBeUndefined();
  expect(noteKey(press('Enter'), false, false)).toBeUndefined();
});

test('an input method that composes keeps its keys', () => {
  expect(noteKey(press('Enter', { isComposing: true }), true, false)).toBeUndefined();
});

test('Backspace takes away a note in which nothing is written, and no other', () => {
  expect(noteKey(press('Backspace'), true, true)).toBe('remove-empty');
  expect(noteKey(press('Backspace'), true, false)).toBeUndefined();
});

test('Alt with E and T goes by the place of the key, and AltGr types letters', () => {
  expect(noteKey(press('´', { code: 'KeyE', altKey: true }), true, false)).toBe('evidence');
  expect(noteKey(press('†', { code: 'KeyT', altKey: true }), false, false)).toBe('topic');
  expect(noteKey(press('€', { code: 'KeyE', altKey: true, ctrlKey: true }), true, false)).toBeUndefined();
});

test('Alt+N is a new note wherever the focus is', () => {
  expect(isNewNoteKey(press('n', { code: 'KeyN', altKey: true }))).toBe(true);
  expect(isNewNoteKey(press('n', { code: 'KeyN' }))).toBe(false);
});
