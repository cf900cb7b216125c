export type TextStyle = { readonly size: number; readonly isStrong?: boolean };

/**
 * Width in pixels that a text will hardly exceed in Inter; an estimate, since no browser is there to measure. In a font that is
 * wider than Inter a label may come close to its neighbour.
 */
export function textWidth(text: string, { size, isStrong = false }: TextStyle): number {
  let widths = 0;
  for (const character of text.normalize('NFD').replace(joined, '')) widths += characterWidth(character);
  return widths * size * (isStrong ? strongFactor : 1) * allowance;
}

/** A family of four is one picture. */
const joined = /\u200d./gu;

/** Of semi-bold against regular: the mean over letters is 1.035, that of i, j and l 1.08. */
const strongFactor = 1.045;

/** The variable Inter of the screens is cut for its size, and a touch wider in small print than the static one. */
const allowance = 1.03;

/**
 * Advance widths of Inter 4.001 Regular in em (table hmtx, 2048 units), rounded up to a fiftieth or so. Accented letters are as
 * wide as their base.
 */
const classes: readonly (readonly [width: number, characters: string])[] = [
  [0.26, 'ijlł'],
  [0.28, 'I’‘'],
  [0.3, " \u00a0!',.:·;"],
  [0.34, '`t|'],
  [0.38, '()/[\\]fr'],
  [0.43, '1{}'],
  [0.47, '-_“”°"'],
  [0.51, '–^*?'],
  [0.54, 's'],
  [0.56, 'kxz'],
  [0.58, '7JLacvy•§'],
  [0.6, '5Fehnouøðŋ«»'],
  [0.62, '238Ebdgpqßþđ£'],
  [0.64, '#069PZ'],
  [0.66, '$&4BRST'],
  [0.68, '+<=>KY~×−±€'],
  [0.7, 'AVX'],
  [0.76, 'CDGHNUŊ'],
  [0.78, 'OQØ'],
  [0.82, 'w'],
  [0.88, 'm…½'],
  [0.92, 'Mæ'],
  [1.02, 'WÆ@%Œœ—'],
];

const widthByCharacter = new Map(
  classes.flatMap(([width, characters]) =>
    Array.from(characters, (character) => [character, width] as const),
  ),
);

/** Scripts beyond Latin are drawn in a font that we do not know; Chinese characters and emoji are squares, and wider than most. */
const unknownWidth = 1.1;

function characterWidth(character: string): number {
  const known = widthByCharacter.get(character);
  if (known !== undefined) return known;
  return /\p{M}/u.test(character) ? 0 : unknownWidth;
}
