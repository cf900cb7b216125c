import type { Figure } from '../bench-report.ts';
import { compare, timesOf } from '../compare.ts';
import { contestantNames } from '../servers/contestant.ts';
import { alternate, type Arena, type Ring } from './arena.ts';
import { BenchClient } from './bench-client.ts';
import { isWhole, seedRooms, type Contents } from './seed-rooms.ts';

/** One large document from a server just started: from connecting until the client has all of it. */
export async function benchLargeDocument(arena: Arena, contents: Contents): Promise<readonly Figure[]> {
  const contestants = arena.contestants.filter(({ keeps }) => keeps);
  const results = await alternate({ ...arena, contestants }, 'large document', (ring) =>
    measure(ring, arena, contents),
  );
  const [room] = arena.rooms;
  const megabytes = room === undefined ? 0 : contents(room).byteLength / 1e6;
  const row = {
    name: `a document of ${megabytes.toFixed(1)} MB, cold`,
    unit: 'ms',
    // One that answers with nothing first has not answered.
    pick: (ms: number | undefined) => ms,
    goals: [
      timesOf('must', 'at most', 1, contestantNames.hocuspocus),
      timesOf('aim', 'at most', 0.5, contestantNames.hocuspocus),
    ],
  };
  return compare(row, results);
}

async function measure(
  { contestant, withServer }: Ring,
  { rooms }: Arena,
  contents: Contents,
): Promise<number | undefined> {
  const [room] = rooms;
  if (room === undefined) throw new Error('No room');
  await withServer((server) => seedRooms(server, contestant, [room], contents));
  return withServer(async ({ port }) => {
    const startedAt = performance.now();
    const client = new BenchClient(port, contestant, room);
    try {
      await client.synced();
      return isWhole(client, contents) ? (client.syncedAt ?? Infinity) - startedAt : undefined;
    } finally {
      client.close();
    }
  });
}
