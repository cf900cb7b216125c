import { randomUUID } from 'node:crypto';
import { liveMessages, livePaths, liveSubprotocol } from '@samskar/shared/api';
import { createDecoder, readVarUint } from 'lib0/decoding';
import * as Y from 'yjs';
import { emptyUpdate, updatesOf, type RawClient } from '../../realtime/support/clients.ts';
import type { SignedIn } from '../../support/start-test-server.ts';
import type { Stage } from './stage.ts';

/** Of each kind of document: an entry of its flat map that can be told from every other by the id in its key. */
const entryByKind: Readonly<Record<string, Entry>> = {
  ballot: { root: 'ballot', keyOf: (id) => `2.1.1/evidence/${id}`, value: 2 },
  joint: { root: 'findings', keyOf: (id) => `${id}/column`, value: 'strength' },
  report: { root: 'parts', keyOf: (id) => `${id}/title`, value: 'Vedlegg' },
  fieldwork: { root: 'field-notes', keyOf: (id) => `${id}/order`, value: 'a0' },
};
type Entry = {
  readonly root: string;
  readonly keyOf: (id: string) => string;
  readonly value: string | number;
};

/** A socket of somebody who keeps it, and goes on writing, whatever the screen says. */
export class KeptSocket {
  readonly client: RawClient;
  /** Ids of the entries that it has sent, in order. */
  readonly entries: string[] = [];
  readonly #doc = new Y.Doc();
  readonly name: string;
  #writing: NodeJS.Timeout | undefined;

  static async open(
    stage: Pick<Stage, 'openSocket'>,
    who: Pick<SignedIn, 'cookie'>,
    name: string,
  ): Promise<KeptSocket> {
    return new KeptSocket(name, await stage.openSocket(who, livePaths.document + name, [liveSubprotocol]));
  }

  private constructor(name: string, client: RawClient) {
    this.name = name;
    this.client = client;
    client.sendStep2(emptyUpdate);
  }

  write(): void {
    const id = randomUUID();
    const { root, keyOf, value } = entryOf(this.name);
    this.entries.push(id);
    for (const update of updatesOf(this.#doc, () => this.#doc.getMap(root).set(keyOf(id), value)))
      this.client.sendUpdate(update);
  }

  /** Until the server has closed it; `ws` drops what is sent after that. */
  keepWriting(): void {
    this.#writing = setInterval(() => this.write(), 2);
  }

  /** Those of its entries that are in the document. */
  foundIn(doc: Y.Doc): string[] {
    const { root, keyOf } = entryOf(this.name);
    return this.entries.filter((id) => doc.getMap(root).has(keyOf(id)));
  }

  stopWriting(): void {
    clearInterval(this.#writing);
  }

  /** How many of its entries are on the server's disk. Its first message was its step 2. */
  get acknowledged(): number {
    const ack = this.client.received.findLast((message) => message[0] === liveMessages.ack);
    return ack === undefined ? 0 : Math.max(0, readVarUint(createDecoder(ack.subarray(1))) - 1);
  }

  get isSaved(): boolean {
    return this.acknowledged === this.entries.length;
  }

  async closing(): Promise<number> {
    const code = await this.client.closing();
    this.stopWriting();
    return code;
  }
}

function entryOf(name: string): Entry {
  const entry = entryByKind[name.split('/')[0]!];
  if (entry === undefined) throw new Error('Not a document that this one writes');
  return entry;
}
