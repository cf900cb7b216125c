import { setTimeout as pause } from 'node:timers/promises';
import { until } from '../../realtime/support/until.ts';
import type { Contestant } from '../servers/contestant.ts';
import type { ServerProcess } from '../servers/start-process.ts';
import type { BenchRoom } from '../site/bench-room.ts';
import { quantileOf } from '../statistics.ts';
import { BenchClient } from './bench-client.ts';
import { openLoop } from './open-loop.ts';
import { Typewriter } from './typed-letters.ts';

export type Traffic = {
  readonly perSecond: number;
  readonly seconds: number;
  readonly warmUpSeconds: number;
};

export type TypingResult = {
  readonly toPeerMs: readonly number[];
  /** Empty where the server acknowledges nothing. */
  readonly toAckMs: readonly number[];
  /** Of all that both clients of a room receive, for each update; the warm-up is not counted. */
  readonly bytesPerUpdate: number;
  /** Of the update itself, as Yjs makes it. */
  readonly updateBytes: number;
  /** Share of its core, 0-1. */
  readonly serverLoad: number;
  readonly generatorP99Ms: number;
  /** Everything that was sent was shown, and acknowledged where that is done. */
  readonly isComplete: boolean;
};

const drainMsMax = 10_000;

/** Two people in each room, each in a paragraph of their own. */
export class Typists {
  readonly #server: ServerProcess;
  readonly #acknowledges: boolean;
  readonly #all: readonly Typist[];

  static async open(
    server: ServerProcess,
    contestant: Contestant,
    rooms: readonly BenchRoom[],
  ): Promise<Typists> {
    const pairs = rooms.map((room) => openPair(server.port, contestant, room));
    const all = pairs.flat();
    await Promise.all(all.map(({ client }) => client.synced()));
    await until(() => all.every(({ client }) => client.sent === 1), 'every server has asked for its step 2');
    return new Typists(server, contestant.acknowledges, all);
  }

  private constructor(server: ServerProcess, acknowledges: boolean, all: readonly Typist[]) {
    this.#server = server;
    this.#acknowledges = acknowledges;
    this.#all = all;
  }

  get clients(): readonly BenchClient[] {
    return this.#all.map(({ client }) => client);
  }

  /** Lets all of them type in turn; the updates are made before, so that the generator only sends. */
  async type({ perSecond, seconds, warmUpSeconds }: Traffic): Promise<TypingResult> {
    const warmUp = await this.#send(perSecond, warmUpSeconds);
    for (const typist of this.#all) typist.forget();
    const bytesBefore = this.#bytesReceived();
    const before = await this.#server.usage();
    const startedAt = performance.now();
    const { isComplete, latenessMs, letters } = await this.#send(perSecond, seconds);
    const elapsedMs = performance.now() - startedAt;
    const after = await this.#server.usage();
    return {
      toPeerMs: this.#all.flatMap(({ toPeerMs }) => toPeerMs),
      toAckMs: this.#all.flatMap(({ toAckMs }) => toAckMs),
      bytesPerUpdate: (this.#bytesReceived() - bytesBefore) / letters.length,
      updateBytes: letters.reduce((sum, letter) => sum + letter.byteLength, 0) / letters.length,
      serverLoad: (after.cpuMs - before.cpuMs) / elapsedMs,
      generatorP99Ms: quantileOf(latenessMs, 0.99),
      isComplete: isComplete && warmUp.isComplete,
    };
  }

  close(): void {
    for (const { client } of this.#all) client.close();
  }

  async #send(perSecond: number, seconds: number) {
    const count = Math.ceil(perSecond * seconds);
    const letters = Array.from({ length: count }, (_, index) => this.#at(index).typeLetter());
    const { samplesMs } = await openLoop(count, perSecond, (index, dueAt) =>
      this.#at(index).press(letters[index], dueAt),
    );
    return { isComplete: await this.#drain(), latenessMs: samplesMs, letters };
  }

  /** False when the server is hopelessly behind, or has closed somebody. */
  async #drain(): Promise<boolean> {
    const end = performance.now() + drainMsMax;
    const isDone = () => this.#all.every((typist) => typist.isThrough(this.#acknowledges));
    while (!isDone()) {
      if (performance.now() > end || this.clients.some(({ closedWith }) => closedWith !== undefined))
        return false;
      await pause(2);
    }
    return true;
  }

  #at(index: number): Typist {
    const typist = this.#all[index % this.#all.length];
    if (typist === undefined) throw new Error('Nobody types');
    return typist;
  }

  #bytesReceived(): number {
    return this.clients.reduce((sum, { bytesReceived }) => sum + bytesReceived, 0);
  }
}

function openPair(port: number, contestant: Contestant, room: BenchRoom): readonly [Typist, Typist] {
  const one = new Typist(port, contestant, room, 0);
  const other = new Typist(port, contestant, room, 1);
  one.other = other;
  other.other = one;
  return [one, other];
}

/** One client, and what became of each letter that it sent. */
class Typist {
  readonly client: BenchClient;
  readonly #typewriter: Typewriter;
  other: Typist | undefined;
  toPeerMs: number[] = [];
  toAckMs: number[] = [];
  /** When each letter should have been pressed. */
  readonly #dueAt: number[] = [];
  #shown = 0;
  #acked = 0;

  constructor(port: number, contestant: Contestant, room: BenchRoom, person: 0 | 1) {
    this.#typewriter = new Typewriter(room);
    this.client = new BenchClient(port, contestant, room, {
      person,
      onUpdate: (update) => this.other?.wasShown(update),
      onAck: (count) => this.#wasAcknowledged(count),
    });
  }

  typeLetter(): Uint8Array {
    return this.#typewriter.typeLetter();
  }

  press(letter: Uint8Array | undefined, dueAt: number): void {
    if (letter === undefined) throw new Error('Fewer letters than key presses');
    this.#dueAt.push(dueAt);
    this.client.sendUpdate(letter);
  }

  /** The other has received something; some servers send people their own letters too, and some several at once. */
  wasShown(update: Uint8Array): void {
    const now = performance.now();
    const count = this.#typewriter.lettersShownBy(update) ?? 0;
    for (; this.#shown < count; this.#shown++) this.toPeerMs.push(now - this.#due(this.#shown));
  }

  forget(): void {
    this.toPeerMs = [];
    this.toAckMs = [];
  }

  isThrough(acknowledges: boolean): boolean {
    const pressed = this.#dueAt.length;
    return this.#shown === pressed && (!acknowledges || this.#acked === pressed);
  }

  #wasAcknowledged(count: number): void {
    const now = performance.now();
    // The first message of a client is its step 2.
    for (; this.#acked < count - 1; this.#acked++) this.toAckMs.push(now - this.#due(this.#acked));
  }

  #due(letter: number): number {
    const due = this.#dueAt[letter];
    if (due === undefined) throw new Error('More came back than was sent');
    return due;
  }
}
