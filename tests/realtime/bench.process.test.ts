import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inRing } from '../bench/realtime/arena.ts';
import { measureTyping } from '../bench/realtime/measure-typing.ts';
import { samskar } from '../bench/servers/samskar.ts';
import type { BenchRoom } from '../bench/site/bench-room.ts';
import { prepareSite } from '../bench/site/prepare-site.ts';

let siteFolder: string;
let rooms: readonly BenchRoom[];

beforeAll(async () => {
  siteFolder = mkdtempSync(join(tmpdir(), 'samskar-bench-site-'));
  rooms = await prepareSite(siteFolder, 4);
});

afterAll(() => rmSync(siteFolder, { recursive: true }));

// It throws where replicas, server and, after a restart, the data file do not hold the same.
test('[R1] [R2] typing in rooms of two: each letter is shown once, acknowledged once, and there after a restart, for 27 bytes', async () => {
  const traffic = { perSecond: 100, seconds: 1, warmUpSeconds: 0.2 };
  const run = await inRing(samskar, siteFolder, (ring) => measureTyping(ring, rooms, traffic));
  expect(run).toMatchObject({ isComplete: true });
  expect(run.toPeerMs).toHaveLength(100);
  expect(run.toAckMs).toHaveLength(100);
  expect(run.bytesPerUpdate).toBeLessThanOrEqual(27);
});
