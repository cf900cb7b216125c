/**
 * How much text a place holds. PowerPoint lays text out when it is opened, with whatever font the machine has, so what fits is
 * reckoned beforehand and on the safe side.
 */
export type Room = { readonly characters: number; readonly lines: number };

/** Mean width of a character of Inter as a share of the font size: 0.47 over Norwegian running text (0.48 bold), and some more. */
const characterWidth = 0.49;
/** The same of DejaVu Sans Bold over headings, the widest that is put in the place of a font that is missing. */
const wideCharacterWidth = 0.7;
/** Line height as a share of the font size. */
const lineHeight = 1.21;
const pointsPerInch = 72;

export function roomOf(widthInches: number, heightInches: number, points: number): Room {
  return {
    characters: Math.max(8, Math.floor((widthInches * pointsPerInch) / (points * characterWidth))),
    lines: Math.max(1, (heightInches * pointsPerInch) / (points * lineHeight)),
  };
}

/** How wide a word or two are on one line, in whatever font: a year may not be broken where letters are wide. */
export function inchesOf(text: string, points: number): number {
  return (text.length * points * wideCharacterWidth) / pointsPerInch;
}

/** How many lines a text takes when it is broken between words. */
export function linesOf(text: string, characters: number): number {
  let lines = 1;
  let used = 0;
  for (const word of text.split(' ')) {
    const length = Math.max(1, word.length);
    if (used > 0 && used + 1 + length > characters) {
      lines += 1;
      used = 0;
    }
    const taken = used === 0 ? length : used + 1 + length;
    lines += Math.floor((taken - 1) / characters);
    used = ((taken - 1) % characters) + 1;
  }
  return lines;
}

/** How many lines a text takes in whatever font. */
export function mostLinesOf(text: string, widthInches: number, points: number): number {
  return linesOf(text, Math.floor((widthInches * pointsPerInch) / (points * wideCharacterWidth)));
}

/** As many whole sentences as fit in `max` characters, or else as many words, with an ellipsis. */
export function shorten(text: string, max: number): string {
  if (text.length <= max) return text;
  const sentence = lastSentenceEnd(text, max);
  if (sentence > max / 3) return text.slice(0, sentence);
  const cut = text.slice(0, max - 2);
  const space = cut.lastIndexOf(' ');
  return `${withoutHalfCharacter(space > max / 2 ? cut.slice(0, space) : cut).replace(/[,;:–-]$/, '')} …`;
}

function lastSentenceEnd(text: string, max: number): number {
  let end = 0;
  for (const match of text.matchAll(/[.!?](?=\s+\p{Lu})/gu)) {
    if (match.index + 1 > max) break;
    end = match.index + 1;
  }
  return end;
}

function withoutHalfCharacter(text: string): string {
  return /[\ud800-\udbff]$/.test(text) ? text.slice(0, -1) : text;
}
