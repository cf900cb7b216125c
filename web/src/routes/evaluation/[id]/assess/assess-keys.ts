/** What a key means while the focus is inside a criterion's grades. */
export type GradeKey =
  | { readonly kind: 'grade'; readonly grade: number }
  | { readonly kind: 'clear' }
  | { readonly kind: 'previous-criterion' }
  | { readonly kind: 'next-criterion' }
  | { readonly kind: 'unsure' }
  | { readonly kind: 'to-reason' }
  | { readonly kind: 'to-evidence' };

/** A key that leads out of the criterion it was pressed in. */
export type LeavingKey = Exclude<GradeKey, { kind: 'grade' | 'clear' | 'unsure' }>;

/** What a key means anywhere in the workbench. */
export type BenchKey = 'done' | 'undo' | 'redo' | 'help';

type Key = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey' | 'isComposing'>;

/**
 * Left and right are the browser's own. A digit beyond the scale means nothing, and a scale with two-digit grades takes no
 * digits at all: 1 would have to wait for a second one. Single letters and digits only where the person wants them (WCAG 2.1.4).
 */
export function gradeKey(event: Key, topGrade: number, mayUseSingleKeys: boolean): GradeKey | undefined {
  if (isWithModifier(event) || event.isComposing) return undefined;
  switch (event.key) {
    case 'ArrowUp':
      return { kind: 'previous-criterion' };
    case 'ArrowDown':
      return { kind: 'next-criterion' };
    case 'Delete':
    case 'Backspace':
      return { kind: 'clear' };
  }
  return mayUseSingleKeys && !event.shiftKey ? singleGradeKey(event.key.toLowerCase(), topGrade) : undefined;
}

/** @param isInText whether the focus is where people type: characters are text there. */
export function benchKey(event: Key, mayUseSingleKeys: boolean, isInText: boolean): BenchKey | undefined {
  if (event.isComposing) return undefined;
  if (!isWithModifier(event)) return event.key === '?' && mayUseSingleKeys && !isInText ? 'help' : undefined;
  // Ctrl+Alt is AltGr on Nordic keyboards: it types @ and brackets.
  if (event.altKey || (event.ctrlKey && event.metaKey)) return undefined;
  switch (event.key.toLowerCase()) {
    case 'enter':
      return 'done';
    case 'z':
      return event.shiftKey ? 'redo' : 'undo';
    case 'y':
      return event.shiftKey ? undefined : 'redo';
    default:
      return undefined;
  }
}

/** In the list of indicators: whether the key goes to the next that is not graded. */
export function isNextUngradedKey(event: Key, mayUseSingleKeys: boolean): boolean {
  return mayUseSingleKeys && !isWithModifier(event) && event.key.toLowerCase() === 'n';
}

function singleGradeKey(key: string, topGrade: number): GradeKey | undefined {
  switch (key) {
    case 'u':
      return { kind: 'unsure' };
    case 'b':
      return { kind: 'to-reason' };
    case 'e':
      return { kind: 'to-evidence' };
    default:
      return /^\d$/.test(key) && topGrade < 10 && Number(key) <= topGrade
        ? { kind: 'grade', grade: Number(key) }
        : undefined;
  }
}

function isWithModifier({ ctrlKey, metaKey, altKey }: Key): boolean {
  return ctrlKey || metaKey || altKey;
}
