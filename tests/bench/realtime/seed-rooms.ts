import { setTimeout as pause } from 'node:timers/promises';
import * as Y from 'yjs';
import { until } from '../../realtime/support/until.ts';
import type { Contestant } from '../servers/contestant.ts';
import type { ServerProcess } from '../servers/start-process.ts';
import type { BenchRoom } from '../site/bench-room.ts';
import { BenchClient } from './bench-client.ts';
import { checkServer } from './convergence.ts';
import { writtenText } from './typed-letters.ts';

/** What each room is to hold; rooms of the same indicator hold the same. */
export type Contents = (room: BenchRoom) => Uint8Array;

export function contentsOf(bytes: number): Contents {
  const byIndicator = new Map<string, Uint8Array>();
  return (room) => {
    const known = byIndicator.get(room.indicator) ?? writtenText(room, bytes);
    byIndicator.set(room.indicator, known);
    return known;
  };
}

/** Brings each room its content as a client that was offline does, and sees to it that the server has it. */
export async function seedRooms(
  server: ServerProcess,
  contestant: Contestant,
  rooms: readonly BenchRoom[],
  contents: Contents,
): Promise<void> {
  for (let first = 0; first < rooms.length; first += roomsAtOnce)
    await seed(server, contestant, rooms.slice(first, first + roomsAtOnce), contents);
  const docs = new Map(rooms.map((room) => [room, docOf(contents(room))]));
  await checkServer(server.port, contestant, docs, 'the server');
  // Who acknowledges nothing cannot be asked whether it is written; a second is more than its store takes.
  if (contestant.keeps && !contestant.acknowledges) await pause(1_000);
}

const roomsAtOnce = 50;

async function seed(
  { port }: ServerProcess,
  contestant: Contestant,
  rooms: readonly BenchRoom[],
  contents: Contents,
): Promise<void> {
  const clients = rooms.map((room) => new BenchClient(port, contestant, room, { own: contents(room) }));
  try {
    await Promise.all(clients.map((client) => client.synced()));
    const isSent = (client: BenchClient) =>
      client.sent === 1 && (!contestant.acknowledges || client.acked === 1) && client.isFlushed;
    await until(() => clients.every(isSent), 'what was brought along has been sent', 30_000);
  } finally {
    for (const client of clients) client.close();
  }
}

function docOf(update: Uint8Array): Y.Doc {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, update);
  return doc;
}

/** Whether what a client was given as the whole document is that. */
export function isWhole(client: BenchClient, contents: Contents): boolean {
  if (client.firstSync === undefined) return false;
  const given = Y.encodeStateVectorFromUpdate(client.firstSync);
  return Y.decodeStateVector(given).size > 0 && isSameState(given, stateOf(contents(client.room)));
}

const states = new WeakMap<Uint8Array, Uint8Array>();

function stateOf(update: Uint8Array): Uint8Array {
  const known = states.get(update) ?? Y.encodeStateVectorFromUpdate(update);
  states.set(update, known);
  return known;
}

function isSameState(one: Uint8Array, other: Uint8Array): boolean {
  const [these, those] = [Y.decodeStateVector(one), Y.decodeStateVector(other)];
  return these.size === those.size && [...these].every(([client, clock]) => those.get(client) === clock);
}
