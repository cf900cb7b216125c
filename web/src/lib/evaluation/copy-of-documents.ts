import { flatValues, parseDocumentName, shapeOfDocument } from '@samskar/shared/documents';
import { formatMoment, savingMessages, type UiLanguage } from '@samskar/shared/messages';
import type { LiveDocument } from '#lib/sync/live-document.svelte.ts';
import type { EvaluationScreen } from './evaluation-screen.svelte.ts';
import { valueLabel, valueText } from './value-label.ts';

/** What is open on this screen, in words: for a person whose edits the server will not take (R2). */
export function copyOfDocuments(screen: EvaluationScreen, language: UiLanguage, now: Date): string {
  const heading = savingMessages[language].copyText(formatMoment(now.toISOString(), language));
  return [heading, ...screen.documents.flatMap((document) => linesOf(screen, document, language))].join(
    '\n\n',
  );
}

function linesOf(screen: EvaluationScreen, document: LiveDocument, language: UiLanguage): string[] {
  const name = parseDocumentName(document.name);
  const shape = name && shapeOfDocument(screen.instrument, name);
  if (!shape) return [];
  const words = { state: screen.state, instrument: screen.instrument, language };
  const line = (key: string, value: Parameters<typeof valueText>[0]) =>
    `${valueLabel(key, name, words)}: ${valueText(value, language)}`;
  const now = [...flatValues(document.doc, name.kind, shape)].map(([key, value]) => line(key, value));
  const late = document.late.flatMap(({ changes }) => changes.map(({ key, mine }) => line(key, mine)));
  return [...now.sort(), ...late.sort()];
}
