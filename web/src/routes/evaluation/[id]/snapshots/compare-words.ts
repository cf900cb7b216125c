import { plainText, type AuthoredText } from '@samskar/shared/documents';
import { diffWordsWithSpace } from 'diff';

/** A stretch of two texts laid over each other, and who wrote it where that is known. */
export type ComparedStretch = {
  readonly kind: 'same' | 'added' | 'removed';
  readonly text: string;
  readonly by: string | undefined;
};

/** Words in and out; beyond it a comparison takes longer than anybody waits, and the texts are shown one after the other. */
const editsMax = 4_000;

/** How one text became another: the words of both in order, each with the person who wrote it. Blank lines say nothing. */
export function compareWords(before: AuthoredText, after: AuthoredText): ComparedStretch[] {
  const [earlier, later] = [lettersOf(before), lettersOf(after)];
  const changes = diffWordsWithSpace(earlier.text, later.text, { maxEditLength: editsMax }) ?? [
    { value: earlier.text, removed: true, added: false },
    { value: later.text, removed: false, added: true },
  ];
  let [inEarlier, inLater] = [0, 0];
  return changes.flatMap(({ value, added, removed }) => {
    const from = removed ? inEarlier : inLater;
    if (!added) inEarlier += value.length;
    if (!removed) inLater += value.length;
    if (removed) return stretchesOf('removed', value, earlier.authors, from);
    return added
      ? stretchesOf('added', value, later.authors, from)
      : [{ kind: 'same' as const, text: value, by: undefined }];
  });
}

export function hasSameWords(before: AuthoredText, after: AuthoredText): boolean {
  return lettersOf(before).text === lettersOf(after).text;
}

type Letters = { readonly text: string; readonly authors: readonly (string | undefined)[] };

/** A text as its letters, with who wrote each. */
function lettersOf(text: AuthoredText): Letters {
  const lines = text.map((block) => lettersOfBlock(block)).filter((line) => line.text.trim() !== '');
  return lines.reduce<Letters>(
    (sum, line, at) => ({
      text: at === 0 ? line.text : `${sum.text}\n${line.text}`,
      authors: at === 0 ? line.authors : [...sum.authors, undefined, ...line.authors],
    }),
    { text: '', authors: [] },
  );
}

function lettersOfBlock(block: AuthoredText[number]): Letters {
  if (block.kind === 'list') return lettersOf(block.items.flat());
  const text = plainText([block]);
  const authors = block.spans.flatMap((span) =>
    span.kind === 'text' ? Array.from({ length: span.text.length }, () => span.by) : [undefined],
  );
  return { text, authors };
}

function stretchesOf(
  kind: 'added' | 'removed',
  text: string,
  authors: readonly (string | undefined)[],
  from: number,
): ComparedStretch[] {
  const stretches: ComparedStretch[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const by = authors[from + at];
    const last = stretches.at(-1);
    const letter = text.charAt(at);
    // A space between two persons' words is nobody's to speak of.
    if (last !== undefined && (last.by === by || letter.trim() === ''))
      stretches[stretches.length - 1] = { ...last, text: last.text + letter };
    else stretches.push({ kind, text: letter, by });
  }
  return stretches;
}
