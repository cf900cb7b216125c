import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { livePaths, liveSubprotocol } from '@samskar/shared/api';
import { appendParagraphs, findingFragment, setGrade } from '@samskar/shared/documents';
import * as Y from 'yjs';
import { beginFrame } from '../../realtime/support/begin-frame.ts';
import { emptyUpdate, openRawClient, updatesOf, type RawClient } from '../../realtime/support/clients.ts';
import { until } from '../../realtime/support/until.ts';

/** What somebody with an account and an evaluation of their own has to attack with. */
export type Target = {
  readonly url: string;
  readonly origin: string;
  readonly cookie: string;
  /** Documents that they may write. */
  readonly ballot: string;
  readonly joint: string;
  /** An indicator and a criterion of the ballot. */
  readonly indicator: string;
  readonly criterion: string;
};

/** How each socket of an attack ended: its close code, or what became of it. */
export type Endings = Readonly<Record<string, number>>;

/** @param scale 1 for the size that the product promises to bear; less for a short run */
export type Attack = (target: Target, scale: number) => Promise<Endings>;

/** No honest client does any of this; each is cheap for whoever sends it. */
export const attacks = {
  '20,000 states in one message': (target, scale) =>
    fromSockets(target, target.joint, 40 * scale, (client) => {
      client.sendAwareness(Array.from({ length: 20_000 }, (_, id) => ({ client: id, clock: 1, json: '{}' })));
    }),
  'frames of 60 MB': (target, scale) =>
    fromSockets(
      target,
      target.ballot,
      10 * scale,
      (client) => client.socket.send(new Uint8Array(60_000_000)),
      1,
    ),
  'updates of 1 MB that build on what never comes': (target, scale) => sendPending(target, 64 * scale),
  'garbage frames': (target, scale) =>
    fromSockets(target, target.joint, 400 * scale, (client) => {
      for (let frame = 0; frame < 10; frame++)
        client.socket.send(crypto.getRandomValues(new Uint8Array(20_000)));
    }),
  'endless small updates': writeWithoutEnd,
  'idle sockets': (target, scale) => openIdle(target, 5_000 * scale),
  'slow readers': readNothing,
  'frames that never end': (target, scale) => beginFrames(target, 64 * scale),
  'frames that never end, of who was refused': (target, scale) => beginFramesRefused(target, 64 * scale),
  'slow upgrades': (target, scale) => beginUpgrades(target, 5_000 * scale),
} as const satisfies Readonly<Record<string, Attack>>;

export type AttackName = keyof typeof attacks;

