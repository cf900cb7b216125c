import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { justificationFragment } from '@samskar/shared/documents';
import { join } from 'node:path';
import * as Y from 'yjs';
import { emptyUpdate, openRawClient, updatesOf, type RawClient } from '../realtime/support/clients.ts';
import { cookieOf } from '../realtime/support/table-of-rights.ts';
import { until } from '../realtime/support/until.ts';
import { quantileOf, type BenchReport } from './bench-report.ts';
import { benchRoomNames } from './room-names.ts';

const roomCount = 50;
const intervalMs = 200;
const warmUpRounds = 10;
const measuredRounds = 25;
/** Runs of each server, in turn. */
const runs = 3;

type Samples = {
  readonly toPeerMs: number[];
  readonly toAckMs: number[];
  bytesReceived: number;
  updatesReceived: number;
  loopP99Ms: number;
};

/**
 * Typing in 50 rooms of two, 500 letters a second in all: how long until the other has it, and until it is known to be on
 * disk; beside a bare relay that checks and keeps nothing. Open loop: measured from when the key should have been pressed.
 */
export async function benchRealtime(): Promise<BenchReport> {
  const ours: Samples[] = [];
  const relays: Samples[] = [];
  for (let run = 0; run < runs; run++) {
    ours.push(await measure('live-process.ts'));
    relays.push(await measure('relay-process.ts'));
  }
  const median = (values: number[]) => quantileOf(values, 0.5);
  const over = (samples: Samples[], share: number, pick: (one: Samples) => number[]) =>
    median(samples.map((one) => quantileOf(pick(one), share)));
  return {
    name: 'realtime: 50 rooms of two, 500 updates a second, medians of 3 runs in turn',
    figures: [
      { name: 'key to peer, p50', value: over(ours, 0.5, (one) => one.toPeerMs), unit: 'ms' },
      { name: 'key to peer, p99', value: over(ours, 0.99, (one) => one.toPeerMs), unit: 'ms' },
      { name: 'bare relay to peer, p50', value: over(relays, 0.5, (one) => one.toPeerMs), unit: 'ms' },
      { name: 'bare relay to peer, p99', value: over(relays, 0.99, (one) => one.toPeerMs), unit: 'ms' },
      { name: 'key to durable ack, p50', value: over(ours, 0.5, (one) => one.toAckMs), unit: 'ms', limit: 5 },
      {
        name: 'key to durable ack, p99',
        value: over(ours, 0.99, (one) => one.toAckMs),
        unit: 'ms',
        limit: 20,
      },
      {
        name: 'bytes received per update',
        value: median(ours.map((one) => one.bytesReceived / one.updatesReceived)),
        unit: '',
      },
      { name: "generator's own loop, p99", value: median(ours.map((one) => one.loopP99Ms)), unit: 'ms' },
    ],
  };
}

async function measure(script: string): Promise<Samples> {
  const child = fork(join(import.meta.dirname, script), [String(roomCount)]);
  const [{ port, folder }] = (await once(child, 'message')) as [{ port: number; folder?: string }];
  const samples: Samples = { toPeerMs: [], toAckMs: [], bytesReceived: 0, updatesReceived: 0, loopP99Ms: 0 };
  const typists = await openTypists(port, samples);
  const loop = monitorEventLoopDelay({ resolution: 1 });
  for (let round = 0; round < warmUpRounds + measuredRounds; round++) {
    if (round === warmUpRounds) reset(samples, loop);
    await typeRound(typists);
  }
  await until(() => typists.every((typist) => typist.toPeer.length === 0));
  // The histogram counts nanoseconds, its own resolution included.
  samples.loopP99Ms = loop.percentile(99) / 1e6 - 1;
  loop.disable();
  for (const { client } of typists) client.socket.terminate();
  await end(child);
  if (folder !== undefined) rmSync(folder, { recursive: true });
  return samples;
}

/** One who types into a text of their own; when each letter that is on its way was due. */
type Typist = {
  readonly client: RawClient;
  readonly type: () => Uint8Array;
  toPeer: number[];
  toAck: number[];
};

async function openTypists(port: number, samples: Samples): Promise<Typist[]> {
  const rooms = await Promise.all(
    benchRoomNames(roomCount).map((name) =>
      Promise.all((['A', 'B'] as const).map((person) => openTypist(port, name, person))),
    ),
  );
  for (const [one, other] of rooms as [Typist, Typist][]) {
    listen(one, other, samples);
    listen(other, one, samples);
  }
  return rooms.flat();
}

async function openTypist(port: number, name: string, person: 'A' | 'B'): Promise<Typist> {
  const client = await openRawClient({ url: `ws://127.0.0.1:${port}` }, `/live/document/${name}`, {
    cookie: cookieOf(person),
    protocols: ['samskar.1'],
  });
  client.send(0, 0, 1, 0);
  client.sendStep2(emptyUpdate);
  return { client, type: typewriter(), toPeer: [], toAck: [] };
}

function typewriter(): () => Uint8Array {
  const doc = new Y.Doc();
  const text = new Y.XmlText();
  const node = new Y.XmlElement('paragraph');
  node.insert(0, [text]);
  const [begun] = updatesOf(doc, () => justificationFragment(doc, '1.1.1').insert(0, [node]));
  let first = begun;
  return () => {
    const [letter] = updatesOf(doc, () => text.insert(text.length, 'a'));
    const update = first === undefined ? letter! : Y.mergeUpdates([first, letter!]);
    first = undefined;
    return update;
  };
}

function listen(typist: Typist, other: Typist, samples: Samples): void {
  let acked = 1;
  typist.client.socket.on('message', (data: Buffer) => {
    const now = performance.now();
    if (data[0] === 0 && data[1] === 2) {
      samples.toPeerMs.push(now - other.toPeer.shift()!);
      samples.bytesReceived += data.length;
      samples.updatesReceived += 1;
    } else if (data[0] === 100) {
      const count = readVarUint(data, 1);
      for (; acked < count; acked++) samples.toAckMs.push(now - typist.toAck.shift()!);
    }
  });
}

async function typeRound(typists: readonly Typist[]): Promise<void> {
  const start = performance.now();
  const step = intervalMs / typists.length;
  let next = 0;
  // Each key has its moment in the round, whether or not the generator keeps up.
  while (next < typists.length) {
    for (; next < typists.length && performance.now() >= start + next * step; next++)
      press(typists[next]!, start + next * step);
    await new Promise((resolve) => setImmediate(resolve));
  }
}

function press(typist: Typist, due: number): void {
  typist.toPeer.push(due);
  typist.toAck.push(due);
  typist.client.sendUpdate(typist.type());
}

function reset(samples: Samples, loop: ReturnType<typeof monitorEventLoopDelay>): void {
  samples.toPeerMs.length = 0;
  samples.toAckMs.length = 0;
  samples.bytesReceived = 0;
  samples.updatesReceived = 0;
  loop.enable();
}

function readVarUint(bytes: Uint8Array, from: number): number {
  let value = 0;
  for (let index = from, factor = 1; ; index++, factor *= 128) {
    const byte = bytes[index]!;
    value += (byte & 127) * factor;
    if (byte < 128) return value;
  }
}

async function end(child: ChildProcess): Promise<void> {
  const gone = once(child, 'exit');
  child.kill();
  await gone;
}
