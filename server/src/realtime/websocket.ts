import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { closeCodes, livePaths, liveSubprotocol } from '@samskar/shared/api';
import { WebSocketServer, type RawData, type WebSocket } from 'ws';
import type { Feed } from './feed.ts';
import type { Limits } from './limits.ts';
import type { Authority, Chance, Reporter, Viewer } from './ports.ts';
import { retryReason } from './retry-reason.ts';
import type { Rooms } from './rooms.ts';
import { TokenBucket } from '../token-bucket.ts';

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
  readonly #heartbeat: NodeJS.Timeout;
  #isStopping = false;

  constructor(tools: LiveSocketsTools) {
    this.#tools = tools;
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
    server.on('upgrade', (request, socket, head) => this.#upgrade(request, socket, head));
  }

  /** Stores what has been received and says when to come back; resolves when all sockets are gone (R6). */
  async stop(): Promise<void> {
    this.#isStopping = true;
    clearInterval(this.#heartbeat);
    this.#tools.rooms.flush();
    const { limits, chance } = this.#tools;
    await Promise.all(
      [...this.#wires].map((wire) => {
        wire.close(closeCodes.restarting, retryReason(0, limits.retrySpreadMs, chance));
        return wire.gone;
      }),
    );
  }

  #upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    // A socket that breaks before it is upgraded has nobody else to listen.
    socket.on('error', () => socket.destroy());
    const { allowedOrigins, limits, reporter } = this.#tools;
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
    this.#server.handleUpgrade(request, socket, head, (webSocket) => this.#accept(webSocket, viewer, target));
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
  #accept(webSocket: WebSocket, viewer: Viewer | undefined, target: Target): void {
    const { limits, chance, reporter } = this.#tools;
    const wire = new Wire(webSocket, limits, chance);
    this.#wires.add(wire);
    void wire.gone.then(() => this.#wires.delete(wire));
    if (viewer === undefined) {
      reporter.refused('R7', 'signed-out');
      return wire.close(closeCodes.signedOut, 'signed-out');
    }
    wire.account = viewer.accountId;
    if (this.#countOf(viewer.accountId) > limits.socketsPerAccountMax) {
      reporter.refused('R12', 'sockets');
      return wire.close(closeCodes.tryLater, retryReason(limits.retryFullMs, limits.retrySpreadMs, chance));
    }
    if (target.kind === 'document') this.#openDocument(wire, viewer, target.name);
    else this.#openFeed(wire, viewer, target);
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

  #countOf(account: string): number {
    let count = 0;
    for (const wire of this.#wires) if (wire.account === account) count += 1;
    return count;
  }

  #beat(): void {
    this.#tools.rooms.beat();
    this.#tools.feed.beat();
    for (const wire of this.#wires) wire.beat();
  }
}

/** One WebSocket: bounded both ways, heard at least every other heartbeat, closed once and for all. */
class Wire {
  account: string | undefined;
  onMessage: (message: Uint8Array) => void = ignore;
  /** Resolves when the socket is closed, however that came about. */
  readonly gone: Promise<void>;
  readonly #webSocket: WebSocket;
  readonly #limits: Limits;
  readonly #chance: Chance;
  readonly #messages: TokenBucket;
  readonly #bytes: TokenBucket;
  /** What came in the same packet as the message after which reading paused. */
  readonly #backlog: Buffer[] = [];
  #pause: NodeJS.Timeout | undefined;
  #goodbye: NodeJS.Timeout | undefined;
  #silentBeats = 0;

  constructor(webSocket: WebSocket, limits: Limits, chance: Chance) {
    this.#webSocket = webSocket;
    this.#limits = limits;
    this.#chance = chance;
    const now = chance.now();
    this.#messages = new TokenBucket(limits.messagesPerSecond, limits.messagesBurst, now);
    this.#bytes = new TokenBucket(limits.bytesPerSecond, limits.bytesBurst, now);
    webSocket.on('message', (data, isBinary) => this.#hear(data, isBinary));
    webSocket.on('pong', () => (this.#silentBeats = 0));
    // Broken frames and lines: `ws` closes by itself, and 'close' follows.
    webSocket.on('error', ignore);
    this.gone = new Promise((resolve) => {
      webSocket.once('close', () => {
        clearTimeout(this.#pause);
        clearTimeout(this.#goodbye);
        resolve();
      });
    });
  }

  get isOurs(): boolean {
    return this.#webSocket.protocol === liveSubprotocol;
  }

  send(message: Uint8Array | string): void {
    if (this.#webSocket.readyState !== this.#webSocket.OPEN) return;
    if (this.#webSocket.bufferedAmount > this.#limits.sendBufferBytesMax) {
      const { retrySpreadMs } = this.#limits;
      return this.close(closeCodes.tryLater, retryReason(0, retrySpreadMs, this.#chance));
    }
    this.#webSocket.send(message);
  }

  /** The first reason stands. */
  close(code: number, reason: string): void {
    if (this.#goodbye !== undefined) return;
    this.onMessage = ignore;
    this.#backlog.length = 0;
    this.#webSocket.close(code, reason);
    this.#webSocket.resume();
    this.#goodbye = setTimeout(() => this.#webSocket.terminate(), this.#limits.goodbyeMs);
  }

  beat(): void {
    if (this.#isPaused) return;
    if (this.#silentBeats >= 2) return this.#webSocket.terminate();
    this.#silentBeats += 1;
    if (this.#webSocket.readyState === this.#webSocket.OPEN) this.#webSocket.ping();
  }

  #hear(data: RawData, isBinary: boolean): void {
    this.#silentBeats = 0;
    if (this.onMessage === ignore) return;
    // `ws` gives one Buffer per message as long as `binaryType` is not changed.
    if (!isBinary || !(data instanceof Buffer)) return this.close(closeCodes.refused, 'not-binary');
    if (this.#isPaused) this.#backlog.push(data);
    else this.#pass(data);
  }

  /** Hands a message on, and pauses reading while the socket has sent more than its share. */
  #pass(message: Buffer): void {
    const now = this.#chance.now();
    const waitMs = Math.max(this.#messages.take(1, now), this.#bytes.take(message.byteLength, now));
    this.onMessage(message);
    if (waitMs === 0) return;
    this.#webSocket.pause();
    this.#pause = setTimeout(() => this.#goOn(), waitMs);
  }

  #goOn(): void {
    this.#pause = undefined;
    while (!this.#isPaused) {
      const next = this.#backlog.shift();
      if (next === undefined) return this.#webSocket.resume();
      this.#pass(next);
    }
  }

  get #isPaused(): boolean {
    return this.#pause !== undefined;
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

function ignore(): void {
  // Nothing to do: before a socket has its place, and after it has lost it.
}
