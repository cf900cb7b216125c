import type * as Y from 'yjs';
import type { DocumentShape } from './document-shape.ts';
import { readFieldNotes, removeFieldNote } from './fieldwork.ts';
import { isBuiltInPart, textPlace } from '../report/report-texts.ts';
import { removeFinding } from './edit-findings.ts';
import { removeReportPart } from './edit-report-parts.ts';
import { readFindings, readJustification } from './joint.ts';
import {
  ballotRoot,
  fieldNoteRoot,
  findingRoot,
  noteRoot,
  partsRoot,
  reasonRoot,
  seatingRoot,
  takenRoot,
} from './keys.ts';
import type { DocumentName } from './names.ts';
import { readProse, readReportParts } from './report-prose.ts';
import {
  restoreFieldNoteFrom,
  restoreFindingFrom,
  restoreJustification,
  restoreProse,
  restoreReportPartFrom,
} from './restore-text.ts';
import { readRichText } from './rich-text.ts';
import { charactersOf, findFragment, findMap, findText } from './roots.ts';
import { parseValueKey, type ValuePlace } from './value-place.ts';

/**
 * Makes `to` say what `from` says under these keys of `flatValues`: one new edit, for what the server never took (R4, R10).
 * What is not said there is taken away here. A finding, a note or an added part of the report is taken over whole, whichever of its keys is given.
 */
export function takeOverValues(
  from: Y.Doc,
  to: Y.Doc,
  { kind, shape }: DocumentSort,
  keys: readonly string[],
): void {
  to.transact(() => {
    for (const key of keys) {
      const place = parseValueKey(key, kind, shape);
      if (place) takeOver(from, to, { key, place, shape });
    }
  });
}

/** What both documents are. */
export type DocumentSort = { readonly kind: DocumentName['kind']; readonly shape: DocumentShape };

type Wanted = { readonly key: string; readonly place: ValuePlace; readonly shape: DocumentShape };

function takeOver(from: Y.Doc, to: Y.Doc, { key, place, shape }: Wanted): void {
  if ('note' in place) return takeOverFieldNote(from, to, shape, place.note);
  if ('part' in place) return takeOverPart(from, to, key, place.part);
  if ('finding' in place) return takeOverFinding(from, to, shape, place.finding);
  switch (place.kind) {
    case 'grade':
    case 'unsure':
    case 'not-applicable':
    case 'evidence':
      return takeOverValue(from, to, ballotRoot, key);
    case 'reason':
      return takeOverText(from, to, reasonRoot(place.indicator));
    case 'note':
      return takeOverText(from, to, noteRoot(place.indicator));
    case 'justification':
      return restoreJustification(
        to,
        place.indicator,
        readJustification(from, place.indicator).blocks,
        besideOthers,
      );
    case 'seating':
      return takeOverText(from, to, seatingRoot);
    case 'prose':
      return takeOverProse(from, to, place.place);
    case 'taken-sentence':
      return takeOverValue(from, to, takenRoot, key);
  }
}

/** Others may be writing in a joint text. */
const besideOthers = { isAlone: false };

function takeOverValue(from: Y.Doc, to: Y.Doc, root: string, key: string): void {
  const map = to.getMap<unknown>(root);
  const value = findMap(from, root)?.get(key);
  if (map.get(key) === value) return;
  if (value === undefined) map.delete(key);
  else map.set(key, value);
}

function takeOverProse(from: Y.Doc, to: Y.Doc, place: string): void {
  const added = addedPartAt(place);
  if (added !== undefined) return takeOverAddedPart(from, to, added);
  restoreProse(to, place, readProse(from, place).blocks, besideOthers);
}

function takeOverPart(from: Y.Doc, to: Y.Doc, key: string, part: string): void {
  if (isBuiltInPart(part)) takeOverValue(from, to, partsRoot, key);
  else takeOverAddedPart(from, to, part);
}

function takeOverAddedPart(from: Y.Doc, to: Y.Doc, id: string): void {
  const part = readReportParts(from).find((one) => one.id === id);
  if (part === undefined) return void removeReportPart(to, id);
  restoreReportPartFrom(to, part, readProse(from, textPlace.part(id)).blocks, besideOthers);
}

function addedPartAt(place: string): string | undefined {
  const beginning = textPlace.part('');
  const part = place.startsWith(beginning) ? place.slice(beginning.length) : undefined;
  return part === undefined || isBuiltInPart(part) ? undefined : part;
}

function takeOverText(from: Y.Doc, to: Y.Doc, root: string): void {
  const text = to.getText(root);
  const wanted = charactersOf(findText(from, root));
  if (charactersOf(text) === wanted) return;
  text.delete(0, text.length);
  text.insert(0, wanted);
}

function takeOverFinding(from: Y.Doc, to: Y.Doc, shape: DocumentShape, id: string): void {
  const finding = readFindings(from, shape).find((one) => one.id === id);
  if (finding === undefined) return void removeFinding(to, id);
  const text = readRichText(findFragment(from, findingRoot(id)));
  restoreFindingFrom(to, shape, { ...finding, text }, besideOthers);
}

function takeOverFieldNote(from: Y.Doc, to: Y.Doc, shape: DocumentShape, id: string): void {
  const note = readFieldNotes(from, shape).find((one) => one.id === id);
  if (note === undefined) return void removeFieldNote(to, id);
  const text = readRichText(findFragment(from, fieldNoteRoot(id)));
  restoreFieldNoteFrom(to, shape, { ...note, text }, besideOthers);
}
