import type { BallotIndicator } from '@samskar/shared/scoring';

/** A text to begin a justification from: one assessor's own reason, or all of them after each other. */
export type StartingText = { readonly from: string; readonly paragraphs: readonly string[] };

/** What the assessors wrote while they graded alone, as beginnings; whoever wrote nothing offers none. */
export function startingTexts(
  reasons: readonly { readonly letter: string; readonly ballot: BallotIndicator }[],
): readonly StartingText[] {
  const written = reasons.flatMap(({ letter, ballot }) => {
    const paragraphs = paragraphsOf(ballot.reason);
    return paragraphs.length > 0 ? [{ from: letter, paragraphs }] : [];
  });
  if (written.length < 2) return written;
  return [
    ...written,
    {
      from: written.map(({ from }) => from).join(' + '),
      paragraphs: written.flatMap(({ paragraphs }) => paragraphs),
    },
  ];
}

function paragraphsOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
