import { openOfficeFile } from '../../server/src/reports/open-office-file.ts';
import {
  attributeValues,
  readXmlElements,
  type XmlElement,
} from '../../server/src/reports/read-xml-elements.ts';

/** A paragraph of a Word file as a reader of tags finds it. */
export type WordParagraph = {
  readonly style: string | undefined;
  /** 0 is a chapter; undefined for text. */
  readonly outlineLevel: number | undefined;
  readonly text: string;
  /** What its fields are, as "SEQ Figur". */
  readonly fields: readonly string[];
};

/** Opens a Word file with the check that a stranger's has to pass. */
export function openWordParts(bytes: Uint8Array): ReadonlyMap<string, Uint8Array> {
  const opened = openOfficeFile(bytes, 'docx');
  if (!opened.ok) throw new Error(JSON.stringify(opened.error));
  return opened.value.parts;
}

/** All elements of a part in order; throws where it is missing or not well formed. */
export function wordElements(bytes: Uint8Array, part = 'word/document.xml'): readonly XmlElement[] {
  const content = openWordParts(bytes).get(part);
  const elements = content && readXmlElements(content);
  if (elements === undefined) throw new Error(`${part} is missing or not well formed`);
  return elements;
}

export function wordParagraphs(bytes: Uint8Array, part?: string): readonly WordParagraph[] {
  const paragraphs: { -readonly [Key in keyof WordParagraph]: WordParagraph[Key] }[] = [];
  for (const element of wordElements(bytes, part)) {
    const value = attributeValues(element, 'val')[0];
    const last = paragraphs.at(-1);
    if (element.name === 'p')
      paragraphs.push({ style: undefined, outlineLevel: undefined, text: '', fields: [] });
    else if (last === undefined) continue;
    else if (element.name === 'pStyle') last.style = value;
    else if (element.name === 'outlineLvl') last.outlineLevel = Number(value);
    else if (element.name === 't') last.text += element.text;
    else if (element.name === 'tab' && element.attributes.length === 0) last.text += '\t';
    else if (element.name === 'br') last.text += '\n';
    else if (element.name === 'instrText') last.fields = [...last.fields, element.text.trim()];
    else if (element.name === 'fldSimple')
      last.fields = [...last.fields, attributeValues(element, 'instr')[0] ?? ''];
  }
  return paragraphs;
}
