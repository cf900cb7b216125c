import { strToU8, zipSync, type Zippable } from 'fflate';
import type { Deck } from './deck.ts';
import { xml } from './xml.ts';

/** The parts of an Office file by their path. */
export type Parts = Readonly<Record<string, Uint8Array>>;

/** Of every part, so that the same deck gives the same bytes: the first moment that a zip can tell. */
const partTime = new Date(1980, 0, 1);

export function zipParts(parts: Parts): Uint8Array {
  const ordered: Zippable = {};
  // Readers look for the content types first.
  const paths = Object.keys(parts).toSorted((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
  for (const path of paths) {
    const part = parts[path];
    if (part !== undefined)
      ordered[path] = [part, { mtime: partTime, level: path.endsWith('.xlsx') ? 0 : 6 }];
  }
  return zipSync(ordered);
}

function rank(path: string): number {
  return path === '[Content_Types].xml' ? 0 : path === '_rels/.rels' ? 1 : 2;
}

export function corePart(deck: Deck): Uint8Array {
  const made = `${deck.madeAt}T00:00:00Z`;
  const language = { nb: 'nb-NO', en: 'en-GB' }[deck.language];
  return strToU8(
    [
      '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
      '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">',
      `<dc:title>${xml(deck.title)}</dc:title><dc:subject>${xml(deck.subject)}</dc:subject><dc:creator>${xml(deck.authors.join(', '))}</dc:creator>`,
      `<cp:lastModifiedBy>Samskår</cp:lastModifiedBy><dcterms:created xsi:type="dcterms:W3CDTF">${made}</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">${made}</dcterms:modified><dc:language>${language}</dc:language>`,
      '</cp:coreProperties>',
    ].join(''),
  );
}

export const appPart: Uint8Array = strToU8(
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>Samskår</Application></Properties>',
);
