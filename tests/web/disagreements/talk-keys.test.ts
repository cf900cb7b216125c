import { expect, test } from 'vitest';
import {
  isNextKey,
  talkKey,
  type Where,
} from '../../../web/src/routes/evaluation/[id]/disagreements/talk-keys.ts';

const plain = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, isComposing: false };
const inRegion: Where = { mayUseSingleKeys: true, isInText: false, isOnControl: false, topGrade: undefined };
const press = (key: string, where: Partial<Where> = {}, modifiers: Partial<typeof plain> = {}) =>
  talkKey({ ...plain, ...modifiers, key }, { ...inRegion, ...where });

test('letters take a ballot, park, confirm and go on', () => {
  expect(['a', 'B', 'p', 'd', 'c'].map((key) => press(key))).toEqual([
    { kind: 'take', place: 0 },
    { kind: 'take', place: 1 },
    { kind: 'park' },
    { kind: 'next' },
    { kind: 'confirm' },
  ]);
});

test('digits grade the criterion that has the focus, and only on its scale', () => {
  expect(press('4', { topGrade: 5 })).toEqual({ kind: 'grade', grade: 4 });
  expect(press('6', { topGrade: 5 })).toBeUndefined();
  expect(press('4')).toBeUndefined();
  expect(press('1', { topGrade: 12 })).toBeUndefined();
});

test('single keys are text in a text field, and nothing where they are switched off', () => {
  expect(press('a', { isInText: true })).toBeUndefined();
  expect(press('a', { mayUseSingleKeys: false })).toBeUndefined();
  expect(press('4', { mayUseSingleKeys: false, topGrade: 5 })).toBeUndefined();
});

test('Enter decides, but is left to buttons, links and texts; Ctrl+Enter decides from anywhere', () => {
  expect(press('Enter')).toEqual({ kind: 'decide' });
  expect(press('Enter', { topGrade: 5 })).toEqual({ kind: 'decide' });
  expect(press('Enter', { isOnControl: true })).toBeUndefined();
  expect(press('Enter', { isInText: true })).toBeUndefined();
  expect(press('Enter', { isInText: true }, { ctrlKey: true })).toEqual({ kind: 'decide' });
  expect(press('Enter', { mayUseSingleKeys: false })).toEqual({ kind: 'decide' });
});

test('shortcuts of the browser and letters typed with AltGr are left alone', () => {
  expect(press('c', {}, { ctrlKey: true })).toBeUndefined();
  expect(press('a', {}, { altKey: true, ctrlKey: true })).toBeUndefined();
  expect(press('d', {}, { shiftKey: true })).toBeUndefined();
  expect(press('Enter', {}, { isComposing: true })).toBeUndefined();
});

test('up and down move between criteria, and scroll elsewhere', () => {
  expect(press('ArrowDown', { topGrade: 5 })).toEqual({ kind: 'next-criterion' });
  expect(press('ArrowDown')).toBeUndefined();
});

test('D in the list goes to the next open disagreement where single keys are wanted', () => {
  expect(isNextKey({ ...plain, key: 'd' }, true)).toBe(true);
  expect(isNextKey({ ...plain, key: 'd' }, false)).toBe(false);
  expect(isNextKey({ ...plain, key: 'd', ctrlKey: true }, true)).toBe(false);
});
