import type { Figure } from '../bench-report.ts';
import { compare, fixed, timesOf, type Row } from '../compare.ts';
import { contestantNames } from '../servers/contestant.ts';
import { quantileOf } from '../statistics.ts';
import { alternate, type Arena, type Ring } from './arena.ts';
import { measureTyping } from './measure-typing.ts';
import type { Traffic, TypingResult } from './typing.ts';

/** A run in which the generator itself was late is thrown away, so many times at most; then the machine is too busy. */
const attemptsMax = 3;

type Run = TypingResult & { readonly isQuiet: boolean };

const rows: readonly Row<Run>[] = [
  {
    name: 'key to peer, p50',
    unit: 'ms',
    pick: ({ toPeerMs }) => quantileOf(toPeerMs, 0.5),
    goals: [
      timesOf('must', 'at most', 4, contestantNames.yWebsocket),
      timesOf('aim', 'at most', 2, contestantNames.floor),
    ],
  },
  {
    name: 'key to peer, p99',
    unit: 'ms',
    pick: ({ toPeerMs }) => quantileOf(toPeerMs, 0.99),
    goals: [
      timesOf('must', 'at most', 1, contestantNames.hocuspocus),
      timesOf('aim', 'at most', 1, contestantNames.yWebsocket),
    ],
  },
  {
    name: 'key to acknowledgement (ours: durable), p50',
    unit: 'ms',
    pick: ({ toAckMs }) => (toAckMs.length > 0 ? quantileOf(toAckMs, 0.5) : undefined),
    goals: [fixed('must', 'at most', 5), fixed('aim', 'at most', 2)],
  },
  {
    name: 'key to acknowledgement (ours: durable), p99',
    unit: 'ms',
    pick: ({ toAckMs }) => (toAckMs.length > 0 ? quantileOf(toAckMs, 0.99) : undefined),
    goals: [fixed('must', 'at most', 20), fixed('aim', 'at most', 10)],
  },
];

/** Two people in each room, 5 letters a second each: how long until the other has it, until it is acknowledged, and bytes. */
export async function benchTyping(arena: Arena, traffic: Traffic): Promise<readonly Figure[]> {
  const results = await alternate(arena, 'typing', (ring) => measureQuietly(ring, arena, traffic));
  const noisy = [...results.values()].flat().filter(({ isQuiet }) => !isQuiet).length;
  const updateBytes = results.get(contestantNames.ours)?.[0]?.updateBytes ?? 0;
  return [
    ...rows.flatMap((row) => compare(row, results)),
    ...compare(
      {
        name: 'bytes received per update in a room of two',
        unit: 'B',
        pick: ({ bytesPerUpdate }) => bytesPerUpdate,
        goals: [fixed('must', 'at most', 27), fixed('aim', 'at most', updateBytes + 6)],
      },
      results,
    ),
    ...compare({ name: 'server’s core in use', unit: '%', pick: (run) => run.serverLoad * 100 }, results),
    ...compare(
      { name: 'generator’s own lateness, p99', unit: 'ms', pick: (run) => run.generatorP99Ms },
      results,
    ),
    { name: 'runs kept although the generator was late', value: noisy, unit: '' },
  ];
}

async function measureQuietly(ring: Ring, arena: Arena, traffic: Traffic, attempt = 1): Promise<Run> {
  const result = await measureTyping(ring, arena.rooms, traffic);
  if (!result.isComplete) throw new Error(`${ring.contestant.name} has not shown everything in time`);
  const isQuiet = result.generatorP99Ms <= quantileOf(result.toPeerMs, 0.99) / 4;
  if (isQuiet || attempt === attemptsMax) return { ...result, isQuiet };
  arena.tell(`thrown away: the generator's own p99 was ${result.generatorP99Ms.toFixed(1)} ms`);
  return measureQuietly(ring, arena, traffic, attempt + 1);
}
