import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { atMost, type BenchReport, type Figure } from '../bench-report.ts';
import { checkServer, convergedRooms } from '../realtime/convergence.ts';
import { Typists } from '../realtime/typing.ts';
import type { Usage } from '../servers/answer-bench.ts';
import { pinGenerator } from '../servers/cores.ts';
import { samskar } from '../servers/samskar.ts';
import type { ServerProcess } from '../servers/start-process.ts';
import type { BenchRoom } from '../site/bench-room.ts';
import { prepareSite } from '../site/prepare-site.ts';
import { slopeOf } from '../statistics.ts';

const roomCount = 40;
/** Everybody comes, types this long, and leaves. */
const visit = { perSecond: 400, seconds: 8, warmUpSeconds: 0 };
/** A heartbeat and what follows it: by then a room that nobody is in is gone. */
const quietMs = 25_000;
/** Compiled code and caches fill in the first part of the time; it says nothing of a leak. */
const settledShare = 0.3;
/** A megabyte an hour is lost in the noise of a garbage collector; ten would be found after a week. */
const heapSlopeMaxMbPerHour = 10;

type Sample = { readonly atHours: number; readonly usage: Usage };

/** People come, type and leave for so many minutes: does memory grow, and is everything let go of at the end? */
export async function benchSoak(minutes: number, tell: (progress: string) => void): Promise<BenchReport> {
  const folder = mkdtempSync(join(tmpdir(), 'samskar-soak-'));
  const pinning = pinGenerator();
  try {
    const rooms = await prepareSite(folder, roomCount);
    const server = await samskar.start(folder);
    try {
      return {
        name: `soak: ${minutes} minutes, ${roomCount} rooms of two who come, type and leave`,
        notes: [pinning, 'replicas and server compared after each visit'],
        figures: await soak(server, rooms, minutes, tell),
      };
    } finally {
      await server.stop();
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function soak(
  server: ServerProcess,
  rooms: readonly BenchRoom[],
  minutes: number,
  tell: (progress: string) => void,
): Promise<readonly Figure[]> {
  await beVisited(server, rooms);
  await pause(quietMs);
  const before = await server.usage();
  const samples: Sample[] = [];
  const startedAt = performance.now();
  const hours = () => (performance.now() - startedAt) / 3_600_000;
  while (hours() * 60 < minutes) {
    await beVisited(server, rooms);
    // Texts grow while they are written; when nobody is there, nothing of them may be left.
    await pause(quietMs);
    samples.push({ atHours: hours(), usage: await server.usage() });
    tell(`soak: ${(hours() * 60).toFixed(1)} of ${minutes} minutes`);
  }
  return figuresOf(before, await server.usage(), samples);
}

async function beVisited(server: ServerProcess, rooms: readonly BenchRoom[]): Promise<void> {
  const typists = await Typists.open(server, samskar, rooms);
  try {
    const { isComplete } = await typists.type(visit);
    if (!isComplete) throw new Error('The server has not shown everything in time');
    await checkServer(server.port, samskar, convergedRooms(typists.clients), 'the server');
  } finally {
    typists.close();
  }
}

function figuresOf(before: Usage, after: Usage, samples: readonly Sample[]): readonly Figure[] {
  const settled = samples.slice(Math.floor(samples.length * settledShare));
  const slope = (pick: (usage: Usage) => number) =>
    slopeOf(settled.map(({ atHours, usage }) => [atHours, pick(usage) / 1e6]));
  const heapSlope = slope(({ heapBytes }) => heapBytes);
  const left = Object.entries(after.resources).map(([kind, count]) => ({
    name: `left open: ${kind}`,
    value: count - (before.resources[kind] ?? 0),
  }));
  const leftOver = left.reduce((sum, { value }) => sum + Math.max(0, value), 0);
  return [
    {
      name: 'heap, slope over the settled part',
      value: heapSlope,
      unit: 'MB/h',
      goals: [atMost('must', heapSlope, heapSlopeMaxMbPerHour)],
    },
    { name: 'resident memory, slope', value: slope(({ rssBytes }) => rssBytes), unit: 'MB/h' },
    {
      name: 'heap when all have left',
      value: after.heapBytes / 1e6,
      unit: 'MB',
      beside: [{ name: 'before', value: before.heapBytes / 1e6 }],
    },
    {
      name: 'timers and sockets left open when all have left',
      value: leftOver,
      unit: '',
      beside: left,
      goals: [atMost('must', leftOver, 0)],
    },
  ];
}
