import { drawnCharacters } from './fonts.ts';

/**
 * A person's text on one line, as it can be printed. A character that Inter lacks becomes a square, since the standards forbid
 * one without a glyph.
 */
export function printableText(text: string): string {
  return withGlyphs(plainText(text));
}

/** In composed form, without controls and without what turns the direction of its neighbours; for what is read, not printed. */
function plainText(text: string): string {
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
 * What is no prose, as a heading or a caption: with an ellipsis where it is longer than `max` characters, and with a dash where
 * there is nothing, since a reader must be able to name it.
 */
export function titleText(text: string, max = titleMax): PdfText {
  return breakableText(shortText(text, max));
}

/** The same for what is read and not printed. */
export function shortText(text: string, max = titleMax): string {
  const plain = plainText(text).trim();
  if (plain === '') return '\u2013';
  return plain.length <= max ? plain : `${plain.slice(0, max - 1).toWellFormed()}\u2026`;
}

/** Characters; ten lines of a heading. */
const titleMax = 500;

/** A text; in pieces where a line may break between them. */
export type PdfText = string | readonly string[];

/**
 * The text, or its pieces where a stretch would run off the page: between two pieces a line may break. Words are hyphenated
 * where they stand in a narrow place, so only what is no word, or longer than any, is cut.
 */
export function breakableText(text: string): PdfText {
  const printable = printableText(text);
  const isCut = (part: string, place: number) => place % 2 === 1 && !words.test(part);
  const parts = printable.split(stretches);
  if (!parts.some(isCut)) return printable;
  return parts.flatMap((part, place) => (isCut(part, place) ? cut(part) : part));
}

/** Without a space, and longer than a narrow column is wide. */
const stretches = /(\S{24,})/u;

/** Words that can be hyphenated, or broken between each other; none of any language is longer. */
const words = /^\p{P}*[\p{L}\p{M}]{1,60}(?:[-\u2013/][\p{L}\p{M}]{1,60})*\p{P}*$/u;

function cut(stretch: string): readonly string[] {
  const pieces = stretch.match(syllables) ?? [];
  return pieces.map((piece, place) =>
    closing.test(piece) || opening.test(pieces[place - 1] ?? '') ? `\u200b${piece}` : piece,
  );
}

/** A few letters with their marks: each place to break costs the compiler as much as a word. */
const syllables = /(?:\P{M}\p{M}*){1,4}[\p{Pe}\p{Pf}!?.,:;/]{0,4}|\p{M}+/gu;

/** Not even after a space does a line break before or after these (UAX 14, LB13 to LB17), but after a zero-width one. */
const closing = /^[\p{Pe}\p{Pf}!?.,:;/\u2014]/u;
const opening = /[\p{Ps}\p{Pi}\u2014]$/u;
