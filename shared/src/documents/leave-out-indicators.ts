import type * as Y from 'yjs';
import { ballotRoot, noteRoot, reasonRoot } from './keys.ts';
import { charactersOf, findMap, findText } from './roots.ts';

/**
 * Takes away what a ballot or a sheet says of these indicators: grades, marks, evidence links and reason. Private notes of
 * those in `keepNotes` stay: they are of the matter, and judge nothing.
 */
export function leaveOutIndicators(
  doc: Y.Doc,
  indicators: ReadonlySet<string>,
  keepNotes: ReadonlySet<string>,
): void {
  const map = findMap(doc, ballotRoot);
  for (const key of [...(map?.keys() ?? [])])
    if (indicators.has(key.slice(0, key.indexOf('/')))) map?.delete(key);
  for (const indicator of indicators) {
    empty(findText(doc, reasonRoot(indicator)));
    if (!keepNotes.has(indicator)) empty(findText(doc, noteRoot(indicator)));
  }
}

/** The private notes about these indicators; empty ones are absent. */
export function readNotes(doc: Y.Doc, indicators: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    indicators
      .map((indicator) => [indicator, charactersOf(findText(doc, noteRoot(indicator)))] as const)
      .filter(([, note]) => note !== ''),
  );
}

function empty(text: Y.Text | undefined): void {
  if (text && text.length > 0) text.delete(0, text.length);
}
