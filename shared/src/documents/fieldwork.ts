import type * as Y from 'yjs';
import type { DocumentShape } from './document-shape.ts';
import {
  fieldNoteRoot,
  fieldNotesRoot,
  fieldNoteOrderKey,
  parseFieldNoteKey,
  seatingRoot,
  topicKey,
} from './keys.ts';
import { seatingCharactersMax } from './limits.ts';
import { compareByOrder, ordersToPlace, removeEntry, restoreEntry, setMark } from './ordered-entries.ts';
import type { EntryList, RemovedEntry } from './ordered-entries.ts';
import { plainText, readRichText } from './rich-text.ts';
import { charactersOf, findFragment, findMap, findText } from './roots.ts';
import { markSchema, orderSchema } from './values.ts';

/** Something heard or read, as the assessors wrote it down together: a fact, never what it weighs. */
export type FieldNote = {
  readonly id: string;
  /** Sorts by code unit. */
  readonly order: string;
  /** Areas, sub-areas and indicators that it is about, in the instrument's order. */
  readonly topics: readonly string[];
  readonly text: string;
};

const noteList: EntryList = { map: fieldNotesRoot, textOf: fieldNoteRoot, existenceOf: fieldNoteOrderKey };

/** What the editor of a note is bound to: paragraphs of plain text. */
export function fieldNoteFragment(doc: Y.Doc, note: string): Y.XmlFragment {
  return doc.getXmlFragment(fieldNoteRoot(note));
}

/** Who sat where at an interview, who asked and who wrote: plain text, to bind a text field to. */
export function seatingText(doc: Y.Doc): Y.Text {
  return doc.getText(seatingRoot);
}

/** Never throws. */
export function readSeating(doc: Y.Doc): string {
  return charactersOf(findText(doc, seatingRoot)).slice(0, seatingCharactersMax).toWellFormed();
}

/** All notes in order; never throws. */
export function readFieldNotes(doc: Y.Doc, shape: DocumentShape): FieldNote[] {
  const map = findMap(doc, fieldNotesRoot);
  if (map === undefined) return [];
  const topicsByNote = readTopics(map, shape);
  return [...map.entries()]
    .flatMap(([text, value]) => {
      const key = parseFieldNoteKey(text, shape);
      const order = orderSchema.safeParse(value);
      return key?.kind === 'order' && order.success ? [{ id: key.note, order: order.data }] : [];
    })
    .sort(compareByOrder)
    .map(({ id, order }) => ({
      id,
      order,
      topics: [...shape.topics].filter((topic) => topicsByNote.get(id)?.has(topic)),
      text: plainText(readRichText(findFragment(doc, fieldNoteRoot(id)))),
    }));
}

/** Adds an empty note, so that it stands at `place` (0 is first; beyond the last is last). @param id a new lower-case UUID */
export function addFieldNote(doc: Y.Doc, shape: DocumentShape, id: string, place: number): void {
  placeFieldNote(doc, shape, id, place);
}

/** Moves a note, so that it stands at `place` (0 is first). */
export function moveFieldNote(doc: Y.Doc, shape: DocumentShape, id: string, place: number): void {
  if (notes(doc).has(fieldNoteOrderKey(id))) placeFieldNote(doc, shape, id, place);
}

/** @param topic id of an area, a sub-area or an indicator */
export function tagFieldNote(doc: Y.Doc, id: string, topic: string, isTagged: boolean): void {
  setMark(notes(doc), topicKey(id, topic), isTagged);
}

/** Gives back what `restoreFieldNote` needs to undo it. */
export function removeFieldNote(doc: Y.Doc, id: string): RemovedEntry {
  return removeEntry(doc, noteList, id);
}

/** Brings a removed note back whole: place, topics and text. Does nothing where somebody has made it anew. */
export function restoreFieldNote(doc: Y.Doc, removed: RemovedEntry): void {
  restoreEntry(doc, noteList, removed);
}

function readTopics(map: Y.Map<unknown>, shape: DocumentShape): Map<string, Set<string>> {
  const topicsByNote = new Map<string, Set<string>>();
  for (const [text, value] of map.entries()) {
    const key = parseFieldNoteKey(text, shape);
    if (key?.kind !== 'topic' || !markSchema.safeParse(value).success) continue;
    topicsByNote.set(key.note, (topicsByNote.get(key.note) ?? new Set()).add(key.topic));
  }
  return topicsByNote;
}

function placeFieldNote(doc: Y.Doc, shape: DocumentShape, id: string, place: number): void {
  const others = readFieldNotes(doc, shape).filter((one) => one.id !== id);
  doc.transact(() => {
    for (const [one, order] of ordersToPlace(others, id, place))
      notes(doc).set(fieldNoteOrderKey(one), order);
  });
}

function notes(doc: Y.Doc): Y.Map<unknown> {
  return doc.getMap<unknown>(fieldNotesRoot);
}
