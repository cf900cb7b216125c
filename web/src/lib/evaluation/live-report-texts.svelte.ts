import { readReportTexts, type DocumentShape } from '@samskar/shared/documents';
import type { ReportTexts } from '@samskar/shared/report';
import type * as Y from 'yjs';
import { DocumentView } from '#lib/sync/document-view.ts';
import type { LiveDocument } from '#lib/sync/live-document.svelte.ts';

type LiveArea = { readonly document: LiveDocument; readonly shape: DocumentShape };

type Parts = {
  /** Undefined while it is not opened. */
  readonly report: () => LiveDocument | undefined;
  /** Of the revealed areas; undefined where one is not opened. */
  readonly areas: () => readonly (LiveArea | undefined)[];
};

/** What is written of the report as it stands on this screen, also without a line; read anew when any of its documents changes. */
export class LiveReportTexts {
  readonly #parts: Parts;
  readonly #views = new WeakMap<Y.Doc, DocumentView<object>>();

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Undefined until all of it is here: a text that is missing must not be taken for one that nobody has written (R3). */
  readonly value: ReportTexts | undefined = $derived.by(() => {
    const report = this.#parts.report();
    const areas = this.#parts.areas().filter((area) => area !== undefined);
    const documents = [...(report ? [report] : []), ...areas.map(({ document }) => document)];
    const isWhole = report !== undefined && areas.length === this.#parts.areas().length;
    if (!isWhole || documents.some(({ source }) => source === 'loading')) return undefined;
    for (const { doc } of documents) this.#changesOf(doc);
    return readReportTexts(
      report.doc,
      areas.map(({ document: { doc }, shape }) => ({ doc, shape })),
    );
  });

  #changesOf(doc: Y.Doc): object {
    const known = this.#views.get(doc);
    // Another object after each change: whoever reads it is told.
    const view = known ?? new DocumentView<object>(doc, () => ({}));
    if (!known) this.#views.set(doc, view);
    return view.value;
  }
}
