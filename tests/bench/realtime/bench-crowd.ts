import type { Figure } from '../bench-report.ts';
import { until } from '../../realtime/support/until.ts';
import { compare, type GoalRule } from '../compare.ts';
import { contestantNames, type Contestant } from '../servers/contestant.ts';
import type { ServerProcess } from '../servers/start-process.ts';
import { alternate, type Arena, type Ring } from './arena.ts';
import { BenchClient } from './bench-client.ts';
import { isWhole, seedRooms, type Contents } from './seed-rooms.ts';

type Crowd = {
  /** Until the last client had its first step 2. */
  readonly seconds: number;
  /** Clients for whom that was the whole document. */
  readonly wholeShare: number;
};
type Run = { readonly warm: Crowd; readonly cold: Crowd | undefined };

/** Two clients in every room, all of them at once: to a server that has the rooms in memory, and to one just started. */
export async function benchCrowd(arena: Arena, contents: Contents): Promise<readonly Figure[]> {
  const contestants = arena.contestants.filter(({ holdsDocuments }) => holdsDocuments);
  const results = await alternate({ ...arena, contestants }, 'crowd', (ring) =>
    measure(ring, arena, contents),
  );
  const clients = 2 * arena.rooms.length;
  return (['warm', 'cold'] as const).flatMap((kind) => [
    ...compare(
      {
        name: `${clients} clients at once, ${kind}: the last one is synced`,
        unit: 's',
        pick: (run: Run) => run[kind]?.seconds,
        goals: goalsAgainstWhole(
          new Map([...results].map(([name, runs]) => [name, isAlwaysWhole(runs, kind)])),
        ),
      },
      results,
    ),
    ...compare(
      {
        name: `… of ${clients}, got the whole content, ${kind}`,
        unit: '',
        pick: (run: Run) => (run[kind] === undefined ? undefined : run[kind].wholeShare * clients),
        goals: [{ kind: 'must', bound: 'at least', limit: () => clients, of: '' }],
      },
      results,
    ),
  ]);
}

function isAlwaysWhole(runs: readonly Run[], kind: keyof Run): boolean {
  return runs.every((run) => run[kind]?.wholeShare === 1);
}

/** Against the fastest of those that give everybody the whole document. */
function goalsAgainstWhole(isWholeByName: ReadonlyMap<string, boolean>): readonly GoalRule[] {
  const fastest = (medians: ReadonlyMap<string, number>) => {
    const others = [...medians].filter(
      ([name]) => name !== contestantNames.ours && isWholeByName.get(name) === true,
    );
    return others.length === 0 ? undefined : Math.min(...others.map(([, median]) => median));
  };
  const rule = (kind: GoalRule['kind'], factor: number): GoalRule => ({
    kind,
    bound: 'at most',
    of: `${factor} x the fastest peer that gives the whole content =`,
    limit: (medians) => {
      const limit = fastest(medians);
      return limit === undefined ? undefined : factor * limit;
    },
  });
  return [rule('must', 1), rule('aim', 0.7)];
}

async function measure({ contestant, withServer }: Ring, { rooms }: Arena, contents: Contents): Promise<Run> {
  const warm = await withServer(async (server) => {
    await seedRooms(server, contestant, rooms, contents);
    const keepers = rooms.map((room) => new BenchClient(server.port, contestant, room));
    try {
      // One that answers before it has read its disk is warm when it has.
      const isLoaded = (keeper: BenchClient) => keeper.bytesReceived >= contents(keeper.room).byteLength;
      await until(() => keepers.every(isLoaded), 'every room is in memory', 30_000);
      return await rush(server, contestant, rooms, contents);
    } finally {
      for (const keeper of keepers) keeper.close();
    }
  });
  if (!contestant.keeps) return { warm, cold: undefined };
  return { warm, cold: await withServer((server) => rush(server, contestant, rooms, contents)) };
}

async function rush(
  { port }: ServerProcess,
  contestant: Contestant,
  rooms: Arena['rooms'],
  contents: Contents,
): Promise<Crowd> {
  const startedAt = performance.now();
  const clients = rooms.flatMap((room) =>
    ([0, 1] as const).map((person) => new BenchClient(port, contestant, room, { person })),
  );
  try {
    await Promise.all(clients.map((client) => client.synced()));
    const lastAt = Math.max(...clients.map(({ syncedAt }) => syncedAt ?? Infinity));
    const whole = clients.filter((client) => isWhole(client, contents)).length;
    return { seconds: (lastAt - startedAt) / 1000, wholeShare: whole / clients.length };
  } finally {
    for (const client of clients) client.close();
  }
}
