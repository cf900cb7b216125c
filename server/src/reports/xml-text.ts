/**
 * What XML cannot hold, and what turns the direction of the text around it, so that a text would read as something else than
 * it says: both are left out. Half of a character becomes the sign for an unreadable one.
 */
const unwanted =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffe\uffff]/g;

/** A person's text as it may stand in a part of an Office file; not yet escaped. Every kind of line end is a space. */
export function xmlText(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\t\n\r\u0085\u2028\u2029]+/g, ' ')
    .replace(unwanted, '');
}
