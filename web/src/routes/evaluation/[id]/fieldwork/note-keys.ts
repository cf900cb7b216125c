/** What a key means in a note that is being written. */
export type NoteKey = 'next' | 'topic' | 'evidence' | 'up' | 'down' | 'remove-empty';

type Key = Pick<
  KeyboardEvent,
  'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey' | 'isComposing'
>;

/**
 * @param isInText the focus is in the note's text, where Enter and Backspace mean something else than on a button
 * @param isEmpty nothing is written in the note
 */
export function noteKey(event: Key, isInText: boolean, isEmpty: boolean): NoteKey | undefined {
  // Ctrl+Alt is AltGr on Nordic keyboards: it types letters.
  if (event.isComposing || event.ctrlKey || event.metaKey || event.shiftKey) return undefined;
  if (event.altKey) return altKey(event);
  if (!isInText) return undefined;
  if (event.key === 'Enter') return 'next';
  return event.key === 'Backspace' && isEmpty ? 'remove-empty' : undefined;
}

/** Alt+N, wherever the focus is on the screen. */
export function isNewNoteKey(event: Key): boolean {
  const isOther = event.isComposing || event.ctrlKey || event.metaKey || event.shiftKey;
  return event.altKey && !isOther && event.code === 'KeyN';
}

/** By the place of the key: with Alt held, a Mac types another letter. */
function altKey({ code }: Key): NoteKey | undefined {
  switch (code) {
    case 'KeyT':
      return 'topic';
    case 'KeyE':
      return 'evidence';
    case 'ArrowUp':
      return 'up';
    case 'ArrowDown':
      return 'down';
    default:
      return undefined;
  }
}
