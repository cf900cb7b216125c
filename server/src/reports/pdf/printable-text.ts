import { drawnCharacters } from './fonts.ts';

/**
 * A person's text on one line, as it can be printed. A character that Inter lacks becomes a square, since the standards forbid
 * one without a glyph.
 */
export function printableText(text: string): string {
  return withGlyphs(plainText(text));
}

/** In composed form, without controls and without what turns the direction of its neighbours; for what is read, not printed. */
export function plainText(text: string): string {
  return text
    .toWellFormed()
    .normalize('NFC')
    .replace(/[\t\n\v\f\r\u0085\u2028\u2029]+/g, ' ')
    .replace(invisible, '')
    .replace(tooManyMarks, '$1');
}

/** A drawing whose text can be printed; all else in it is ASCII. */
export function withGlyphs(text: string): string {
  return text.replace(/[^\n -~]/gu, (character) =>
    drawnCharacters().has(character.codePointAt(0) ?? 0) && !/\p{Co}/u.test(character) ? character : square,
  );
}

const square = '\u25a1';

/** Controls, formats (directions, joiners, soft hyphens) and variation selectors. */
const invisible = /[\p{Cc}\p{Cf}\p{Variation_Selector}]/gu;

/** More marks on one letter grow over the lines above; no language of ours needs more than two. */
const tooManyMarks = /(\p{M}{2})\p{M}+/gu;

/**
 * The text, or its pieces where a stretch would run off the page: between two pieces a line may break. Words are hyphenated
 * where they stand in a narrow place, so only what is no word, or longer than any, is cut.
 */
export function breakableText(text: string): string | readonly string[] {
  const printable = printableText(text);
  const isCut = (part: string, place: number) => place % 2 === 1 && !words.test(part);
  const parts = printable.split(stretches);
  if (!parts.some(isCut)) return printable;
  return parts.flatMap((part, place) => (isCut(part, place) ? (part.match(letters) ?? []) : part));
}

/** Without a space, and longer than the narrowest column is wide. */
const stretches = /(\S{24,})/u;

/** Words that can be hyphenated, or broken between each other; none of any language is longer. */
const words = /^\p{P}*[\p{L}\p{M}]{1,60}(?:[-\u2013/][\p{L}\p{M}]{1,60})*\p{P}*$/u;

/** With their marks. */
const letters = /\P{M}\p{M}*|\p{M}+/gu;
