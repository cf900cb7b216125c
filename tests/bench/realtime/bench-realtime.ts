import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BenchReport, Figure } from '../bench-report.ts';
import type { Contestant } from '../servers/contestant.ts';
import { pinGenerator } from '../servers/cores.ts';
import { hocuspocus } from '../servers/hocuspocus.ts';
import { installPeers } from '../servers/install-peers.ts';
import { relay } from '../servers/relay.ts';
import { samskar } from '../servers/samskar.ts';
import { yWebsocket, yWebsocketLevelDb } from '../servers/y-websocket.ts';
import type { BenchRoom } from '../site/bench-room.ts';
import { prepareSite } from '../site/prepare-site.ts';
import type { Arena } from './arena.ts';
import { benchCapacity } from './bench-capacity.ts';
import { benchCrowd } from './bench-crowd.ts';
import { benchLargeDocument } from './bench-large-document.ts';
import { benchManyEvaluations } from './bench-many-evaluations.ts';
import { benchMemory } from './bench-memory.ts';
import { benchTyping } from './bench-typing.ts';
import type { RealtimePart } from './parts.ts';
import { contentsOf } from './seed-rooms.ts';

export type RealtimeOptions = {
  /** Also the servers of others; installs them when they are not. */
  readonly peers: boolean;
  readonly runs: number;
  readonly parts: readonly RealtimePart[];
  /** Measures a data file of so many, and nothing else. */
  readonly evaluations: number | undefined;
  readonly tell: (progress: string) => void;
};

const typingRooms = 100;
const crowdRooms = 500;
const roomBytes = 22_000;
const largeBytes = 1_500_000;
/** Two people in each room, 5 letters a second each. */
const typing = { perSecond: 10 * typingRooms, seconds: 20, warmUpSeconds: 3 };
const capacitySteps = { seconds: 3, warmUpSeconds: 1 };

/** The live engine beside a floor and, at will, its peers: the figures of shared documents under load. */
export async function benchRealtime(options: RealtimeOptions): Promise<BenchReport> {
  const pinning = pinGenerator();
  if (options.evaluations !== undefined) {
    const figures = await benchManyEvaluations(options.evaluations, options.tell);
    return { name: 'realtime: a full data file', notes: [pinning], figures };
  }
  const siteFolder = mkdtempSync(join(tmpdir(), 'samskar-bench-site-'));
  try {
    return {
      name: `realtime: medians of ${options.runs} runs in turn (and their range); memory is measured once`,
      notes: [
        pinning,
        'open loop: measured from when a key should have been pressed; all replicas, server and database compared in every run',
      ],
      figures: await measureParts(options, contestantsOf(options.peers), siteFolder),
    };
  } finally {
    rmSync(siteFolder, { recursive: true });
  }
}

function contestantsOf(withPeers: boolean): readonly Contestant[] {
  if (!withPeers) return [samskar, relay];
  const folder = installPeers();
  return [samskar, relay, yWebsocket(folder), yWebsocketLevelDb(folder), hocuspocus(folder)];
}

async function measureParts(
  { parts, runs, tell }: RealtimeOptions,
  contestants: readonly Contestant[],
  siteFolder: string,
): Promise<readonly Figure[]> {
  tell('making an installation');
  const rooms = await prepareSite(siteFolder, crowdRooms);
  const arena: Arena = { contestants, siteFolder, rooms, runs, tell };
  const ofTwo = { ...arena, rooms: spread(rooms).slice(0, typingRooms) };
  const figures: Figure[] = [];
  for (const part of parts) figures.push(...(await measurePart(part, arena, ofTwo)));
  return figures;
}

/** One room of each evaluation before the second of any: nobody types in more rooms at once than a person would. */
function spread(rooms: readonly BenchRoom[]): readonly BenchRoom[] {
  const evaluations = [...Map.groupBy(rooms, ({ cookies: [first] }) => first).values()];
  const most = Math.max(...evaluations.map(({ length }) => length));
  return Array.from({ length: most }, (_, place) => evaluations.flatMap((own) => own[place] ?? [])).flat();
}

function measurePart(part: RealtimePart, arena: Arena, ofTwo: Arena): Promise<readonly Figure[]> {
  switch (part) {
    case 'typing':
      return benchTyping(ofTwo, typing);
    case 'capacity':
      return benchCapacity(ofTwo, capacitySteps);
    case 'crowd':
      return benchCrowd(arena, contentsOf(roomBytes));
    case 'document':
      return benchLargeDocument(arena, contentsOf(largeBytes));
    case 'memory':
      return benchMemory(arena, contentsOf(roomBytes));
  }
}
