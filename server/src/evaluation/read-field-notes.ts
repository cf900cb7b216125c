import type { FieldNotes } from '@samskar/shared/api';
import { fieldworkShape, readFieldNotes as readNotesIn, readSeating } from '@samskar/shared/documents';
import { findFieldworkSource, type EvaluationState } from '@samskar/shared/evaluation';
import { writtenFieldwork } from './current-document.ts';
import { instrumentOf, type Evaluations } from './evaluations.ts';

/**
 * What is noted of all sources, everything acknowledged in it; within a transaction, which begins by storing what sockets
 * have sent. Who may read it has been checked: notes are the assessors', and nobody else's (R13).
 * @param notesMax what is beyond is left out, and said to be
 */
export function readFieldNotes(
  evaluations: Evaluations,
  state: EvaluationState,
  notesMax = Number.POSITIVE_INFINITY,
): FieldNotes {
  const { database, documents } = evaluations;
  const shape = fieldworkShape(instrumentOf(evaluations, state));
  const sources: FieldNotes['sources'] = [];
  let room = notesMax;
  for (const [source, name] of writtenFieldwork(database, state.creation.id)) {
    const doc = documents.readDocument(name);
    if (doc === undefined || findFieldworkSource(state, source) === undefined) continue;
    const notes = readNotesIn(doc, shape).map(({ id, topics, text }) => ({ id, topics: [...topics], text }));
    sources.push({ source, seating: readSeating(doc), notes: notes.slice(0, room) });
    room -= notes.length;
    if (room < 0) return { sources, isCut: true };
  }
  return { sources, isCut: false };
}
