/** What a key means while the focus is inside the talk about one indicator. */
export type TalkKey =
  /** Takes the ballot of the assessor at this place, from 0. */
  | { readonly kind: 'take'; readonly place: number }
  | { readonly kind: 'grade'; readonly grade: number }
  | { readonly kind: 'previous-criterion' }
  | { readonly kind: 'next-criterion' }
  | { readonly kind: 'park' }
  | { readonly kind: 'next' }
  | { readonly kind: 'confirm' }
  | { readonly kind: 'decide' };

export type Where = {
  readonly mayUseSingleKeys: boolean;
  /** The focus is where people type: characters are text there. */
  readonly isInText: boolean;
  /** The focus is on a button, a link or a list of options, which Enter is for. */
  readonly isOnControl: boolean;
  /** Top grade of the criterion that has the focus. */
  readonly topGrade: number | undefined;
};

type Key = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey' | 'isComposing'>;

/**
 * Enter decides, and Ctrl+Enter also from within a text. Letters and digits only where the person wants them (WCAG 2.1.4).
 * C confirms, so a third assessor's ballot has a button and no key.
 */
export function talkKey(event: Key, where: Where): TalkKey | undefined {
  if (event.isComposing || event.altKey) return undefined;
  if (event.key === 'Enter') return isDeciding(event, where) ? { kind: 'decide' } : undefined;
  if (event.ctrlKey || event.metaKey || where.isInText) return undefined;
  if (where.topGrade !== undefined && event.key === 'ArrowUp') return { kind: 'previous-criterion' };
  if (where.topGrade !== undefined && event.key === 'ArrowDown') return { kind: 'next-criterion' };
  return where.mayUseSingleKeys && !event.shiftKey
    ? singleKey(event.key.toLowerCase(), where.topGrade)
    : undefined;
}

/** In the list: whether the key goes to the next open disagreement. */
export function isNextKey(event: Key, mayUseSingleKeys: boolean): boolean {
  const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.shiftKey;
  return mayUseSingleKeys && isPlain && event.key.toLowerCase() === 'd';
}

function isDeciding(event: Key, { isInText, isOnControl }: Where): boolean {
  if (event.ctrlKey || event.metaKey) return true;
  return !isInText && !isOnControl && !event.shiftKey;
}

function singleKey(key: string, topGrade: number | undefined): TalkKey | undefined {
  switch (key) {
    case 'a':
      return { kind: 'take', place: 0 };
    case 'b':
      return { kind: 'take', place: 1 };
    case 'p':
      return { kind: 'park' };
    case 'd':
      return { kind: 'next' };
    case 'c':
      return { kind: 'confirm' };
    default:
      return gradeOf(key, topGrade);
  }
}

/** A scale with grades of two digits takes no digits: 1 would have to wait for a second one. */
function gradeOf(key: string, topGrade: number | undefined): TalkKey | undefined {
  const isGrade = topGrade !== undefined && topGrade < 10 && /^\d$/.test(key) && Number(key) <= topGrade;
  return isGrade ? { kind: 'grade', grade: Number(key) } : undefined;
}
