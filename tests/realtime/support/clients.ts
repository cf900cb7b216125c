import { liveMessages, liveSubprotocol } from '@samskar/shared/api';
import * as encoding from 'lib0/encoding';
import WebSocket from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { AckRecord } from './ack-record.ts';
import { origin } from './live-server.ts';
import { cookieOf, type PersonName } from './table-of-rights.ts';
import { TestLine } from './test-line.ts';
import { until } from './until.ts';

/** `origin` is that of the server's own pages, where it is not the tests' live server. */
type Address = { readonly url: string; readonly origin?: string };

/** A stock y-websocket client in the browser of a person. */
export type StockClient = {
  readonly doc: Y.Doc;
  readonly provider: WebsocketProvider;
  /** Codes of final closes, in order. */
  readonly finals: number[];
  readonly synced: () => Promise<void>;
};

/** A client of `samskar.1`, which knows what of its edits is on the server's disk (R2). */
export type AckedClient = StockClient & {
  /** Step-2 and update messages of the present socket, and how many of them were acknowledged. */
  readonly counts: () => { readonly sent: number; readonly acked: number };
  readonly saved: () => Promise<void>;
  /** What `mark` was when the last acknowledged message was sent, over all sockets. */
  readonly ackedMark: () => number;
};

type Options = {
  readonly doc?: Y.Doc;
  readonly cookie?: string;
  /** Counts the edits that a message sent now would hold. */
  readonly mark?: () => number;
};

const opened: { close: () => void }[] = [];

/** To be called after each test, so that no client of it tries to come back. */
export function closeClients(): void {
  for (const client of opened.splice(0)) client.close();
}

export function openStockClient(
  server: Address,
  name: string,
  person: PersonName,
  options: Options = {},
): StockClient {
  return openClient(server, name, person, options, []);
}

export function openAckedClient(
  server: Address,
  name: string,
  person: PersonName,
  options: Options = {},
): AckedClient {
  const record = new AckRecord(options.mark);
  const client = openClient(server, name, person, options, [liveSubprotocol], record);
  client.provider.messageHandlers[liveMessages.ack] = () => undefined;
  client.provider.messageHandlers[liveMessages.access] = () => undefined;
  return {
    ...client,
    counts: () => record.counts,
    saved: () =>
      until(() => {
        const { sent, acked } = record.counts;
        return client.provider.synced && sent > 0 && acked === sent;
      }, 'all acknowledged'),
    ackedMark: () => record.promised,
  };
}

/** A socket that speaks bytes; what it receives is kept. */
export type RawClient = {
  readonly socket: WebSocket;
  readonly received: Uint8Array[];
  /** Of the close that the server sent, or undefined while the socket is open. */
  readonly closed: () => { readonly code: number; readonly reason: string } | undefined;
  readonly closing: () => Promise<number>;
  readonly send: (...bytes: number[]) => void;
  readonly sendUpdate: (update: Uint8Array) => void;
  readonly sendStep2: (update: Uint8Array) => void;
  readonly sendAwareness: (states: readonly { client: number; clock: number; json: string }[]) => void;
};

export async function openRawClient(
  server: Address,
  path: string,
  { cookie = '', protocols = [] as string[], headers = {} } = {},
): Promise<RawClient> {
  const socket = new WebSocket(`${server.url}${path}`, protocols, {
    headers: { origin: server.origin ?? origin, cookie, ...headers },
  });
  socket.binaryType = 'nodebuffer';
  opened.push({ close: () => socket.terminate() });
  const received: Uint8Array[] = [];
  let closed: { code: number; reason: string } | undefined;
  // Messages and the close may come with the upgrade's answer, so the listeners are there before it.
  socket.on('message', (data: Buffer) => received.push(data));
  socket.on('close', (code, reason) => (closed = { code, reason: reason.toString() }));
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
  return {
    socket,
    received,
    closed: () => closed,
    closing: async () => {
      await until(() => closed !== undefined, 'closed by the server');
      return closed!.code;
    },
    send: (...bytes) => socket.send(Uint8Array.from(bytes)),
    sendUpdate: (update) => socket.send(syncMessage(2, update)),
    sendStep2: (update) => socket.send(syncMessage(1, update)),
    sendAwareness: (states) => socket.send(awarenessMessage(states)),
  };
}

/** The status of the HTTP answer to an upgrade that is refused before it. */
export async function refusedUpgrade(
  server: Address,
  path: string,
  headers: Record<string, string>,
): Promise<number | undefined> {
  const socket = new WebSocket(`${server.url}${path}`, { headers });
  return new Promise((resolve, reject) => {
    socket.once('unexpected-response', (request, response) => {
      resolve(response.statusCode);
      request.destroy();
    });
    socket.once('open', () => reject(new Error('It was let in')));
    socket.on('error', () => undefined);
  });
}

/** An empty update, as the step 2 of a client that has nothing. */
export const emptyUpdate = Y.encodeStateAsUpdate(new Y.Doc());

/** The updates that an edit makes, each as Yjs gives it to a provider. */
export function updatesOf(doc: Y.Doc, edit: () => void): Uint8Array[] {
  const updates: Uint8Array[] = [];
  const collect = (update: Uint8Array) => updates.push(update);
  doc.on('update', collect);
  edit();
  doc.off('update', collect);
  return updates;
}

function openClient(
  server: Address,
  name: string,
  person: PersonName,
  { doc = new Y.Doc(), cookie = cookieOf(person) }: Options,
  protocols: string[],
  record = new AckRecord(),
): StockClient {
  const headers = () => ({ origin: server.origin ?? origin, cookie });
  const provider = new WebsocketProvider(`${server.url}/live/document`, name, doc, {
    WebSocketPolyfill: new TestLine().socketWith(headers, record.watch),
    disableBc: true,
    maxBackoffTime: 200,
    protocols,
  });
  const finals: number[] = [];
  provider.on('closed', ({ code }) => finals.push(code));
  opened.push({ close: () => provider.destroy() });
  return { doc, provider, finals, synced: () => until(() => provider.synced, `${person} synced`) };
}

function syncMessage(kind: number, update: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, liveMessages.sync);
  encoding.writeVarUint(encoder, kind);
  encoding.writeVarUint8Array(encoder, update);
  return encoding.toUint8Array(encoder);
}

function awarenessMessage(
  states: readonly { readonly client: number; readonly clock: number; readonly json: string }[],
): Uint8Array {
  const inner = encoding.createEncoder();
  encoding.writeVarUint(inner, states.length);
  for (const { client, clock, json } of states) {
    encoding.writeVarUint(inner, client);
    encoding.writeVarUint(inner, clock);
    encoding.writeVarString(inner, json);
  }
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, liveMessages.awareness);
  encoding.writeVarUint8Array(encoder, encoding.toUint8Array(inner));
  return encoding.toUint8Array(encoder);
}
