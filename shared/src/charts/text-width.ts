export type TextStyle = { readonly size: number; readonly isStrong?: boolean };

/**
 * Width in pixels that a text will hardly exceed in Inter; an estimate, since no browser is there to measure. In a font that is
 * wider than Inter a label may come close to its neighbour.
 */
export function textWidth(text: string, { size, isStrong = false }: TextStyle): number {
  let widths = 0;
  for (const character of text.normalize('NFD')) widths += characterWidth(character);
  return widths * size * (isStrong ? strongFactor : 1) * allowance;
}

/** Of semi-bold against regular: the mean over letters is 1.04, that of i, j and l 1.08. */
const strongFactor = 1.06;

/** The variable Inter of the screens is cut for its size, and a touch wider in small print than the static one. */
const allowance = 1.03;

/**
 * Advance widths of Inter 4.001 Regular in em (table hmtx, 2048 units), rounded up to those of their class. Accented letters
 * are as wide as their base.
 */
const classes: readonly (readonly [width: number, characters: string])[] = [
  [0.3, "ijlłI \u00a0!',.:;·’‘"],
  [0.38, '`t|()/[\\]fr'],
  [0.48, '1{}-_“”°"^'],
  [0.54, 's–*?'],
  [0.6, '57FJLacehknouvxyzøðŋ•§«»'],
  [0.66, '0234689#$&BEPRSTZbdgpqßþđ£'],
  [0.7, 'AKVXY+<=>~×−±€'],
  [0.78, 'CDGHNOQUØŊ'],
  [0.88, 'wm½…'],
  [1.02, 'MWÆæ@%Œœ—'],
];

const widthByCharacter = new Map(
  classes.flatMap(([width, characters]) => [...characters].map((character) => [character, width] as const)),
);

/** Scripts beyond Latin are drawn in a font that we do not know; Chinese characters and emoji are squares, and wider than most. */
const unknownWidth = 1.1;

function characterWidth(character: string): number {
  const known = widthByCharacter.get(character);
  if (known !== undefined) return known;
  return /\p{M}/u.test(character) ? 0 : unknownWidth;
}
