import { reportMaterialSchema } from '@samskar/shared/api';
import { refuseReport } from '@samskar/shared/evaluation';
import { failure } from '@samskar/shared/result';
import { untrack } from 'svelte';
import { call } from '#lib/api/call.ts';
import type { EvaluationScreen } from '#lib/evaluation/evaluation-screen.svelte.ts';
import { preferences } from '#lib/preferences.svelte.ts';
import { DraftReport } from './draft-report.svelte.ts';
import { takenSentences } from './taken-sentences.ts';

/** The report of the evaluation on the screen, made anew when something in it is saved; to be called while a component starts. */
export function openDraftReport(screen: EvaluationScreen): DraftReport {
  const draft = new DraftReport({
    fetch: async (language) => {
      // Who is not told yet need not ask.
      const refusal = refuseReport(screen.state, screen.instrument, screen.role);
      if (refusal !== undefined) return failure(refusal);
      return call('GET', `/api/evaluations/${screen.id}/report-material?lang=${language}`, {
        schema: reportMaterialSchema,
      });
    },
    language: preferences.language,
    readerLanguage: () => preferences.language,
    taken: () => takenSentences(screen),
    interviewsNotHeld: () =>
      Object.values(screen.state.interviews).filter(({ status }) => status.kind === 'planned').length,
  });
  let isFirst = true;
  // A deed of anybody, or a text that has reached the server.
  $effect(() => {
    const isSaved = screen.saving.kind === 'saved' && screen.state.seq >= 0;
    if (isSaved && !isFirst) untrack(() => draft.changed());
    isFirst = false;
  });
  // What others write comes into the open documents, and is on the server already.
  $effect(() => {
    const docs = screen.documents.map(({ doc }) => doc);
    const changed = () => draft.changed();
    for (const doc of docs) doc.on('update', changed);
    return () => {
      for (const doc of docs) doc.off('update', changed);
    };
  });
  $effect(() => () => draft.close());
  return draft;
}
