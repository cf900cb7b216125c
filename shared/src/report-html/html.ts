/** Markup that is safe to show: only `html` makes it, and everything else that it is given is escaped. */
export type Html = { readonly markup: string };

type Part = Html | string | number | undefined | readonly Part[];

/** Markup of ours with values in it: texts are escaped, markup made by this function stays, lists are joined. */
export function html(markup: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return { markup: markup.reduce((before, after, at) => before + markupOf(parts[at - 1]) + after) };
}

/** What somebody else has made into markup and vouches for: a drawing of ours, or our own style sheet. */
export function trusted(markup: string): Html {
  return { markup };
}

export const nothing: Html = { markup: '' };

/** A text without what changes the text around it (direction) or what no document may hold (controls, half characters). */
export function plain(text: string): string {
  return text.toWellFormed().replace(turning, '').replace(forbidden, '\ufffd');
}

/** Of these, the ones that open something would reach over everything that follows. */
const turning = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

const forbidden = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]/g;

function markupOf(part: Part): string {
  if (part === undefined) return '';
  if (typeof part === 'string') return escaped(plain(part));
  if (typeof part === 'number') return String(part);
  return 'markup' in part ? part.markup : part.map(markupOf).join('');
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
