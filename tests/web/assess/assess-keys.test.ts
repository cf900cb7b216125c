import { expect, test } from 'vitest';
import {
  benchKey,
  gradeKey,
  isNextUngradedKey,
} from '../../../web/src/routes/evaluation/[id]/assess/assess-keys.ts';

function press(key: string, more: Partial<Parameters<typeof gradeKey>[0]> = {}) {
  return { key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, isComposing: false, ...more };
}

test('digits give the grades of the scale, and a digit beyond it means nothing', () => {
  expect(gradeKey(press('0'), 5, true)).toEqual({ kind: 'grade', grade: 0 });
  expect(gradeKey(press('5'), 5, true)).toEqual({ kind: 'grade', grade: 5 });
  expect(gradeKey(press('6'), 5, true)).toBeUndefined();
});

test('a scale with grades of two digits takes none by digit', () => {
  expect(gradeKey(press('9'), 9, true)).toEqual({ kind: 'grade', grade: 9 });
  expect(gradeKey(press('1'), 10, true)).toBeUndefined();
});

test('arrows up and down change criterion; left and right stay with the browser', () => {
  expect(gradeKey(press('ArrowUp'), 5, true)).toEqual({ kind: 'previous-criterion' });
  expect(gradeKey(press('ArrowDown'), 5, true)).toEqual({ kind: 'next-criterion' });
  expect(gradeKey(press('ArrowLeft'), 5, true)).toBeUndefined();
  expect(gradeKey(press('ArrowRight'), 5, true)).toBeUndefined();
});

test('letters work in either case and mark, or lead to reason and evidence', () => {
  expect(gradeKey(press('U', { shiftKey: false }), 5, true)).toEqual({ kind: 'unsure' });
  expect(gradeKey(press('b'), 5, true)).toEqual({ kind: 'to-reason' });
  expect(gradeKey(press('e'), 5, true)).toEqual({ kind: 'to-evidence' });
  expect(gradeKey(press('Delete'), 5, true)).toEqual({ kind: 'clear' });
});

test('single keys are silent when the person has switched them off; the others go on working', () => {
  for (const key of ['3', 'u', 'b', 'e']) expect(gradeKey(press(key), 5, false)).toBeUndefined();
  expect(benchKey(press('?', { shiftKey: true }), false, false)).toBeUndefined();
  expect(isNextUngradedKey(press('n'), false)).toBe(false);
  expect(gradeKey(press('ArrowDown'), 5, false)).toEqual({ kind: 'next-criterion' });
  expect(benchKey(press('Enter', { ctrlKey: true }), false, true)).toBe('done');
});

test('AltGr, which is Ctrl and Alt on Nordic keyboards, never acts', () => {
  const altGr = { ctrlKey: true, altKey: true };
  for (const key of ['2', '3', '7', '8', '9', '0', 'e', 'Enter', 'z']) {
    expect(gradeKey(press(key, altGr), 5, true)).toBeUndefined();
    expect(benchKey(press(key, altGr), true, false)).toBeUndefined();
    expect(isNextUngradedKey(press(key, altGr), true)).toBe(false);
  }
});

test('Ctrl+Enter is done, Ctrl+Z takes back, Ctrl+Shift+Z and Ctrl+Y do again; a Mac has Cmd', () => {
  expect(benchKey(press('Enter', { ctrlKey: true }), true, true)).toBe('done');
  expect(benchKey(press('z', { ctrlKey: true }), true, true)).toBe('undo');
  expect(benchKey(press('Z', { ctrlKey: true, shiftKey: true }), true, true)).toBe('redo');
  expect(benchKey(press('y', { ctrlKey: true }), true, false)).toBe('redo');
  expect(benchKey(press('z', { metaKey: true }), true, false)).toBe('undo');
});

test('a question mark helps, but in a text it is a question mark', () => {
  expect(benchKey(press('?', { shiftKey: true }), true, false)).toBe('help');
  expect(benchKey(press('?', { shiftKey: true }), true, true)).toBeUndefined();
});

test('nothing acts while an input method composes', () => {
  expect(gradeKey(press('3', { isComposing: true }), 5, true)).toBeUndefined();
  expect(benchKey(press('Enter', { ctrlKey: true, isComposing: true }), true, true)).toBeUndefined();
});
