import { setTimeout as pause } from 'node:timers/promises';
import type { Figure } from '../bench-report.ts';
import { until } from '../../realtime/support/until.ts';
import { compare, type GoalRule } from '../compare.ts';
import { contestantNames, type Contestant } from '../servers/contestant.ts';
import type { ServerProcess } from '../servers/start-process.ts';
import type { BenchRoom } from '../site/bench-room.ts';
import { inRing, type Arena, type Ring } from './arena.ts';
import { BenchClient } from './bench-client.ts';
import { seedRooms, type Contents } from './seed-rooms.ts';
import { Typewriter } from './typed-letters.ts';

/** Resident bytes that one room with one socket costs. */
type Run = { readonly inUseBytes: number; readonly idleBytes: number };

/** Longer than any of the servers waits before it lets go of something. */
const idleSeconds = 90;
const keepAliveMs = 15_000;
const gigabyte = 1e9;
/** What compiled code and caches cost is there after so many rooms; the others show what a room costs. */
const warmUpRooms = 100;

/**
 * How many rooms a gigabyte holds: by what resident memory grows when each room has a socket. In use: the room's client has just
 * typed. Idle: it has been silent since. Memory does not depend on who else runs, so all servers wait at the same time.
 */
export async function benchMemory(arena: Arena, contents: Contents): Promise<readonly Figure[]> {
  const contestants = arena.contestants.filter(({ holdsDocuments }) => holdsDocuments);
  arena.tell(`memory: all servers at once, twice ${idleSeconds} s idle`);
  const runs = await Promise.all(
    contestants.map(async (contestant) => {
      const run = await inRing(contestant, arena.siteFolder, (ring) => measure(ring, arena, contents));
      return [contestant.name, [run]] as const;
    }),
  );
  const results = new Map<string, readonly Run[]>(runs);
  return [
    ...compare(
      { name: 'rooms per GB, in use', unit: 'rooms', pick: (run: Run) => gigabyte / run.inUseBytes },
      results,
    ),
    ...compare(
      {
        name: 'rooms per GB, with a socket and idle',
        unit: 'rooms',
        pick: (run: Run) => gigabyte / run.idleBytes,
        goals: [timesBestPeer('must', 5), timesBestPeer('aim', 15)],
      },
      results,
    ),
  ];
}

function timesBestPeer(kind: GoalRule['kind'], factor: number): GoalRule {
  return {
    kind,
    bound: 'at least',
    of: `${factor} x the best peer =`,
    limit: (medians) => {
      const peers = [...medians].filter(([name]) => name !== contestantNames.ours).map(([, value]) => value);
      return peers.length === 0 ? undefined : factor * Math.max(...peers);
    },
  };
}

async function measure({ contestant, withServer }: Ring, { rooms }: Arena, contents: Contents): Promise<Run> {
  if (contestant.keeps) await withServer((server) => seedRooms(server, contestant, rooms, contents));
  const [first, others] = [rooms.slice(0, warmUpRooms), rooms.slice(warmUpRooms)];
  return withServer(async (server) => {
    const clients: BenchClient[] = [];
    const enter = async (some: readonly BenchRoom[]) => {
      if (!contestant.keeps) await seedRooms(server, contestant, some, contents);
      clients.push(...(await enterAndType(server, contestant, some)));
    };
    try {
      await enter(first);
      await beIdle(clients);
      const before = await residentBytes(server);
      await enter(others);
      const inUse = await residentBytes(server);
      await beIdle(clients);
      const idle = await residentBytes(server);
      return { inUseBytes: (inUse - before) / others.length, idleBytes: (idle - before) / others.length };
    } finally {
      for (const client of clients) client.close();
    }
  });
}

async function enterAndType(
  { port }: ServerProcess,
  contestant: Contestant,
  rooms: readonly BenchRoom[],
): Promise<readonly BenchClient[]> {
  const clients = rooms.map((room) => new BenchClient(port, contestant, room));
  await Promise.all(clients.map((client) => client.synced()));
  await until(() => clients.every(({ sent }) => sent === 1), 'every server has asked for its step 2');
  for (const client of clients) client.sendUpdate(new Typewriter(client.room).typeLetter());
  // Long enough for every server to have taken them, also those that do not say so.
  await pause(2_000);
  return clients;
}

async function residentBytes(server: ServerProcess): Promise<number> {
  return (await server.usage()).rssBytes;
}

async function beIdle(clients: readonly BenchClient[]): Promise<void> {
  const end = performance.now() + idleSeconds * 1000;
  while (performance.now() < end) {
    await pause(keepAliveMs);
    for (const client of clients) client.keepAlive();
  }
  if (clients.some(({ closedWith }) => closedWith !== undefined))
    throw new Error('An idle client was closed');
}
