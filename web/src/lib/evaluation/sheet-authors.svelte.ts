import { readGradeAuthors, type DocumentShape, type GradeAuthors } from '@samskar/shared/documents';
import { SvelteMap } from 'svelte/reactivity';
import { DocumentView } from '#lib/sync/document-view.ts';
import type { LiveDocument } from '#lib/sync/live-document.svelte.ts';

/** The accounts behind Yjs client ids. */
export type ClientOwners = Readonly<Record<string, string>>;

type SheetAuthorsParts = {
  readonly me: string;
  readonly document: LiveDocument;
  readonly shape: DocumentShape;
  /** What the server has bound by now; undefined without an answer. */
  readonly fetchOwners: () => Promise<ClientOwners | undefined>;
};

/** Who set each grade that stands in the shared sheet of an area. */
export class SheetAuthors {
  readonly #parts: SheetAuthorsParts;
  readonly #owners = new SvelteMap<string, string>();
  readonly #views = new WeakMap<LiveDocument['doc'], DocumentView<GradeAuthors>>();
  #isFetching = false;

  constructor(parts: SheetAuthorsParts) {
    this.#parts = parts;
  }

  /** Undefined where nothing is graded, and until the server has said whose the grade is. */
  of(indicator: string, criterion: string): string | undefined {
    const client = this.#clients[indicator]?.[criterion];
    if (client === undefined) return undefined;
    return client === String(this.#parts.document.doc.clientID) ? this.#parts.me : this.#owners.get(client);
  }

  /** To be called in an effect: asks the server whose a client id is that is not known yet. */
  follow(): void {
    const isUnknown = (client: string) =>
      client !== String(this.#parts.document.doc.clientID) && !this.#owners.has(client);
    const clients = Object.values(this.#clients).flatMap((byCriterion) => Object.values(byCriterion));
    if (clients.some(isUnknown)) void this.#fetch();
  }

  async #fetch(): Promise<void> {
    if (this.#isFetching) return;
    this.#isFetching = true;
    const owners = await this.#parts.fetchOwners();
    this.#isFetching = false;
    for (const [client, account] of Object.entries(owners ?? {})) this.#owners.set(client, account);
  }

  get #clients(): GradeAuthors {
    const { doc } = this.#parts.document;
    const known = this.#views.get(doc);
    if (known) return known.value;
    const view = new DocumentView<GradeAuthors>(doc, (read) =>
      readGradeAuthors(read, this.#parts.shape, String),
    );
    this.#views.set(doc, view);
    return view.value;
  }
}
