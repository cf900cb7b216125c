import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Contestant } from '../servers/contestant.ts';
import type { ServerProcess } from '../servers/start-process.ts';
import type { BenchRoom } from '../site/bench-room.ts';

/** Where servers are measured against each other. */
export type Arena = {
  /** Ours first. */
  readonly contestants: readonly Contestant[];
  /** The installation that ours begins each run with, and the rooms in it. */
  readonly siteFolder: string;
  readonly rooms: readonly BenchRoom[];
  readonly runs: number;
  /** Tells who waits how far it is. */
  readonly tell: (progress: string) => void;
};

/** One server's own folder in one run. */
export type Ring = {
  readonly contestant: Contestant;
  /** On what this run's earlier starts have left; a run may start it several times, one after the other. */
  readonly withServer: <Value>(act: (server: ServerProcess) => Promise<Value>) => Promise<Value>;
};

/**
 * Each run measures each server once, in an order that turns with every run, so that what the machine does meanwhile falls
 * on all of them alike. @returns the results by server's name
 */
export async function alternate<Value>(
  { contestants, siteFolder, runs, tell }: Pick<Arena, 'contestants' | 'siteFolder' | 'runs' | 'tell'>,
  what: string,
  measure: (ring: Ring) => Promise<Value>,
): Promise<ReadonlyMap<string, readonly Value[]>> {
  const results = new Map<string, Value[]>(contestants.map(({ name }) => [name, []]));
  for (let run = 0; run < runs; run++)
    for (const place of contestants.keys()) {
      const contestant = contestants[(place + run) % contestants.length];
      if (contestant === undefined) throw new Error('Places are counted modulo their number');
      tell(`${what}, run ${run + 1} of ${runs}: ${contestant.name}`);
      results.get(contestant.name)?.push(await inRing(contestant, siteFolder, measure));
    }
  return results;
}

export async function inRing<Value>(
  contestant: Contestant,
  siteFolder: string,
  act: (ring: Ring) => Promise<Value>,
): Promise<Value> {
  const folder = mkdtempSync(join(tmpdir(), 'samskar-bench-'));
  try {
    if (contestant.needsSite) cpSync(siteFolder, folder, { recursive: true });
    return await act({ contestant, withServer: (use) => withServer(contestant, folder, use) });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function withServer<Value>(
  contestant: Contestant,
  folder: string,
  act: (server: ServerProcess) => Promise<Value>,
): Promise<Value> {
  const server = await contestant.start(folder);
  try {
    return await act(server);
  } finally {
    await server.stop();
  }
}
