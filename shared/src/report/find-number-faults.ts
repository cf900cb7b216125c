import type { UiLanguage } from '../messages/index.ts';

/** A figure in prose that is not written as the language has it. */
export type NumberFault = { readonly written: string; readonly better: string };

/**
 * Figures that a reader may misread: "5.000" and "62.5" in Norwegian, "62,5" in English, a hyphen for a minus, "25%" in Norwegian.
 * `names` are figures that are none (ids of sub-areas, versions), which have a point in any language.
 */
export function findNumberFaults(
  text: string,
  language: UiLanguage,
  names: ReadonlySet<string> = new Set(),
): readonly NumberFault[] {
  const faults = [...separatorFaults(text, language, names), ...minusFaults(text)];
  return language === 'nb' ? [...faults, ...percentFaults(text)] : faults;
}

const hardSpace = '\u00a0';
const minus = '\u2212';

/** A run of digits with points or commas inside, neither part of a word nor of an address, a date or a code. */
const separated = /(?<![\p{L}\d.,/:@_-])\d+(?:[.,]\d+)+(?![\p{L}\d/@_]|[.,-]\d|\.\p{L})/gu;

/** What stands before a figure that is read in parts: a clock, a version, a place in a book. */
const namedBefore =
  /(?:\bkl\.?|\bklokken|\bversjon|\bversion|\bkapittel|\bchapter|\bpunkt|\bavsnitt|\bsection|\b(?:del)?område|\b(?:sub-)?area|\bindikator|\bindicator|\btabell|\btable|\bfigur|\bfigure|§)\s*$/iu;

function separatorFaults(
  text: string,
  language: UiLanguage,
  names: ReadonlySet<string>,
): readonly NumberFault[] {
  return [...text.matchAll(separated)].flatMap(({ 0: written, index }) => {
    if (names.has(written) || namedBefore.test(text.slice(Math.max(0, index - beforeMax), index))) return [];
    const better = betterFigure(written, language);
    return better === undefined || better === written ? [] : [{ written, better }];
  });
}

/** So far back a word may stand that names what follows. */
const beforeMax = 20;

/** Undefined where it cannot be told what is meant. */
function betterFigure(written: string, language: UiLanguage): string | undefined {
  const foreign = language === 'nb' ? '.' : ',';
  const own = language === 'nb' ? ',' : '.';
  if (isGrouped(written, '.') && language === 'nb') return written.replaceAll('.', hardSpace);
  if (isGrouped(written, ',') && language === 'nb') return written.replaceAll(',', hardSpace);
  if (isGrouped(written, '.') && language === 'en') return written.replaceAll('.', ',');
  const decimals = written.split(foreign);
  // With two decimals it may be a clock or a date.
  if (decimals.length !== 2 || written.includes(own) || decimals[1]?.length !== 1) return undefined;
  return decimals.join(own);
}

/** "5.000", "1.234.567". */
function isGrouped(written: string, separator: '.' | ','): boolean {
  const [first = '', ...groups] = written.split(separator);
  return first.length <= 3 && !first.startsWith('0') && groups.every((group) => /^\d{3}$/.test(group));
}

/** "-5" after a space or a bracket; in "3-5" and "2019-2023" it is no minus. */
function minusFaults(text: string): readonly NumberFault[] {
  return [...text.matchAll(/(?<=^|[\s(])-(\d+(?:[.,]\d+)?)/gu)].map(({ 0: written, 1: figure = '' }) => ({
    written,
    better: `${minus}${figure}`,
  }));
}

/** "25%" and "25 %" with a space at which the line may break. */
function percentFaults(text: string): readonly NumberFault[] {
  return [...text.matchAll(/(\d[\d.,]*)(?: |\t)?%/gu)].map(({ 0: written, 1: figure = '' }) => ({
    written,
    better: `${figure}${hardSpace}%`,
  }));
}
