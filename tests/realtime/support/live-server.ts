import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EvaluationEvent } from '@samskar/shared/evaluation';
import { migrations } from '@samskar/migrations';
import type { Feed } from '../../../server/src/realtime/feed.ts';
import { defaultLimits, type Limits } from '../../../server/src/realtime/limits.ts';
import { openLive } from '../../../server/src/realtime/open-live.ts';
import type { EventSource, Reporter } from '../../../server/src/realtime/ports.ts';
import type { Rooms } from '../../../server/src/realtime/rooms.ts';
import { openDatabase, type Database } from '../../../server/src/storage/database.ts';
import { updateLog } from '../../../server/src/storage/update-log.ts';
import { TableOfRights } from './table-of-rights.ts';

export const origin = 'http://samskar.test';

export type LiveServer = {
  readonly url: string;
  readonly port: number;
  readonly database: Database;
  readonly rooms: Rooms;
  readonly feed: Feed;
  readonly permissionsChanged: () => void;
  readonly rights: TableOfRights;
  readonly events: EventsInMemory;
  /** `rule why` of each refusal, and the errors, in order. */
  readonly reports: string[];
  /** How many updates each commit took. */
  readonly commits: number[];
  /** From all lines until now. */
  readonly bytesRead: () => number;
  /** What the process would have ended with. */
  readonly broken: unknown[];
  /** The socket-less part ends last, as in the product. */
  readonly stop: () => Promise<void>;
};

export type LiveServerOptions = {
  readonly limits?: Partial<Limits>;
  readonly port?: number;
  readonly restoredEpoch?: number;
  /** Kept when given; else a folder of its own, removed at the end. */
  readonly folder?: string;
};

/** The live engine as the product wires it, on real sockets and a real data file; people and evaluations are made up. */
export async function startLiveServer(options: LiveServerOptions = {}): Promise<LiveServer> {
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'samskar-live-'));
  const limits: Limits = { ...defaultLimits, ...options.limits };
  const database = await openDatabase(join(folder, 'data.sqlite'), migrations);
  const rights = new TableOfRights();
  const reports: string[] = [];
  const commits: number[] = [];
  const broken: unknown[] = [];
  const reporter: Reporter = {
    refused: (rule, why) => reports.push(`${rule} ${why}`),
    failed: (error) => reports.push(`failed ${String(error)}`),
  };
  const events = new EventsInMemory();
  const { rooms, feed, sockets, permissionsChanged } = openLive({
    log: updateLog(database),
    events,
    authority: rights,
    allowedOrigins: [origin],
    limits,
    restoredEpoch: options.restoredEpoch ?? 0,
    chance: { now: () => Date.now(), random: () => Math.random() },
    reporter,
    watch: { committed: ({ updates }) => commits.push(updates), acknowledged: () => undefined },
    onBroken: (error) => broken.push(error),
  });
  database.beforeEachTransaction(() => rooms.flush());
  const server = createServer((_request, response) => response.writeHead(404).end());
  const lines: Socket[] = [];
  server.on('connection', (line) => lines.push(line));
  sockets.attach(server);
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, '127.0.0.1', resolve));
  // A listening TCP server has an address with a port.
  const { port } = server.address() as AddressInfo;
  return {
    url: `ws://127.0.0.1:${port}`,
    port,
    database,
    rooms,
    feed,
    permissionsChanged,
    rights,
    events,
    reports,
    commits,
    bytesRead: () => lines.reduce((bytes, line) => bytes + line.bytesRead, 0),
    broken,
    stop: async () => {
      await sockets.stop();
      await new Promise((resolve) => server.close(resolve));
      database.close();
      if (options.folder === undefined) rmSync(folder, { recursive: true });
    },
  };
}

/** The feed's events, which everybody who may follow sees. */
export class EventsInMemory implements EventSource {
  readonly #events: EvaluationEvent[] = [];

  add(event: EvaluationEvent): void {
    this.#events.push(event);
  }

  eventsSince(
    _evaluation: string,
    _viewer: unknown,
    seq: number,
  ): { readonly events: readonly EvaluationEvent[]; readonly upTo: number } | undefined {
    const last = this.#events.at(-1)?.seq ?? 0;
    if (seq > last) return undefined;
    return { events: this.#events.filter((event) => event.seq > seq), upTo: last };
  }
}
