import * as Y from 'yjs';
import { plainText, readRichText } from './rich-text.ts';

/** Adds paragraphs of plain text at the end; what holds nothing but empty paragraphs is replaced. */
export function appendParagraphs(fragment: Y.XmlFragment, paragraphs: readonly string[]): void {
  const append = () => {
    if (plainText(readRichText(fragment)).trim() === '') fragment.delete(0, fragment.length);
    fragment.push(paragraphs.map(paragraphOf));
  };
  if (fragment.doc) fragment.doc.transact(append);
  else append();
}

function paragraphOf(text: string): Y.XmlElement {
  const paragraph = new Y.XmlElement('paragraph');
  paragraph.insert(0, [new Y.XmlText(text)]);
  return paragraph;
}
