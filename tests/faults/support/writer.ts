import { readBallot, type DocumentShape } from '@samskar/shared/documents';
import { IDBFactory } from 'fake-indexeddb';
import type * as Y from 'yjs';
import { LiveDocument } from '../../../web/src/lib/sync/live-document.svelte.ts';
import { openLocalStore, type LocalStore } from '../../../web/src/lib/sync/local-store.ts';
import type { Saving } from '../../../web/src/lib/sync/saving.ts';
import { AckRecord } from '../../realtime/support/ack-record.ts';
import { TestLine } from '../../realtime/support/test-line.ts';
import { until } from '../../realtime/support/until.ts';

export type WriterParts = {
  readonly server: { readonly url: string; readonly origin: string };
  readonly name: string;
  readonly shape: DocumentShape;
  readonly person: { readonly id: string; readonly cookie: string };
  /** Tells the edits of several writers apart: one hexadecimal digit. */
  readonly letter: string;
};

/** A person who writes into a document in our own web client, on a device of their own; each edit can be told from all others. */
export class Writer {
  readonly line = new TestLine();
  readonly letter: string;
  /** Every state of the saved line, in order, without repetitions. */
  readonly told: Saving[] = [];
  cookie: string;
  #document: LiveDocument;
  readonly #parts: WriterParts;
  readonly #device: LocalStore;
  readonly #record = new AckRecord(() => (this.#holdsAll() ? this.#edits : 0));
  #edits = 0;
  #typing: NodeJS.Timeout | undefined;

  static async open(parts: WriterParts): Promise<Writer> {
    // Each has a browser of their own.
    globalThis.indexedDB = new IDBFactory();
    return new Writer(parts, (await openLocalStore(parts.person.id))!);
  }

  private constructor(parts: WriterParts, device: LocalStore) {
    this.#parts = parts;
    this.#device = device;
    this.letter = parts.letter;
    this.cookie = parts.person.cookie;
    this.#document = this.#open();
  }

  get document(): LiveDocument {
    return this.#document;
  }

  get doc(): Y.Doc {
    return this.document.doc;
  }

  get saving(): Saving {
    return this.document.saving;
  }

  /** How many edits it has made. */
  get edits(): number {
    return this.#edits;
  }

  /** How many of them the server has acknowledged. */
  get promised(): number {
    return this.#record.promised;
  }

  get isSaved(): boolean {
    return this.saving.kind === 'saved' && this.document.isSynced && this.promised === this.#edits;
  }

  /** The ids of the first edits, as `idsIn` finds them. */
  idsOf(count: number): string[] {
    return Array.from({ length: count }, (_, place) => editId(this.letter, place + 1));
  }

  write(): void {
    this.#edits += 1;
    const { root, key, value } = placeOf(this.#parts, editId(this.letter, this.#edits));
    this.doc.getMap(root).set(key, value);
    this.look();
  }

  type(everyMs: number): void {
    this.#typing = setInterval(() => this.write(), everyMs);
  }

  stopTyping(): void {
    clearInterval(this.#typing);
  }

  /** Notes what the saved line says now. */
  look(): void {
    const { saving } = this;
    if (JSON.stringify(saving) !== JSON.stringify(this.told.at(-1))) this.told.push(saving);
  }

  /** Ends typing and waits until the server has everything. */
  async saved(): Promise<void> {
    this.stopTyping();
    await until(
      () => {
        this.look();
        return this.isSaved;
      },
      `${this.letter} saved`,
      30_000,
    );
  }

  /** Closes the page and opens it again, on the same device. */
  async reload(): Promise<void> {
    await this.#document.close();
    this.#document = this.#open();
  }

  async close(): Promise<void> {
    this.stopTyping();
    await this.#document.close();
    this.#device.close();
  }

  /** False once the server has refused some for good: the page goes on with another copy, which is no promise of those. */
  #holdsAll(): boolean {
    const { root, key } = placeOf(this.#parts, editId(this.letter, this.#edits));
    return this.#edits === 0 || this.doc.getMap(root).has(key);
  }

  #open(): LiveDocument {
    const { server, name, shape } = this.#parts;
    const headers = () => ({ origin: server.origin, cookie: this.cookie });
    return new LiveDocument({
      name,
      shape,
      device: Promise.resolve(this.#device),
      mayWrite: () => true,
      isShared: !name.startsWith('ballot/'),
      onSignedOut: () => undefined,
      server: `${server.url}/live/document`,
      isOnline: () => true,
      now: () => new Date(),
      Socket: this.line.socketWith(headers, this.#record.watch),
    });
  }
}

function editId(letter: string, edit: number): string {
  return `0000000${letter}-0000-4000-8000-${String(edit).padStart(12, '0')}`;
}

/** An edit links a piece of evidence in a ballot, begins a finding in a joint text; shared/src/documents says where. */
function placeOf({ name, shape }: WriterParts, id: string): { root: string; key: string; value: unknown } {
  const [indicator] = shape.indicators.keys();
  return name.startsWith('ballot/')
    ? { root: 'ballot', key: `${indicator!}/evidence/${id}`, value: 2 }
    : { root: 'findings', key: `${id}/column`, value: 'strength' };
}

/** The ids of all edits that a document holds, sorted. */
export function idsIn(doc: Y.Doc, { name, shape }: Pick<WriterParts, 'name' | 'shape'>): string[] {
  if (name.startsWith('ballot/'))
    return Object.values(readBallot(doc, shape))
      .flatMap(({ evidence }) => Object.keys(evidence))
      .sort();
  return [...doc.getMap('findings').keys()].map((key) => key.slice(0, key.indexOf('/'))).sort();
}
