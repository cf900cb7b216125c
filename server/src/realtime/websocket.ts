import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { closeCodes, livePaths, liveSubprotocol } from '@samskar/shared/api';
import { WebSocketServer, type WebSocket } from 'ws';
import { TokenBucket } from '../token-bucket.ts';
import { AccountShare } from './account-share.ts';
import { Doorway } from './doorway.ts';
import type { Feed } from './feed.ts';
import type { Limits } from './limits.ts';
import type { Authority, Chance, Reporter, Viewer } from './ports.ts';
import { retryReason } from './retry-reason.ts';
import type { Rooms } from './rooms.ts';
import { SlowRefusals } from './slow-refusals.ts';
import { Wire } from './wire.ts';

export type LiveSocketsTools = {
  readonly rooms: Rooms;
  readonly feed: Feed;
  readonly authority: Authority;
  /** Exact origins, as `https://samskar.example`; nobody else's page gets a socket (R7). */
  readonly allowedOrigins: readonly string[];
  readonly limits: Limits;
  /** Of the last restoration, 0 before the first. */
  readonly restoredEpoch: number;
  readonly chance: Chance;
  readonly reporter: Reporter;
};

/** Where a socket wants to go. */
type Target =
  | { readonly kind: 'document'; readonly name: string }
  | {
      readonly kind: 'feed';
      readonly evaluation: string;
      readonly since: number;
      /** Of the restoration that the client knows of. */
      readonly restored: number;
    };

/** The only place that knows sockets: upgrade, limits of the wire, heartbeat, and the two kinds of peers behind them. */
export class LiveSockets {
  readonly #tools: LiveSocketsTools;
  readonly #server: WebSocketServer;
  readonly #wires = new Set<Wire>();
  readonly #doorway = new Doorway();
  readonly #refusals: SlowRefusals;
  /** Of as many as there are accounts, and of whoever is nobody. */
  readonly #openings = new Map<string | undefined, TokenBucket>();
  /** Of each account with a socket. */
  readonly #shareByAccount = new Map<string, AccountShare>();
  readonly #heartbeat: NodeJS.Timeout;
  #isStopping = false;

