import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { bindText, type TextField } from '../../../web/src/lib/text/bind-text.ts';

const origin = Symbol('typed here');

/** A focused textarea without a page: it keeps value and selection, and tells of what the test does to it. */
class FakeField extends EventTarget {
  value = '';
  selectionStart = 0;
  selectionEnd = 0;
  selectionDirection: TextField['selectionDirection'] = 'none';
  hasFocus = true;

  matches(): boolean {
    return this.hasFocus;
  }

  setSelectionRange(start: number, end: number): void {
    this.selectionStart = start;
    this.selectionEnd = end;
  }

  select(start: number, end = start): void {
    this.setSelectionRange(start, end);
  }

  /** Replaces the selection, as typing and pasting do. */
  type(text: string): void {
    this.value = this.value.slice(0, this.selectionStart) + text + this.value.slice(this.selectionEnd);
    this.select(this.selectionStart + text.length);
    this.dispatchEvent(new Event('input'));
  }

  compose(text: string): void {
    this.dispatchEvent(new Event('compositionstart'));
    this.type(text);
  }

  endComposing(): void {
    this.dispatchEvent(new Event('compositionend'));
  }
}

function openField(content = '') {
  const text = new Y.Doc().getText('reason');
  text.insert(0, content);
  const field = new FakeField();
  // The binding uses no more of a textarea than the fake has.
  const stop = bindText(field as unknown as TextField, text, origin);
  return { field, text, stop, read: () => text.toJSON() };
}

/** A change as it comes from another tab, through the server. */
function fromElsewhere(text: Y.Text, change: (there: Y.Text) => void): void {
  const other = new Y.Doc();
  Y.applyUpdate(other, Y.encodeStateAsUpdate(text.doc!));
  const before = Y.encodeStateVector(other);
  change(other.getText('reason'));
  Y.applyUpdate(text.doc!, Y.encodeStateAsUpdate(other, before), 'line');
}

test('what is typed is in the document, as the smallest change', () => {
  const { field, text, read } = openField('Ingen plan');
  let changes: unknown;
  text.observe((event) => (changes = event.delta));
  field.select(5);
  field.type(' vedtatt');
  expect(read()).toBe('Ingen vedtatt plan');
  expect(changes).toEqual([{ retain: 5 }, { insert: ' vedtatt' }]);
});

test('a change from elsewhere is shown, and the cursor stays in its word', () => {
  const { field, text } = openField('en plan');
  field.select(5);
  fromElsewhere(text, (there) => there.insert(0, 'De har '));
  expect(field.value).toBe('De har en plan');
  expect(field.selectionStart).toBe(12);
});

test('a selection keeps what it selects when text before it is deleted', () => {
  const { field, text } = openField('De har en plan');
  field.select(10, 14);
  fromElsewhere(text, (there) => there.delete(0, 7));
  expect(field.value.slice(field.selectionStart, field.selectionEnd)).toBe('plan');
});

test('a field without focus is not given a selection, which would take the focus in some browsers', () => {
  const { field, text } = openField('plan');
  field.hasFocus = false;
  field.select(1);
  fromElsewhere(text, (there) => there.insert(0, 'en '));
  expect(field.selectionStart).toBe(1);
});

test('while an input method composes, the field is left alone; afterwards both changes are there', () => {
  const { field, text, read } = openField('plan');
  field.select(4);
  field.compose('er');
  fromElsewhere(text, (there) => there.insert(0, 'to '));
  expect(field.value).toBe('planer');
  field.endComposing();
  expect(read()).toBe('to planer');
  expect(field.value).toBe('to planer');
  expect(field.selectionStart).toBe(9);
});

test('undo brings the cursor to what it changed', () => {
  const { field, text } = openField('plan');
  const undo = new Y.UndoManager(text, { trackedOrigins: new Set([origin]) });
  field.select(0);
  field.type('en ');
  field.select(7);
  undo.undo();
  expect(field.value).toBe('plan');
  expect(field.selectionStart).toBe(0);
});

test('after letting go, neither side hears of the other', () => {
  const { field, text, stop, read } = openField('plan');
  stop();
  field.select(4);
  field.type('er');
  fromElsewhere(text, (there) => there.insert(0, 'en '));
  expect([field.value, read()]).toEqual(['planer', 'en plan']);
});

test('two tabs that type at the same time end with the same text, and nothing typed is lost', () => {
  const words = fc.string({ unit: fc.constantFrom('a', 'b', 'æ'), minLength: 1, maxLength: 4 });
  const steps = fc.array(fc.tuple(fc.boolean(), fc.nat(40), words), { maxLength: 20 });
  fc.assert(
    fc.property(steps, (typed) => {
      const tabs = [openField(), openField()] as const;
      for (const [first, at, word] of typed) {
        const { field } = tabs[first ? 0 : 1];
        field.select(Math.min(at, field.value.length));
        field.type(word);
      }
      for (const [from, to] of [tabs, tabs.toReversed()])
        Y.applyUpdate(to.text.doc!, Y.encodeStateAsUpdate(from.text.doc!), 'line');
      const length = typed.reduce((sum, [, , word]) => sum + word.length, 0);
      expect(tabs[0].field.value).toBe(tabs[1].field.value);
      expect(tabs[0].field.value).toBe(tabs[0].read());
      expect(tabs[0].field.value).toHaveLength(length);
    }),
  );
});
