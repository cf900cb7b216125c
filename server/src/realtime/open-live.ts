import { Feed } from './feed.ts';
import type { Limits } from './limits.ts';
import type { Authority, Chance, EventSource, Reporter, TurnWatch, UpdateLog } from './ports.ts';
import { Rooms } from './rooms.ts';
import { LiveSockets } from './websocket.ts';

export type LiveTools = {
  readonly log: UpdateLog;
  readonly events: EventSource;
  readonly authority: Authority;
  /** Exact origins, as `https://samskar.example` (R7). */
  readonly allowedOrigins: readonly string[];
  readonly limits: Limits;
  /** Of the last restoration, 0 before the first: a client that knows the log from before it must begin anew (R4). */
  readonly restoredEpoch: number;
  readonly chance: Chance;
  readonly reporter: Reporter;
  /** Absent: nobody measures. */
  readonly watch?: TurnWatch;
  /** Ends the process: a write has failed in a way that makes every further acknowledgement a guess (R1). */
  readonly onBroken: (error: unknown) => void;
};

/** The live engine: documents, feeds, and the sockets that lead to both. */
export type Live = {
  readonly rooms: Rooms;
  readonly feed: Feed;
  readonly sockets: LiveSockets;
  /** Asks anew what every open socket may do; to be called after the authority's version has changed (R8). */
  readonly permissionsChanged: () => void;
};

export function openLive(tools: LiveTools): Live {
  const rooms = new Rooms(tools);
  const feed = new Feed(tools);
  return {
    rooms,
    feed,
    sockets: new LiveSockets({ ...tools, rooms, feed }),
    permissionsChanged: () => {
      rooms.permissionsChanged();
      feed.permissionsChanged();
    },
  };
}
