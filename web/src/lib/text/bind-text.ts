import type * as Y from 'yjs';
import { endOfChange, findTextEdit, movePlace, type TextDelta } from './text-edit.ts';

/** The part of a textarea that the binding needs. */
export type TextField = Pick<
  HTMLTextAreaElement,
  | 'value'
  | 'selectionStart'
  | 'selectionEnd'
  | 'selectionDirection'
  | 'setSelectionRange'
  | 'matches'
  | 'addEventListener'
  | 'removeEventListener'
>;

type Selection = Pick<TextField, 'selectionDirection'> & { readonly start: number; readonly end: number };

/**
 * Shows a Y.Text in a plain text field and writes what is typed back as the smallest change, so that two tabs of one person
 * can type in one text. Changes from elsewhere keep cursor and selection where they were in the text; one's own undo puts
 * the cursor where it changed something. While an input method composes, the field is left alone. Returns how to let go.
 * @param origin of what is typed, so that undo knows it
 */
export function bindText(field: TextField, text: Y.Text, origin: unknown): () => void {
  let shown = stringOf(text);
  let isWriting = false;
  let isComposing = false;
  /** What came from elsewhere while an input method was composing. */
  let missed: TextDelta[] = [];
  field.value = shown;

  const write = () => {
    const edit = isComposing ? undefined : findTextEdit(shown, field.value, field.selectionStart);
    if (edit === undefined) return;
    const from = missed.reduce(movePlace, edit.index);
    const to = missed.reduce(movePlace, edit.index + edit.removed);
    shown = field.value;
    isWriting = true;
    text.doc?.transact(() => {
      if (to > from) text.delete(from, to - from);
      if (edit.inserted !== '') text.insert(from, edit.inserted);
    }, origin);
    isWriting = false;
  };

  const show = (place: (at: Selection) => Selection) => {
    shown = stringOf(text);
    if (field.value === shown) return;
    const { start, end, selectionDirection } = place(selectionOf(field));
    field.value = shown;
    // Some browsers move the focus to a field whose selection is set.
    if (field.matches(':focus')) field.setSelectionRange(start, end, selectionDirection);
  };

  const observe = (event: Y.YTextEvent, transaction: Y.Transaction) => {
    if (isWriting) return;
    // Yjs declares the parts of a delta more loosely than it makes them.
    const delta = event.delta as TextDelta;
    if (isComposing) missed.push(delta);
    else show((at) => (transaction.local ? collapsedAt(endOfChange(delta)) : moveSelection(at, delta)));
  };

  const startComposing = () => {
    isComposing = true;
  };
  const endComposing = () => {
    isComposing = false;
    write();
    const deltas = missed;
    missed = [];
    if (deltas.length > 0) show((at) => deltas.reduce(moveSelection, at));
  };

  text.observe(observe);
  field.addEventListener('input', write);
  field.addEventListener('compositionstart', startComposing);
  field.addEventListener('compositionend', endComposing);
  return () => {
    text.unobserve(observe);
    field.removeEventListener('input', write);
    field.removeEventListener('compositionstart', startComposing);
    field.removeEventListener('compositionend', endComposing);
  };
}

function selectionOf(field: TextField): Selection {
  const { selectionStart, selectionEnd, selectionDirection } = field;
  return { start: selectionStart, end: selectionEnd, selectionDirection };
}

function collapsedAt(place: number): Selection {
  return { start: place, end: place, selectionDirection: 'none' };
}

function moveSelection({ start, end, selectionDirection }: Selection, delta: TextDelta): Selection {
  return { start: movePlace(start, delta), end: movePlace(end, delta), selectionDirection };
}

function stringOf(text: Y.Text): string {
  // eslint-disable-next-line @typescript-eslint/no-base-to-string -- Y.Text has a toString of its own, declared on its base
  return text.toString();
}