/** So many sockets some at a time, each until the server has ended it. */
async function fromSockets(
  target: Target,
  name: string,
  count: number,
  act: (client: RawClient) => void,
  lanes = 8,
): Promise<Endings> {
  const codes: string[] = [];
  let begun = 0;
  const lane = async () => {
    while (begun < count) {
      begun += 1;
      codes.push(await endOf(target, name, act));
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return countOf(codes);
}

/** A close code, or the status of an upgrade that was refused; there the attacker waits no longer than for the next try. */
async function endOf(target: Target, name: string, act: (client: RawClient) => void): Promise<string> {
  const client = await tryOpen(target, name);
  if (client === undefined) return refusedUpgrade;
  act(client);
  return String(await client.closing());
}

/** How an upgrade ends that the account has no right to yet: it has opened too many. */
export const refusedUpgrade = '429 to the upgrade';

/** Those that were let in. */
async function openMany(target: Target, name: string, count: number): Promise<RawClient[]> {
  const tried = await Promise.all(Array.from({ length: count }, () => tryOpen(target, name)));
  return tried.filter((client) => client !== undefined);
}

async function tryOpen(target: Target, name: string): Promise<RawClient | undefined> {
  try {
    return await openDocument(target, name);
  } catch (error) {
    if (error instanceof Error && error.message.endsWith(' 429')) return undefined;
    throw error;
  }
}

function openDocument({ cookie, ...server }: Target, name: string): Promise<RawClient> {
  return openRawClient(server, livePaths.document + name, { cookie, protocols: [liveSubprotocol] });
}

/** All at once, and more than the account may have read at once. */
async function sendPending(target: Target, count: number): Promise<Endings> {
  const clients = await openMany(target, target.joint, Math.ceil(count));
  for (const client of clients) for (let time = 0; time < 2; time++) client.sendStep2(pendingMegabyte());
  if (clients.length > 0)
    await until(() => clients.some((one) => one.closed() !== undefined), 'the first is refused');
  // What came at once has been read by then; the rest is read more slowly than anybody would wait for.
  await pause(3_000);
  const endings = countOf(clients.map((one) => one.closed()?.code ?? 'open, and read slowly'));
  for (const { socket } of clients) socket.terminate();
  return endings;
}

let pending: Uint8Array | undefined;

/** A text of a million letters, without its first. */
function pendingMegabyte(): Uint8Array {
  if (pending !== undefined) return pending;
  const doc = new Y.Doc();
  const text = doc.getText('text');
  text.insert(0, 'x');
  const [rest] = updatesOf(doc, () => text.insert(1, 'x'.repeat(1_000_000)));
  return (pending = rest!);
}

/** One socket that changes one grade as fast as it can. What it is refused: nothing (R12). */
async function writeWithoutEnd(target: Target, scale: number): Promise<Endings> {
  const { ballot, indicator, criterion } = target;
  const client = await tryOpen(target, ballot);
  if (client === undefined) return { [refusedUpgrade]: 1 };
  client.sendStep2(emptyUpdate);
  const doc = new Y.Doc();
  for (let time = 0; time < 20_000 * scale; time++) {
    for (const update of updatesOf(doc, () => setGrade(doc, indicator, criterion, time % 6)))
      client.sendUpdate(update);
    // Lets the socket write; a sender that waits for nothing would only fill its own memory.
    if (time % 500 === 0) await pause(0);
  }
  const ending = client.closed()?.code ?? 'open, and read slowly';
  client.socket.terminate();
  return { [ending]: 1 };
}

/** Sockets that say nothing at all after their upgrade. */
async function openIdle(target: Target, count: number): Promise<Endings> {
  const clients: RawClient[] = [];
  let tried = 0;
  for (; tried < count; tried += 100)
    clients.push(...(await openMany(target, target.ballot, Math.min(100, count - tried))));
  await until(() => clients.filter((one) => one.closed() === undefined).length <= 64, 'the rest is closed');
  const endings = countOf(clients.map((one) => one.closed()?.code ?? 'open'));
  for (const { socket } of clients) socket.terminate();
  return clients.length < count ? { ...endings, [refusedUpgrade]: count - clients.length } : endings;
}

/** Lets sockets ask for a text of two megabytes again and again, and read no answer. */
async function readNothing(target: Target, scale: number): Promise<Endings> {
  const clients = await openMany(target, target.joint, Math.ceil(60 * scale));
  for (const client of clients) {
    client.socket.pause();
    for (let time = 0; time < 20; time++) client.send(0, 0, 1, 0);
  }
  // They read only now, so that their end can be heard of.
  await pause(1_500);
  for (const { socket } of clients) socket.resume();
  const hasAnswer = ({ received }: RawClient) => received.some((message) => message.byteLength > 1_000_000);
  await until(
    () => clients.every((client) => client.closed() !== undefined || hasAnswer(client)),
    'answered or closed',
    60_000,
  );
  const endings = countOf(clients.map((one) => one.closed()?.code ?? 'open, and answered once it reads'));
  for (const { socket } of clients) socket.terminate();
  return endings;
}

/** Two megabytes of an area's findings, as a long evaluation has them: what slow readers ask for. */
export async function fillJoint(target: Target): Promise<void> {
  const doc = new Y.Doc();
  for (let finding = 0; finding < 1_000; finding++) {
    const id = `00000000-0000-4000-8000-${String(finding).padStart(12, '0')}`;
    doc.getMap('findings').set(`${id}/column`, 'strength');
    appendParagraphs(findingFragment(doc, id), ['x'.repeat(1_900)]);
  }
  const client = await openDocument(target, target.joint);
  client.sendStep2(Y.encodeStateAsUpdate(doc));
  await until(() => client.received.some((message) => message[0] === 100), 'acknowledged');
  client.socket.terminate();
}

/** Each has said that eight megabytes come, sends all but the last, and goes on living. */
async function beginFrames(target: Target, count: number): Promise<Endings> {
  const clients = await openMany(target, target.ballot, Math.floor(count));
  for (const client of clients) beginFrame(client, documentBytes);
  // What the account may send at once has been read by then; the rest is read more slowly than anybody would wait for.
  await pause(3_000);
  const endings = countOf(clients.map((one) => one.closed()?.code ?? 'open, and read slowly'));
  for (const { socket } of clients) socket.terminate();
  return endings;
}

/** The same from nobody: each is refused at once, and sends on as if it were not. */
async function beginFramesRefused(target: Target, count: number): Promise<Endings> {
  const clients = await openMany({ ...target, cookie: '' }, target.ballot, Math.floor(count));
  for (const client of clients) if (client.closed() === undefined) beginFrame(client, documentBytes);
  return countOf(await Promise.all(clients.map((client) => client.closing())));
}

const documentBytes = 8 * 1024 * 1024;

/** Lines that begin an upgrade and never end it. */
async function beginUpgrades({ url, cookie, ballot }: Target, count: number): Promise<Endings> {
  const { port, hostname } = new URL(url);
  const lines: Socket[] = [];
  let ended = 0;
  while (lines.length < count) {
    const line = connect(Number(port), hostname);
    line.on('error', () => undefined);
    line.once('close', () => (ended += 1));
    line.write(`GET ${livePaths.document}${ballot} HTTP/1.1\r\nHost: x\r\nCookie: ${cookie}\r\nX-Slow: `);
    lines.push(line);
    if (lines.length % 100 === 0) await once(line, 'connect');
  }
  for (let letter = 0; letter < 5; letter++) {
    await pause(100);
    for (const line of lines) line.write('x');
  }
  const endings = { 'still waiting': lines.length - ended, 'cut off': ended };
  for (const line of lines) line.destroy();
  return endings;
}

function countOf(endings: readonly (string | number)[]): Endings {
  const counts: Record<string, number> = {};
  for (const ending of endings) counts[ending] = (counts[ending] ?? 0) + 1;
  return counts;
}
