/** One replacement in a text: at `index`, `removed` UTF-16 units give way to `inserted`. */
export type TextEdit = { readonly index: number; readonly removed: number; readonly inserted: string };

/** A change as Yjs tells it: what is kept, put in and taken out, from the start of the text. */
export type TextDelta = readonly {
  readonly retain?: number;
  readonly insert?: unknown;
  readonly delete?: number;
}[];

/**
 * The smallest replacement that makes `after` of `before`; undefined when they are equal. `caret` is where the cursor stands
 * in `after`: it settles which of several equal letters was typed. Never splits a surrogate pair.
 */
export function findTextEdit(before: string, after: string, caret: number): TextEdit | undefined {
  if (before === after) return undefined;
  const tail = Math.max(0, after.length - caret);
  let end = 0;
  const endMax = Math.min(before.length, after.length, tail);
  while (end < endMax && before.at(-1 - end) === after.at(-1 - end)) end += 1;
  let start = 0;
  const startMax = Math.min(before.length, after.length) - end;
  while (start < startMax && before[start] === after[start]) start += 1;
  // The caret was a hint only: whatever else is equal is left alone.
  while (end < Math.min(before.length, after.length) - start && before.at(-1 - end) === after.at(-1 - end))
    end += 1;
  if (isInsidePair(before, start) || isInsidePair(after, start)) start -= 1;
  if (isInsidePair(before, before.length - end) || isInsidePair(after, after.length - end)) end -= 1;
  return {
    index: start,
    removed: before.length - end - start,
    inserted: after.slice(start, after.length - end),
  };
}

/** Where a place in a text has gone after a change by somebody else; text put in at the very place goes after it. */
export function movePlace(place: number, delta: TextDelta): number {
  let index = 0;
  let moved = place;
  for (const { retain = 0, insert, delete: removed = 0 } of delta) {
    if (index >= moved) break;
    index += retain;
    if (typeof insert === 'string' && index < moved) {
      moved += insert.length;
      index += insert.length;
    }
    if (removed > 0 && index < moved) moved = Math.max(index, moved - removed);
  }
  return moved;
}

/** Where a change ends in the text that it makes: where a cursor belongs after one's own undo. */
export function endOfChange(delta: TextDelta): number {
  let index = 0;
  let end = 0;
  for (const { retain = 0, insert } of delta) {
    index += retain;
    if (typeof insert === 'string') index += insert.length;
    if (retain === 0) end = index;
  }
  return end;
}

function isInsidePair(text: string, index: number): boolean {
  return (
    index > 0 &&
    isBetween(text.charCodeAt(index - 1), 0xd800, 0xdbff) &&
    isBetween(text.charCodeAt(index), 0xdc00, 0xdfff)
  );
}

function isBetween(value: number, from: number, to: number): boolean {
  return value >= from && value <= to;
}
