import { attributeValues, type XmlElement } from './read-xml-elements.ts';

/**
 * Fields of Word that say something about the document itself. All others are refused, since some run a program (DDE,
 * MACROBUTTON), fetch a file (INCLUDEPICTURE, INCLUDETEXT, LINK, DATABASE, RD) or ask the reader (ASK, FILLIN), and new ones come.
 */
const plainFields = new Set(
  `PAGE NUMPAGES SECTION SECTIONPAGES PAGEREF REF NOTEREF SEQ STYLEREF TOC TC TOA TA INDEX XE DATE TIME CREATEDATE SAVEDATE PRINTDATE
  EDITTIME TITLE SUBJECT AUTHOR KEYWORDS COMMENTS DOCPROPERTY DOCVARIABLE INFO FILENAME FILESIZE LASTSAVEDBY NUMCHARS NUMWORDS REVNUM
  USERNAME USERINITIALS USERADDRESS HYPERLINK SYMBOL EQ ADVANCE QUOTE SET IF COMPARE FORMULA LISTNUM AUTONUM AUTONUMLGL AUTONUMOUT
  FORMTEXT FORMCHECKBOX FORMDROPDOWN CITATION BIBLIOGRAPHY SHAPE PRIVATE ADDIN MERGEFIELD`.split(/\s+/),
);

/** Stands for a field inside another field's instruction: what it will say is not known here. */
const nestedField = '\ufffc';

/** The first field that is not plain, as it begins; undefined when there is none. Instructions may be cut into any number of runs. */
export function findFieldThreat(elements: readonly XmlElement[]): string | undefined {
  const open: { instruction: string; isRead: boolean }[] = [];
  for (const element of elements) {
    const threat = visit(element, open);
    if (threat !== undefined) return threat;
  }
  // A field that never ends is read by Word up to where the text ends.
  return open.map(({ instruction }) => judge(instruction)).find((threat) => threat !== undefined);
}

function visit(element: XmlElement, open: { instruction: string; isRead: boolean }[]): string | undefined {
  const field = open.at(-1);
  if (element.name === 'fldSimple')
    return attributeValues(element, 'instr')
      .map(judge)
      .find((threat) => threat !== undefined);
  if (element.name === 'instrText' || element.name === 'delInstrText') {
    if (field === undefined) return judge(element.text);
    if (!field.isRead) field.instruction += element.text;
    return undefined;
  }
  if (element.name !== 'fldChar') return undefined;
  const types = attributeValues(element, 'fldCharType');
  if (types.includes('begin')) {
    if (field !== undefined && !field.isRead) field.instruction += nestedField;
    open.push({ instruction: '', isRead: false });
    return undefined;
  }
  if (field === undefined) return undefined;
  field.isRead = true;
  if (types.includes('end')) open.pop();
  return judge(field.instruction);
}

/** The instruction's beginning when it is not plain. */
function judge(instruction: string): string | undefined {
  const text = instruction.trim();
  const name = /^[^\s"\\=]*/.exec(text)?.[0] ?? '';
  if (text === '' || text.startsWith('=')) return undefined;
  const isPlain =
    plainFields.has(name.toUpperCase()) &&
    (name.toUpperCase() !== 'HYPERLINK' ||
      /^HYPERLINK\s+(\\[lonmt]\b|"?(https?:\/\/|mailto:|#))/i.test(text));
  return isPlain ? undefined : text.slice(0, shownCharacters);
}

/** Characters of an instruction that a person is shown. */
const shownCharacters = 60;
