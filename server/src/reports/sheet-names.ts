import { cellText } from './cell-text.ts';

/** Of a name in Excel. https://support.microsoft.com/office/3f1f7148-ee83-404d-8ef0-9ff99fbad1f9 */
const charactersMax = 31;

/** Names of sheets that Excel takes, each once, as near to the titles as it allows. */
export function sheetNames(titles: readonly string[]): readonly string[] {
  const taken = new Set<string>(reserved);
  return titles.map((title) => {
    const name = freeName(allowed(title), taken);
    taken.add(name.toLowerCase());
    return name;
  });
}

/** Excel keeps it for changes that are tracked, in whatever letters. The overview stands before all others. */
const reserved = ['history', 'oversikt', 'overview'];

function freeName(wanted: string, taken: ReadonlySet<string>): string {
  for (let copy = 1; ; copy++) {
    const ending = copy === 1 ? '' : ` ${copy}`;
    const name = shortened(wanted, charactersMax - ending.length) + ending;
    if (!taken.has(name.toLowerCase())) return name;
  }
}

function allowed(title: string): string {
  const clean = cellText(title)
    .replaceAll(/[\[\]:*?/\\]/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
    // An apostrophe at either end is Excel's own quotation mark.
    .replaceAll(/^'+|'+$/g, '');
  return clean === '' ? '–' : clean;
}

/** Ends with a whole word where one ends in its second half. */
function shortened(text: string, length: number): string {
  if (text.length <= length) return text;
  const cut = text.slice(0, length).toWellFormed().replaceAll('\ufffd', '');
  const end = cut.lastIndexOf(' ');
  return (end > length / 2 ? cut.slice(0, end) : cut).replace(/[\s',]+$/, '');
}
