import {
  addFieldNote,
  appendParagraphs,
  fieldNoteFragment,
  fieldworkName,
  fieldworkShape,
  seatingText,
  tagFieldNote,
} from '@samskar/shared/documents';
import { firstEpoch } from '../evaluation/current-document.ts';
import type { DemoNotes } from './demo-content.ts';
import type { DemoStage } from './demo-stage.ts';

/** What the assessors have noted of some sources. @param ids of the evidence, by what its file calls it */
export function writeFieldNotes(stage: DemoStage, list: DemoNotes, ids: ReadonlyMap<string, string>): void {
  const shape = fieldworkShape(stage.instrument);
  for (const { source, by, seating, notes } of list) {
    const id = ids.get(source);
    if (id === undefined) throw new Error(`The demo has no evidence ${source}`);
    stage.write(by, fieldworkName(stage.evaluation, id, firstEpoch), (doc) => {
      seatingText(doc).insert(0, seating);
      for (const [place, { topics, text }] of notes.entries()) {
        const note = stage.newId();
        addFieldNote(doc, shape, note, place);
        for (const topic of topics) tagFieldNote(doc, note, topic, true);
        appendParagraphs(fieldNoteFragment(doc, note), [text]);
      }
    });
  }
}
