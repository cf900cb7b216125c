import { readTakenSentences } from '@samskar/shared/documents';
import type { TakenSentences } from '@samskar/shared/report';
import type { EvaluationScreen } from '#lib/evaluation/evaluation-screen.svelte.ts';
import { DocumentView } from '#lib/sync/document-view.ts';
import type * as Y from 'yjs';

/** What was taken over into the report, as the report's document says; nothing until it has been loaded. */
export function takenSentences(screen: EvaluationScreen): TakenSentences {
  const report = screen.report;
  if (report === undefined || report.source === 'loading') return {};
  return viewOf(report.doc).value;
}

const viewByDoc = new WeakMap<Y.Doc, DocumentView<TakenSentences>>();

/** One for each document: a view listens as long as its document lives. */
function viewOf(doc: Y.Doc): DocumentView<TakenSentences> {
  const known = viewByDoc.get(doc) ?? new DocumentView<TakenSentences>(doc, readTakenSentences);
  viewByDoc.set(doc, known);
  return known;
}
