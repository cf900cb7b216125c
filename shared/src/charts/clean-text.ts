/** Longest label that is measured and wrapped, in characters: three lines of the widest drawing hold fewer. */
const charactersMax = 400;

/** More marks on one letter grow over the lines above; no language of ours needs more than two. */
const tooManyMarks = /(\p{M}{2})\p{M}+/gu;

/**
 * Controls, which XML forbids, and what turns the direction of the text around it, which would make a figure say something
 * else than its data; also what is invisible and what half a character leaves behind.
 */
const unwanted =
  /[\p{Cc}\p{Cs}\p{Co}\p{Cn}\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/gu;

/** A person's text on one line, fit to be drawn; not yet escaped. */
export function cleanText(text: string, max = charactersMax): string {
  return text
    .slice(0, max)
    .replace(/[\t\n\v\f\r\u0085\u2028\u2029]+/g, ' ')
    .replace(unwanted, '')
    .replace(tooManyMarks, '$1')
    .replace(/ {2,}/g, ' ')
    .trim();
}
