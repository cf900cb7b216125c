import { strFromU8, strToU8, zipSync } from 'fflate';

export type DocumentFacts = {
  /** BCP 47. */
  readonly language: string;
  /** ISO day; what the file says of its making. */
  readonly day: string;
};

/** Of a package, by their names, unpacked. */
export type PackageParts = Readonly<Record<string, Uint8Array>>;

/**
 * Makes the same report the same bytes: the library counts bookmarks and pictures from where the last document ended, and takes
 * names of links, keys of fonts and the hour by chance. It also says the language of the whole, for which the library has no word.
 */
export function settlePackage(parts: PackageParts, facts: DocumentFacts): Uint8Array {
  const settled = Object.entries(parts).map(([name, content]): [string, Uint8Array] => [
    name,
    settlePart(name, content, parts, facts),
  ]);
  return zipSync(Object.fromEntries(settled), { mtime: zipTime });
}

/** The earliest that a zip can write; the day is in the properties. */
const zipTime = '1980-01-01T00:00:00';

function settlePart(
  name: string,
  content: Uint8Array,
  parts: PackageParts,
  facts: DocumentFacts,
): Uint8Array {
  if (name === 'docProps/core.xml') return strToU8(settleProperties(strFromU8(content), facts));
  if (!/\.(xml|rels)$/.test(name)) return content;
  // Links are named in the order of the part that has them, also in the list of its relationships.
  const owner = parts[name.replace(/_rels\/([^/]*)\.rels$/, '$1')];
  const linkNames = new Map<string, number>();
  if (owner !== undefined) renumber(strFromU8(owner), linkPattern, linkPrefix, linkNames);
  const xml = renumber(strFromU8(content), linkPattern, linkPrefix, linkNames);
  const settled = counted.reduce((text, { pattern, prefix }) => renumber(text, pattern, prefix), xml);
  return strToU8(settled.replace(contentsBeginning, '$2$1'));
}

function settleProperties(xml: string, { language, day }: DocumentFacts): string {
  const moment = `${day}T00:00:00Z`;
  return xml
    .replace(/(<dcterms:(created|modified)\b[^>]*>)[^<]*/g, (_, tag: string) => tag + moment)
    .replace(/<dc:language\b[^>]*>[^<]*<\/dc:language>|<dc:language\b[^>]*\/>/g, '')
    .replace('</cp:coreProperties>', `<dc:language>${language}</dc:language></cp:coreProperties>`);
}

/** What the library names by chance; inside of tags, which text of people cannot look like. */
const linkPattern = /(<[^<>]*\b(?:Id|r:id)=")(rId[a-z0-9_-]{21})(?=")/g;
const linkPrefix = 'rIdLink';

/** What it counts on and on. */
const counted: readonly { readonly pattern: RegExp; readonly prefix: string }[] = [
  { pattern: /(<w:bookmark(?:Start|End)\b[^<>]*\bw:id=")(\d+)(?=")/g, prefix: '' },
  { pattern: /(<wp:docPr\b[^<>]*?\bid=")(\d+)(?=")/g, prefix: '' },
];

/** The library begins the contents in a paragraph of its own, which would be an empty line; it moves into the first entry. */
const contentsBeginning =
  /<w:p>(<w:r><w:fldChar w:fldCharType="begin"\/><w:instrText[^<>]*>TOC [^<]*<\/w:instrText><w:fldChar w:fldCharType="separate"\/><\/w:r>)<\/w:p>(<w:p>(?:<w:pPr>(?:(?!<\/w:pPr>).)*<\/w:pPr>)?)/g;

/** Gives each name a number, in the order in which they are first met. */
function renumber(
  xml: string,
  pattern: RegExp,
  prefix: string,
  numberByName: Map<string, number> = new Map<string, number>(),
): string {
  return xml.replace(pattern, (_, before: string, name: string) => {
    const number = numberByName.get(name) ?? numberByName.size + 1;
    numberByName.set(name, number);
    return `${before}${prefix}${number}`;
  });
}