  constructor(tools: LiveSocketsTools) {
    this.#tools = tools;
    this.#refusals = new SlowRefusals(tools.limits.handshakeRefusalMs);
    this.#server = new WebSocketServer({
      noServer: true,
      clientTracking: false,
      // Room for the message's own numbers around the largest step 2.
      maxPayload: tools.limits.documentBytesMax + 1024,
      // Compression would cost memory per socket, and its sizes would speak of what is inside.
      perMessageDeflate: false,
      handleProtocols: (offered) => (offered.has(liveSubprotocol) ? liveSubprotocol : false),
    });
    this.#heartbeat = setInterval(() => this.#beat(), tools.limits.heartbeatMs);
    this.#heartbeat.unref();
  }

  /** Takes the upgrades of an HTTP server; it must have no other listener for them. */
  attach(server: Server): void {
    server.on('upgrade', (request, socket, head) => {
      // A socket that breaks before it is upgraded has nobody else to listen.
      socket.on('error', () => socket.destroy());
      this.#doorway.add(() => this.#upgrade(request, socket, head));
    });
  }

  /** Stores what has been received and says when to come back; resolves when all sockets are gone (R6). */
  async stop(): Promise<void> {
    this.#isStopping = true;
    clearInterval(this.#heartbeat);
    this.#refusals.endAll();
    this.#tools.rooms.stop();
    const { limits, chance } = this.#tools;
    await Promise.all(
      [...this.#wires].map((wire) => {
        wire.close(closeCodes.restarting, retryReason(0, limits.retrySpreadMs, chance));
        return wire.gone;
      }),
    );
  }

  #upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    if (socket.destroyed) return;
    const { allowedOrigins, limits, chance, reporter } = this.#tools;
    const origin = request.headers.origin;
    if (origin === undefined || !allowedOrigins.includes(origin)) {
      reporter.refused('R7', 'origin');
      return answer(socket, '403 Forbidden');
    }
    const target = parseTarget(request.url ?? '');
    if (target === undefined) return answer(socket, '404 Not Found');
    if (this.#isStopping || this.#wires.size >= limits.socketsMax)
      return answer(socket, '503 Service Unavailable');
    const viewer = this.#findViewer(request.headers.cookie);
    if (viewer === 'unknown') return answer(socket, '503 Service Unavailable');
    if (this.#openingsOf(viewer).takeOne(chance.now()) > 0) {
      reporter.refused('R12', 'handshakes');
      return this.#refusals.add(() => answer(socket, '429 Too Many Requests'));
    }
    this.#server.handleUpgrade(request, socket, head, (webSocket) =>
      this.#accept(webSocket, socket, viewer, target),
    );
  }

  /** `unknown` where the session cannot be looked up now: another program may hold the data file for a while. */
  #findViewer(cookieHeader: string | undefined): Viewer | undefined | 'unknown' {
    try {
      return this.#tools.authority.findViewer(cookieHeader);
    } catch (error) {
      this.#tools.reporter.failed(error);
      return 'unknown';
    }
  }

  /** Refusals come after the upgrade: a browser shows a page nothing of an answer before it, and clients try for ever. */
  #accept(webSocket: WebSocket, line: Duplex, viewer: Viewer | undefined, target: Target): void {
    const { limits, reporter } = this.#tools;
    const share = this.#shareOf(viewer);
    const wire = new Wire(webSocket, line, share, this.#tools);
    this.#wires.add(wire);
    share.sockets += 1;
    void wire.gone.then(() => {
      this.#wires.delete(wire);
      share.sockets -= 1;
      if (viewer !== undefined && share.sockets === 0) this.#shareByAccount.delete(viewer.accountId);
    });
    if (viewer === undefined) {
      reporter.refused('R7', 'signed-out');
      return wire.close(closeCodes.signedOut, 'signed-out');
    }
    if (share.sockets > limits.socketsPerAccountMax) {
      reporter.refused('R12', 'sockets');
      return wire.close(closeCodes.tooMany, 'sockets');
    }
    if (target.kind === 'document') this.#openDocument(wire, viewer, target.name);
    else this.#openFeed(wire, viewer, target);
  }

  #openingsOf(viewer: Viewer | undefined): TokenBucket {
    const known = this.#openings.get(viewer?.accountId);
    if (known !== undefined) return known;
    const { limits, chance } = this.#tools;
    const full = new TokenBucket(limits.handshakesPerSecond, limits.handshakesBurst, chance.now());
    this.#openings.set(viewer?.accountId, full);
    return full;
  }

  /** One for each account, kept as long as it has a socket; who is nobody yet shares with nobody. */
  #shareOf(viewer: Viewer | undefined): AccountShare {
    const { limits, chance } = this.#tools;
    const known = viewer && this.#shareByAccount.get(viewer.accountId);
    if (known !== undefined) return known;
    const share = new AccountShare(limits, chance.now());
    if (viewer !== undefined) this.#shareByAccount.set(viewer.accountId, share);
    return share;
  }

  #openDocument(wire: Wire, viewer: Viewer, name: string): void {
    const seat = this.#tools.rooms.enter(
      {
        viewer,
        isOurs: wire.isOurs,
        send: (message) => wire.send(message),
        close: (code, reason) => wire.close(code, reason),
      },
      name,
    );
    if (seat === undefined) return;
    wire.onMessage = seat.receive;
    void wire.gone.then(seat.leave);
  }

  #openFeed(wire: Wire, viewer: Viewer, target: Target & { readonly kind: 'feed' }): void {
    const leave = this.#tools.feed.enter(
      {
        viewer,
        send: (message) => wire.send(message),
        close: (code, reason) => wire.close(code, reason),
      },
      target.evaluation,
      // The numbers after a restoration are others' than those before: from 0 alone both begin.
      target.since > 0 && target.restored !== this.#tools.restoredEpoch ? newerThanAny : target.since,
    );
    if (leave === undefined) return;
    wire.onMessage = () => wire.close(closeCodes.refused, 'feed-is-read-only');
    void wire.gone.then(leave);
  }

  #beat(): void {
    this.#tools.rooms.beat();
    this.#tools.feed.beat();
    for (const wire of this.#wires) wire.beat();
  }
}

function parseTarget(url: string): Target | undefined {
  const parts = parseUrl(url);
  if (parts?.path.startsWith(livePaths.document) === true)
    return { kind: 'document', name: parts.path.slice(livePaths.document.length) };
  if (parts?.path.startsWith(livePaths.feed) !== true) return undefined;
  return {
    kind: 'feed',
    evaluation: parts.path.slice(livePaths.feed.length),
    since: numberOf(parts.since),
    restored: numberOf(parts.restored),
  };
}

/** Of a client that must fetch the snapshot first. */
const newerThanAny = Number.MAX_SAFE_INTEGER;

/** Numbers of events and epochs have at most nine digits; anything else begins at the beginning. */
function numberOf(text: string): number {
  return /^[0-9]{1,9}$/.test(text) ? Number(text) : 0;
}

type Address = { readonly path: string; readonly since: string; readonly restored: string };

function parseUrl(url: string): Address | undefined {
  try {
    const { pathname, searchParams } = new URL(url, 'http://any.invalid');
    return {
      path: decodeURIComponent(pathname),
      since: searchParams.get('since') ?? '',
      restored: searchParams.get('restored') ?? '',
    };
  } catch {
    // No URL, or a percent sign that encodes nothing.
    return undefined;
  }
}

function answer(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
