import type { BenchRoom } from '../site/bench-room.ts';
import type { Ring } from './arena.ts';
import { checkServer, convergedRooms } from './convergence.ts';
import { Typists, type Traffic, type TypingResult } from './typing.ts';

/**
 * One run of typing in all rooms; after it all replicas, the server and, after a restart, its database hold the same, unless
 * the server was left so far behind that the run is not complete. @throws where something differs
 */
export async function measureTyping(
  { contestant, withServer }: Ring,
  rooms: readonly BenchRoom[],
  traffic: Traffic,
): Promise<TypingResult> {
  const { result, docs } = await withServer(async (server) => {
    const typists = await Typists.open(server, contestant, rooms);
    try {
      const typed = await typists.type(traffic);
      if (!typed.isComplete) return { result: typed, docs: undefined };
      const converged = convergedRooms(typists.clients);
      if (contestant.holdsDocuments) await checkServer(server.port, contestant, converged, 'the server');
      return { result: typed, docs: converged };
    } finally {
      typists.close();
    }
  });
  if (contestant.keeps && docs !== undefined)
    await withServer(({ port }) => checkServer(port, contestant, docs, 'the database, after a restart,'));
  return result;
}
