import { zipSync } from 'fflate';
import { failure, success, type Result } from '@samskar/shared/result';
import { findFieldThreat } from './find-field-threat.ts';
import { openZip, type ZipLimits, type ZipParts, type ZipProblem } from './open-zip.ts';
import { attributeValues, ownAttribute, readXmlElements, type XmlElement } from './read-xml-elements.ts';

/** A Word or PowerPoint file that brings nothing but what it shows. */
export type OfficeFile = {
  readonly kind: OfficeKind;
  /** By their names in the package. */
  readonly parts: ZipParts;
  /** The same parts, zipped anew: whoever opens this reads what was checked, whatever tricks the original zip played. */
  readonly bytes: Uint8Array;
};

export type OfficeKind = 'docx' | 'pptx';

/** `part` is the name of the part inside the package, for whoever made the file. */
export type OfficeFileProblem =
  | ZipProblem
  /** XML that is not well formed, or not in UTF-8. */
  | { readonly kind: 'broken-part'; readonly part: string }
  /** A package, but not of a Word (or PowerPoint) file. */
  | { readonly kind: 'other-kind'; readonly expected: OfficeKind }
  | { readonly kind: 'macros'; readonly part: string }
  /** Something that would be fetched, or written to, elsewhere when the file is opened. */
  | { readonly kind: 'external-link'; readonly part: string; readonly target: string }
  /** OLE objects, ActiveX, other documents to be taken in, web add-ins, files of unknown kind. */
  | { readonly kind: 'embedded'; readonly part: string }
  /** A document type or entities of its own, which a document has no use for. */
  | { readonly kind: 'entities'; readonly part: string }
  /** A Word field, or a click in PowerPoint, that runs or fetches something. */
  | { readonly kind: 'action'; readonly part: string; readonly name: string };

export const officeFileLimits: ZipLimits & { readonly xmlBytesMax: number } = {
  /** Bytes. The largest template of a municipality seen had 12 MB, all of it photographs. */
  fileBytesMax: 30_000_000,
  /** Parts. A deck of 100 slides has about 1,000. */
  partsMax: 5_000,
  /** Bytes. All of it is in memory at once, and once more in the library that fills it in. */
  unpackedBytesMax: 150_000_000,
  /** Times. Repetitive XML packs to about a fortieth; a bomb to a thousandth. */
  ratioMax: 200,
  /** Bytes of one XML part; a report of 400 pages has 5 MB. It is read as a tree of some ten times its size. */
  xmlBytesMax: 20_000_000,
};

/**
 * Opens a file that somebody uploaded, and refuses whatever could run code, fetch something or bring something along when people
 * open what we make of it: the first problem found is named. Word's and PowerPoint's own templates (.dotx, .potx) become documents.
 */
export function openOfficeFile(bytes: Uint8Array, kind: OfficeKind): Result<OfficeFile, OfficeFileProblem> {
  const opened = openParts(bytes, kind);
  if (!opened.ok) return opened;
  const parts = asDocument(opened.value, kind);
  return success({ kind, parts, bytes: zipSync(Object.fromEntries(parts), { mtime: zipTime, level: 1 }) });
}

/** The earliest day that a zip can write; the moment of checking is of no interest. */
const zipTime = '1980-01-01T00:00:00';

type PackageKind = OfficeKind | 'xlsx';

function openParts(bytes: Uint8Array, kind: PackageKind): Result<ZipParts, OfficeFileProblem> {
  if (isCompoundFile(bytes)) return failure({ kind: 'encrypted' });
  const zip = openZip(bytes, officeFileLimits);
  if (!zip.ok) return zip;
  const problem = findKindProblem(zip.value, kind) ?? findProblem(zip.value);
  return problem === undefined ? zip : failure(problem);
}

/** What Word writes with a password is an OLE compound file, as were documents before 2007. */
function isCompoundFile(bytes: Uint8Array): boolean {
  return [0xd0, 0xcf, 0x11, 0xe0].every((byte, index) => bytes[index] === byte);
}

const contentTypesPart = '[Content_Types].xml';

