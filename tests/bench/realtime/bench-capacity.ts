import type { Figure } from '../bench-report.ts';
import { compare, fixed, timesOf } from '../compare.ts';
import { contestantNames } from '../servers/contestant.ts';
import { quantileOf } from '../statistics.ts';
import { alternate, type Arena, type Ring } from './arena.ts';
import { measureTyping } from './measure-typing.ts';

/** The rate at which acknowledgements still come in time. */
const ackP99MsMax = 50;
const firstPerSecond = 1_000;
const growth = 1.5;
/** Between the last rate that went well and the first that did not. */
const halvings = 2;
/** An account may send 100 messages a second for ever, and 126 of them write. */
const perSecondMax = 12_000;

export type Steps = { readonly seconds: number; readonly warmUpSeconds: number };

/** The most updates per second, in all rooms together, that one core acknowledges with a p99 under 50 ms: by steps. */
export async function benchCapacity(arena: Arena, steps: Steps): Promise<readonly Figure[]> {
  const acknowledging = arena.contestants.filter(({ acknowledges }) => acknowledges);
  const results = await alternate({ ...arena, contestants: acknowledging }, 'capacity', (ring) =>
    findCapacity((perSecond) => isKeptUp(ring, arena, { ...steps, perSecond })),
  );
  const row = {
    name: 'acknowledged updates per second on one core (ours: durable)',
    unit: '/s',
    pick: (perSecond: number) => perSecond,
    goals: [fixed('must', 'at least', 3_000), timesOf('aim', 'at least', 3, contestantNames.hocuspocus)],
  } as const;
  return compare(row, results);
}

/** @returns the highest rate that was kept up with; 0 when not even the first was */
async function findCapacity(isKept: (perSecond: number) => Promise<boolean>): Promise<number> {
  let kept = 0;
  let failed = firstPerSecond;
  while (failed <= perSecondMax && (await isKept(failed))) {
    kept = failed;
    failed *= growth;
  }
  for (let halving = 0; kept > 0 && failed <= perSecondMax && halving < halvings; halving++) {
    const between = Math.sqrt(kept * failed);
    if (await isKept(between)) kept = between;
    else failed = between;
  }
  return kept;
}

/** Asked twice where the generator was late itself, since then nobody knows who was too slow. */
async function isKeptUp(
  ring: Ring,
  arena: Arena,
  traffic: Steps & { readonly perSecond: number },
): Promise<boolean> {
  for (let attempt = 0; attempt < 2; attempt++) {
    const { isComplete, toAckMs, generatorP99Ms } = await measureTyping(ring, arena.rooms, traffic);
    const isInTime = isComplete && quantileOf(toAckMs, 0.99) < ackP99MsMax;
    arena.tell(`  ${Math.round(traffic.perSecond)}/s: ${isInTime ? 'kept up' : 'too much'}`);
    if (isInTime) return true;
    if (generatorP99Ms <= ackP99MsMax / 4) return false;
  }
  return false;
}
