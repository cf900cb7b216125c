import type { Command } from '@samskar/shared/evaluation';
import { failure, success, type Result } from '@samskar/shared/result';
import { expect, test } from 'vitest';
import type { CallFailure } from '../../../web/src/lib/api/call.ts';
import {
  CommandQueue,
  type CommandShelf,
  type QueuedCommand,
} from '../../../web/src/lib/sync/command-queue.svelte.ts';
import type { CommandAnswer } from '../../../web/src/lib/sync/evaluation-calls.ts';

type Answer = Result<CommandAnswer, CallFailure>;

/** A server that answers as the test says; it remembers keys as the real one does. */
class FakeServer {
  isOnline = true;
  /** The next answers are lost on the way back. */
  losesAnswers = false;
  readonly done: Command[] = [];
  readonly keys: string[] = [];
  refusal: CallFailure | undefined;

  readonly send = (key: string, command: Command): Promise<Answer> => {
    if (!this.isOnline) return Promise.resolve(failure({ kind: 'offline' }));
    if (this.refusal) return Promise.resolve(failure(this.refusal));
    if (!this.keys.includes(key)) this.done.push(command);
    this.keys.push(key);
    if (this.losesAnswers) return Promise.resolve(failure({ kind: 'offline' }));
    return Promise.resolve(success({ seq: this.done.length, events: [] }));
  };
}

class FakeShelf implements CommandShelf {
  readonly commands = new Map<string, QueuedCommand>();
  read = () => Promise.resolve([...this.commands.values()]);
  put = (queued: QueuedCommand) => Promise.resolve(this.commands.set(queued.key, queued).has(queued.key));
  remove = (key: string) => Promise.resolve(void this.commands.delete(key));
  onChanged = () => () => undefined;
}

function openQueue(server: FakeServer, shelf = new FakeShelf()) {
  let keys = 0;
  const seqs: number[] = [];
  const queue = new CommandQueue({
    send: server.send,
    onDone: ({ seq }) => seqs.push(seq),
    shelf,
    newKey: () => `key ${++keys}`,
    now: () => new Date('2026-11-21T12:00:00Z'),
  });
  return { queue, shelf, seqs };
}

const accept = (indicator: string): Command => ({ kind: 'accept-greens', indicators: [indicator] });
const decide = (indicator: string, seen: string | null = null): Extract<Command, { kind: 'decide' }> => ({
  kind: 'decide',
  indicator,
  outcome: { kind: 'not-applicable' },
  seenDecision: seen,
});
const sayReady: Command = { kind: 'say-ready', area: '1', seenBallot: 'a'.repeat(64) };

test('with a line a command is done at once, and its events are handed on', async () => {
  const { queue, seqs } = openQueue(new FakeServer());
  expect(await queue.send(accept('1.1.1'))).toEqual({ kind: 'done', seq: 1 });
  expect(seqs).toEqual([1]);
  expect(queue.waiting).toEqual([]);
});

test('who gives a command while another is under way hears of it, also when it goes out before it is on the shelf', async () => {
  const server = new FakeServer();
  const shelf = new FakeShelf();
  const shelving = Promise.withResolvers<undefined>();
  const put = shelf.put;
  shelf.put = async (queued) => {
    if (queued.key === 'key 2') await shelving.promise;
    return put(queued);
  };
  const { queue } = openQueue(server, shelf);
  const first = queue.send(accept('1.1.1'));
  const second = queue.send(decide('1.1.1'));
  await first;
  await queue.flush();
  expect(server.done).toHaveLength(2);
  shelving.resolve(undefined);
  expect(await second).toEqual({ kind: 'done', seq: 2 });
  expect(queue.waiting).toEqual([]);
});

test('[R2] without a line commands wait in the order given, visibly, and go out when it is back', async () => {
  const server = new FakeServer();
  const { queue } = openQueue(server);
  server.isOnline = false;
  expect(await queue.send(accept('1.1.1'))).toEqual({ kind: 'queued' });
  expect(await queue.send(decide('1.1.1'))).toEqual({ kind: 'queued' });
  expect(queue.waiting.map(({ command }) => command)).toEqual([accept('1.1.1'), decide('1.1.1')]);
  server.isOnline = true;
  await queue.flush();
  expect(server.done).toEqual([accept('1.1.1'), decide('1.1.1')]);
  expect(queue.waiting).toEqual([]);
});