const openXml = 'application/vnd.openxmlformats-officedocument';

/** Of the main part; `template` is accepted and becomes `document`. */
const mainTypes: Readonly<Record<PackageKind, { readonly document: string; readonly template: string }>> = {
  docx: {
    document: `${openXml}.wordprocessingml.document.main+xml`,
    template: `${openXml}.wordprocessingml.template.main+xml`,
  },
  pptx: {
    document: `${openXml}.presentationml.presentation.main+xml`,
    template: `${openXml}.presentationml.template.main+xml`,
  },
  xlsx: {
    document: `${openXml}.spreadsheetml.sheet.main+xml`,
    template: `${openXml}.spreadsheetml.template.main+xml`,
  },
};

function findKindProblem(parts: ZipParts, kind: PackageKind): OfficeFileProblem | undefined {
  const otherKind = { kind: 'other-kind', expected: kind === 'xlsx' ? 'docx' : kind } as const;
  const content = parts.get(contentTypesPart);
  if (content === undefined) return otherKind;
  const elements = readXmlElements(content);
  if (elements === undefined) return { kind: 'broken-part', part: contentTypesPart };
  const types = elements.flatMap((element) => attributeValues(element, 'ContentType'));
  if (types.some((type) => /macroEnabled|vbaProject/i.test(type)))
    return { kind: 'macros', part: contentTypesPart };
  const { document, template } = mainTypes[kind];
  return types.includes(document) || types.includes(template) ? undefined : otherKind;
}

function asDocument(parts: ZipParts, kind: OfficeKind): ZipParts {
  const content = new TextDecoder().decode(parts.get(contentTypesPart));
  const { document, template } = mainTypes[kind];
  return new Map(parts).set(
    contentTypesPart,
    new TextEncoder().encode(content.replaceAll(`"${template}"`, `"${document}"`)),
  );
}

