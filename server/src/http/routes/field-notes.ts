import { fieldNotesMax } from '@samskar/shared/api';
import type { Evaluations } from '../../evaluation/evaluations.ts';
import { readFieldNotes } from '../../evaluation/read-field-notes.ts';
import type { Routes } from '../api.ts';
import { requireParticipant } from '../require-participant.ts';

/** The notes of all interviews and documents of an evaluation; they are written over the live documents. */
export function fieldNoteRoutes(evaluations: Evaluations): Routes {
  const { database, states } = evaluations;
  return (api) => {
    api.get('/evaluations/:id/field-notes', (context) => {
      const { evaluation } = requireParticipant(evaluations, context, 'read-fieldwork');
      return context.json(
        database.transaction(() => readFieldNotes(evaluations, states.get(evaluation), fieldNotesMax)),
      );
    });
  };
}
