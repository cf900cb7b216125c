import type * as Y from 'yjs';
import { isBuiltInPart, textPlace } from '../report/report-texts.ts';
import { partOffKey, partOrderKey, partsRoot, partTitleKey } from './keys.ts';
import {
  ordersToPlace,
  removeEntry,
  restoreEntry,
  setMark,
  type EntryList,
  type RemovedEntry,
} from './ordered-entries.ts';
import { readReportParts } from './report-prose.ts';
import { partTitleCharactersMax } from './limits.ts';

const partList: EntryList = { map: partsRoot, textOf: textPlace.part, existenceOf: partTitleKey };

/** Adds a part at the end, without a title and without text. @param id a new lower-case UUID */
export function addReportPart(doc: Y.Doc, id: string): void {
  doc.transact(() => {
    parts(doc).set(partTitleKey(id), '');
    placePart(doc, id, Number.POSITIVE_INFINITY);
  });
}

/** Names an added part; what a heading cannot hold becomes a space. Does nothing for the built-in ones. */
export function nameReportPart(doc: Y.Doc, id: string, title: string): void {
  const map = parts(doc);
  const line = title
    .replace(/[\u0000-\u001f\u007f\u2028\u2029]+/g, ' ')
    .slice(0, partTitleCharactersMax)
    .toWellFormed();
  if (!isBuiltInPart(id) && map.has(partTitleKey(id)) && map.get(partTitleKey(id)) !== line)
    map.set(partTitleKey(id), line);
}

/** Whether the report has the part; its text stays when it is off. */
export function switchReportPart(doc: Y.Doc, id: string, isOn: boolean): void {
  setMark(parts(doc), partOffKey(id), !isOn);
}

/** Moves a part, so that it stands at `place` (0 is first). */
export function moveReportPart(doc: Y.Doc, id: string, place: number): void {
  if (readReportParts(doc).some((part) => part.id === id)) doc.transact(() => placePart(doc, id, place));
}

/** Removes an added part with its text. Gives back what `restoreReportPart` needs to undo it. */
export function removeReportPart(doc: Y.Doc, id: string): RemovedEntry {
  return removeEntry(doc, partList, id);
}

/** Brings a removed part back whole: title, place and text. Does nothing where somebody has made it anew. */
export function restoreReportPart(doc: Y.Doc, removed: RemovedEntry): void {
  restoreEntry(doc, partList, removed);
}

function placePart(doc: Y.Doc, id: string, place: number): void {
  const others = readReportParts(doc).filter((part) => part.id !== id);
  for (const [one, order] of ordersToPlace(others, id, place)) parts(doc).set(partOrderKey(one), order);
}

function parts(doc: Y.Doc): Y.Map<unknown> {
  return doc.getMap<unknown>(partsRoot);
}
