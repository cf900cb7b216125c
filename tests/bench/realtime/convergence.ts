import { isDeepStrictEqual } from 'node:util';
import { justificationFragment } from '@samskar/shared/documents';
import * as Y from 'yjs';
import { until } from '../../realtime/support/until.ts';
import type { Contestant } from '../servers/contestant.ts';
import type { BenchRoom } from '../site/bench-room.ts';
import { BenchClient } from './bench-client.ts';

/**
 * Each client's replica, made of what it sent and what it was shown, must be the same document as the others' of its room.
 * @throws naming the room where they differ. @returns the document of each room
 */
export function convergedRooms(clients: readonly BenchClient[]): ReadonlyMap<BenchRoom, Y.Doc> {
  const docs = new Map<BenchRoom, Y.Doc>();
  for (const client of clients) {
    const doc = docOf(client.replica);
    const first = docs.get(client.room);
    if (first !== undefined && !isSame(first, doc, client.room))
      throw new Error(`The replicas of ${client.room.short} differ`);
    docs.set(client.room, first ?? doc);
  }
  return docs;
}

/** A new client must be given the same by the server. @throws naming the room where it differs */
export async function checkServer(
  port: number,
  contestant: Contestant,
  docs: ReadonlyMap<BenchRoom, Y.Doc>,
  what: string,
): Promise<void> {
  for (const [room, doc] of docs) {
    const client = new BenchClient(port, contestant, room);
    try {
      await client.synced();
      // One that answers before it has read its disk sends the rest as updates.
      await until(() => isSame(doc, docOf(client.replica), room), `${what} holds ${room.short}`, 2_000);
    } finally {
      client.close();
    }
  }
}

function docOf(updates: readonly Uint8Array[]): Y.Doc {
  const doc = new Y.Doc();
  for (const update of updates) Y.applyUpdate(doc, update);
  return doc;
}

function isSame(one: Y.Doc, other: Y.Doc, { indicator }: BenchRoom): boolean {
  return (
    Y.equalSnapshots(Y.snapshot(one), Y.snapshot(other)) &&
    isDeepStrictEqual(
      justificationFragment(one, indicator).toJSON(),
      justificationFragment(other, indicator).toJSON(),
    )
  );
}