function findProblem(parts: ZipParts): OfficeFileProblem | undefined {
  for (const [part, content] of parts) {
    const problem = findPartProblem(part, content);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

/** What pages and slides consist of; anything else has no business in a template. */
const shownExtensions = new Set(
  'xml rels vml png jpg jpeg jpe jfif gif bmp tif tiff emf wmf svg wdp odttf fntdata ttf mp3 m4a mp4 wav'.split(
    ' ',
  ),
);

function findPartProblem(part: string, content: Uint8Array): OfficeFileProblem | undefined {
  if (/vbaProject|vbaData|(^|\/)macrosheets\//i.test(part)) return { kind: 'macros', part };
  if (/(^|\/)(activeX|ctrlProps|webextensions|customUI)\//i.test(part)) return { kind: 'embedded', part };
  // How a printer was set: neither program opens it but to print.
  if (/(^|\/)printerSettings\d*\.bin$/i.test(part)) return undefined;
  const extension = part.slice(part.lastIndexOf('.') + 1).toLowerCase();
  // The data behind a chart.
  if (extension === 'xlsx') return findWorkbookProblem(part, content);
  if (!shownExtensions.has(extension)) return { kind: 'embedded', part };
  if (!['xml', 'rels', 'vml', 'svg'].includes(extension)) return undefined;
  return findXmlProblem(part, extension, content);
}

function findWorkbookProblem(part: string, content: Uint8Array): OfficeFileProblem | undefined {
  const workbook = openParts(content, 'xlsx');
  if (workbook.ok) return undefined;
  const { error } = workbook;
  return 'part' in error ? { ...error, part: `${part}/${error.part}` } : { kind: 'embedded', part };
}

function findXmlProblem(part: string, extension: string, content: Uint8Array): OfficeFileProblem | undefined {
  const { xmlBytesMax } = officeFileLimits;
  if (content.length > xmlBytesMax) return { kind: 'broken-part', part };
  if (/<!(DOCTYPE|ENTITY)/i.test(new TextDecoder().decode(content))) return { kind: 'entities', part };
  const elements = readXmlElements(content);
  if (elements === undefined) return { kind: 'broken-part', part };
  if (extension === 'svg') return findSvgProblem(part, elements);
  if (extension === 'rels') return findRelationshipProblem(part, elements);
  return findMarkupProblem(part, elements);
}

/** Kinds of relationship that bring something in that runs or is not seen, by the last word of their type. */
const refusedRelationships: Readonly<Record<string, 'macros' | 'embedded' | 'external-link'>> = {
  vbaProject: 'macros',
  wordVbaData: 'macros',
  xlMacrosheet: 'macros',
  oleObject: 'embedded',
  control: 'embedded',
  activeXControlBinary: 'embedded',
  aFChunk: 'embedded',
  subDocument: 'embedded',
  frame: 'embedded',
  webextension: 'embedded',
  webextensiontaskpanes: 'embedded',
  extensibility: 'embedded',
  attachedTemplate: 'external-link',
  externalLink: 'external-link',
  externalLinkPath: 'external-link',
  transform: 'external-link',
};

function findRelationshipProblem(
  part: string,
  elements: readonly XmlElement[],
): OfficeFileProblem | undefined {
  for (const element of elements) {
    if (element.name !== 'Relationship') continue;
    const type = (ownAttribute(element, 'Type') ?? '').split('/').at(-1) ?? '';
    const target = ownAttribute(element, 'Target') ?? '';
    const mode = ownAttribute(element, 'TargetMode') ?? 'Internal';
    const refused = Object.entries(refusedRelationships).find(
      ([name]) => name.toLowerCase() === type.toLowerCase(),
    )?.[1];
    if (refused === 'external-link') return { kind: refused, part, target };
    if (refused !== undefined) return { kind: refused, part };
    // A link that people click is theirs to follow; it must lead to a page or a letter, not to a file or a program.
    if (mode === 'Internal' ? isOutside(target) : type !== 'hyperlink' || !isPlainLink(target))
      return { kind: 'external-link', part, target };
  }
  return undefined;
}

/** Programs differ in whether an address makes a relationship external that does not say so. */
function isOutside(target: string): boolean {
  return /^[a-z][a-z0-9+.-]*:|^\/\/|\\/i.test(target);
}

function isPlainLink(target: string): boolean {
  return /^(https?:\/\/|mailto:)/i.test(target);
}

/** Actions of PowerPoint that stay inside the deck. */
const plainAction = /^ppaction:\/\/(hlinksldjump|hlinkshowjump|customshow|media|noaction)\b/;

function findMarkupProblem(part: string, elements: readonly XmlElement[]): OfficeFileProblem | undefined {
  for (const element of elements) {
    // Pictures of the old drawing language, and what an HTML page left behind: their own address beside the package's.
    const address = ['src', 'althref', 'recolortarget']
      .flatMap((name) => attributeValues(element, name))
      .find((value) => value !== '');
    if (address !== undefined) return { kind: 'external-link', part, target: address };
    // A mail merge asks its data source as soon as the document is opened.
    if (element.name === 'mailMerge') return { kind: 'external-link', part, target: element.name };
    if (['OLEObject', 'altChunk', 'subDoc', 'control', 'oleObj'].includes(element.name))
      return { kind: 'embedded', part };
    const action = attributeValues(element, 'action').find(
      (value) => value.startsWith('ppaction:') && !plainAction.test(value),
    );
    if (action !== undefined) return { kind: 'action', part, name: action };
  }
  const field = findFieldThreat(elements);
  return field === undefined ? undefined : { kind: 'action', part, name: field };
}

function findSvgProblem(part: string, elements: readonly XmlElement[]): OfficeFileProblem | undefined {
  for (const element of elements) {
    if (element.name === 'script' || element.name === 'foreignObject') return { kind: 'embedded', part };
    const address = [...attributeValues(element, 'href'), ...attributeValues(element, 'src')].find(
      (value) => !value.startsWith('#') && !value.startsWith('data:image/'),
    );
    if (address !== undefined) return { kind: 'external-link', part, target: address };
    if (element.attributes.some(({ name }) => /^on/i.test(name))) return { kind: 'embedded', part };
  }
  return undefined;
}
