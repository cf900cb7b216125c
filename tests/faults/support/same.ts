import type { DocumentShape } from '@samskar/shared/documents';
import { expect } from 'vitest';
import * as Y from 'yjs';
import type { Database } from '../../../server/src/storage/database.ts';
import { openStockClient } from '../../realtime/support/clients.ts';
import { storedDoc } from '../../realtime/support/stored-doc.ts';
import { until } from '../../realtime/support/until.ts';
import type { ServerChild } from './server-child.ts';
import { idsIn, type Writer } from './writer.ts';

/** A document, and who writes into it. */
export type Place = {
  readonly name: string;
  readonly shape: DocumentShape;
  /** Of somebody who may read it. */
  readonly cookie: string;
  readonly writers: readonly Writer[];
};

/** Waits until all is saved and all replicas are alike; they hold every edit, and so does who comes new. */
export async function expectSameReplicas(
  server: Pick<ServerChild, 'url' | 'origin'>,
  { name, shape, cookie, writers }: Place,
): Promise<void> {
  await Promise.all(writers.map((writer) => writer.saved()));
  const [first] = writers;
  await until(() => writers.every(({ doc }) => isSame(doc, first!.doc)), 'replicas equal');
  const edits = writers.flatMap((writer) => writer.idsOf(writer.edits)).sort();
  expect(idsIn(first!.doc, { name, shape })).toEqual(edits);
  // The letter stands for nobody here: the cookie says who it is.
  const newcomer = openStockClient(server, name, 'A', { cookie });
  await newcomer.synced();
  expect(isSame(newcomer.doc, first!.doc)).toBe(true);
  newcomer.provider.destroy();
}

/** The disk holds what the replicas hold. */
export function expectSameStored(database: Database, { name, writers }: Place): void {
  expect(writers.map(({ doc }) => isSame(doc, storedDoc({ database }, name)))).toEqual(
    writers.map(() => true),
  );
}

/** Edits whose acknowledgement has come, by the time that it is asked for. */
export function promisedIn({ writers }: Place): readonly string[] {
  return writers.flatMap((writer) => writer.idsOf(writer.promised));
}

/** Nothing that was promised is missing on the disk. */
export function expectKept(database: Database, { name, shape }: Place, promised: readonly string[]): void {
  const stored = new Set(idsIn(storedDoc({ database }, name), { name, shape }));
  expect(promised.filter((id) => !stored.has(id))).toEqual([]);
}

function isSame(one: Y.Doc, other: Y.Doc): boolean {
  return Y.equalSnapshots(Y.snapshot(one), Y.snapshot(other));
}
