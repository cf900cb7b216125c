import { diffWordsWithSpace } from 'diff';

/** A stretch of a text, and whether another assessor's text has it not. */
export type MarkedText = { readonly text: string; readonly differs: boolean };

export type MarkedTexts =
  | { readonly kind: 'marked'; readonly texts: readonly (readonly MarkedText[])[] }
  /** Nothing to compare with: one text at most, or texts with next to nothing in common, where marks would be noise. */
  | { readonly kind: 'unmarked' };

/** Above this share of differing letters in every text, they are different texts and not versions of one. */
const differingShareMax = 0.6;
/** Words in and out; beyond it the comparison of two long texts takes longer than a frame. */
const editsMax = 400;

/** Marks in each text the words that at least one of the others does not have there. */
export function markDifferences(texts: readonly string[]): MarkedTexts {
  const written = texts.filter((text) => text.trim() !== '');
  if (written.length < 2) return { kind: 'unmarked' };
  const marked = texts.map((text) => markText(text, written));
  return marked.every((one) => differingShare(one) > differingShareMax)
    ? { kind: 'unmarked' }
    : { kind: 'marked', texts: marked };
}

function markText(text: string, others: readonly string[]): readonly MarkedText[] {
  const differs = new Uint8Array(text.length);
  for (const other of others) if (other !== text) markAgainst(other, text, differs);
  return joinGaps(stretches(text, differs));
}

function markAgainst(other: string, text: string, differs: Uint8Array): void {
  const changes = diffWordsWithSpace(other, text, { maxEditLength: editsMax });
  if (changes === undefined) return void differs.fill(1);
  let at = 0;
  for (const { value, added, removed } of changes) {
    if (removed) continue;
    if (added) differs.fill(1, at, at + value.length);
    at += value.length;
  }
}

function stretches(text: string, differs: Uint8Array): MarkedText[] {
  const found: MarkedText[] = [];
  let from = 0;
  for (let to = 1; to <= text.length; to += 1) {
    if (to < text.length && differs[to] === differs[from]) continue;
    found.push({ text: text.slice(from, to), differs: differs[from] === 1 });
    from = to;
  }
  return found;
}

/** A space between two marked words belongs to the mark, and one alone is none. */
function joinGaps(parts: readonly MarkedText[]): MarkedText[] {
  const joined: MarkedText[] = [];
  for (const [at, part] of parts.entries()) {
    const isSpace = part.text.trim() === '';
    const isBetweenMarks = parts[at - 1]?.differs === true && parts[at + 1]?.differs === true;
    const differs = isSpace ? isBetweenMarks : part.differs;
    const last = joined.at(-1);
    if (last?.differs === differs) joined[joined.length - 1] = { text: last.text + part.text, differs };
    else joined.push({ text: part.text, differs });
  }
  return joined;
}

function differingShare(parts: readonly MarkedText[]): number {
  const lengthOf = (some: readonly MarkedText[]) =>
    some.reduce((sum, { text }) => sum + text.trim().length, 0);
  return lengthOf(parts.filter(({ differs }) => differs)) / Math.max(1, lengthOf(parts));
}
