import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startLiveServer } from '../realtime/support/live-server.ts';
import { benchRoomNames } from './room-names.ts';

/** The live engine in a process of its own, with rooms for A and B: `node live-process.ts ROOMS`. */
const folder = mkdtempSync(join(tmpdir(), 'samskar-bench-'));
const server = await startLiveServer({ folder });
for (const name of benchRoomNames(Number(process.argv[2]))) {
  server.rooms.createDocument(name);
  for (const person of ['A', 'B'] as const) server.rights.grant(person, name, 'write');
}
process.send?.({ port: server.port, folder });