test('[R2] a command whose answer was lost goes out again with the same key', async () => {
  const server = new FakeServer();
  const { queue } = openQueue(server);
  server.losesAnswers = true;
  await queue.send(accept('1.1.1'));
  server.losesAnswers = false;
  await queue.flush();
  expect(server.keys).toEqual(['key 1', 'key 1']);
  expect(server.done).toHaveLength(1);
});

const takeBackReady: Command = { kind: 'take-back-ready', area: '1' };
const unlock: Command = { kind: 'unlock', reason: 'Feil i område 1' };

test.each([sayReady, takeBackReady, unlock])(
  '[R2] $kind is never queued: without a line the answer is "offline"',
  async (command) => {
    const server = new FakeServer();
    const { queue } = openQueue(server);
    server.isOnline = false;
    expect(await queue.send(command)).toEqual({ kind: 'refused', why: { kind: 'offline' } });
    server.isOnline = true;
    await queue.flush();
    expect(server.done).toEqual([]);
  },
);

test('[R2] what is never queued does not overtake what waits', async () => {
  const server = new FakeServer();
  const { queue } = openQueue(server);
  server.isOnline = false;
  await queue.send(accept('1.1.1'));
  server.isOnline = true;
  await queue.send(sayReady);
  expect(server.done).toEqual([accept('1.1.1'), sayReady]);
});

test('[R2] a waiting command that turns out stale stays to be seen, and the ones after it go on', async () => {
  const server = new FakeServer();
  const { queue, shelf } = openQueue(server);
  server.isOnline = false;
  await queue.send(decide('1.1.1', 'old'));
  server.isOnline = true;
  server.refusal = { kind: 'stale', seen: 'old', current: 'new' };
  await queue.flush();
  expect(queue.refused.map(({ command, state }) => ({ command, state }))).toEqual([
    { command: decide('1.1.1', 'old'), state: { kind: 'refused', why: server.refusal } },
  ]);
  expect(shelf.commands.size).toBe(1);
  await queue.cancel('key 1');
  expect(queue.refused).toEqual([]);
  expect(shelf.commands.size).toBe(0);
});

test('a refusal that the person is waiting for is the answer, and is not listed besides', async () => {
  const server = new FakeServer();
  server.refusal = { kind: 'locked' };
  const { queue } = openQueue(server);
  expect(await queue.send(accept('1.1.1'))).toEqual({ kind: 'refused', why: { kind: 'locked' } });
  expect(queue.refused).toEqual([]);
});

test('[R2] a second word on the same matter takes the place of one that waits', async () => {
  const server = new FakeServer();
  const { queue } = openQueue(server);
  server.isOnline = false;
  await queue.send(decide('1.1.1'));
  const second: Command = { ...decide('1.1.1'), outcome: { kind: 'parked', task: 'Hent planen' } };
  await queue.send(second);
  expect(queue.waiting.map(({ command }) => command)).toEqual([second]);
});

test('[R2] a waiting command can be cancelled', async () => {
  const server = new FakeServer();
  const { queue, shelf } = openQueue(server);
  server.isOnline = false;
  await queue.send(accept('1.1.1'));
  await queue.cancel('key 1');
  server.isOnline = true;
  await queue.flush();
  expect(server.done).toEqual([]);
  expect(shelf.commands.size).toBe(0);
});

test('[R2] waiting commands outlive the page', async () => {
  const server = new FakeServer();
  server.isOnline = false;
  const { queue, shelf } = openQueue(server);
  await queue.send(accept('1.1.1'));
  await queue.send(accept('1.1.2'));
  server.isOnline = true;
  const { queue: next } = openQueue(server, shelf);
  await next.open();
  await next.flush();
  expect(server.done).toEqual([accept('1.1.1'), accept('1.1.2')]);
  expect(shelf.commands.size).toBe(0);
});

test('commands wait for the person to sign in again', async () => {
  const server = new FakeServer();
  server.refusal = { kind: 'signed-out' };
  const { queue } = openQueue(server);
  expect(await queue.send(accept('1.1.1'))).toEqual({ kind: 'queued' });
  server.refusal = undefined;
  await queue.flush();
  expect(server.done).toEqual([accept('1.1.1')]);
});
