import type { CommandAnswer } from './evaluation-calls.ts';
import { queueableCommands, type Command } from '@samskar/shared/evaluation';
import type { Result } from '@samskar/shared/result';
import type { CallFailure } from '#lib/api/call.ts';

/** A command on its way. `refused` stays until the person has seen it. */
export type QueuedCommand = {
  readonly key: string;
  readonly command: Command;
  readonly since: string;
  readonly state:
    | { readonly kind: 'waiting' }
    | { readonly kind: 'sending' }
    | { readonly kind: 'refused'; readonly why: CallFailure };
};

export type CommandOutcome =
  | { readonly kind: 'done'; readonly seq: number }
  /** Waits for the line; visible in the status line, and may be cancelled there. */
  | { readonly kind: 'queued' }
  /** Also `offline` for what is never queued: ready, sign, unlock act now or not at all (R2). */
  | { readonly kind: 'refused'; readonly why: CallFailure };

export type QueueParts = {
  readonly send: (key: string, command: Command) => Promise<Result<CommandAnswer, CallFailure>>;
  readonly onDone: (answer: CommandAnswer) => void;
  /** What this device keeps, in order; `undefined` where it keeps nothing. */
  readonly shelf: CommandShelf | undefined;
  readonly newKey: () => string;
  readonly now: () => Date;
};

/** Where waiting commands outlive the page; all tabs of this person's browser have the same one. */
export type CommandShelf = {
  /** In the order in which they were first put; undefined when the device does not answer. */
  read(): Promise<readonly QueuedCommand[] | undefined>;
  /** Whether the device has it now. */
  put(command: QueuedCommand): Promise<boolean>;
  remove(key: string): Promise<void>;
  /** Calls `listener` when another tab has put or removed something; returns how to stop that. */
  readonly onChanged: (listener: () => void) => () => void;
};

/**
 * Commands in the order in which the person gave them. Without a line those that may wait do; each goes out with the key
 * it had from the beginning, so that one whose answer was lost is not done twice.
 */
export class CommandQueue {
  readonly #parts: QueueParts;
  /** Those who asked and still wait for an answer on their screen. */
  // eslint-disable-next-line svelte/prefer-svelte-reactivity -- no screen shows who asks
  readonly #askers = new Map<string, (outcome: CommandOutcome) => void>();
  /** Keys that the shelf has had: when it no longer has one, another tab has cancelled the command or brought it to its end. */
  // eslint-disable-next-line svelte/prefer-svelte-reactivity -- no screen shows where a command is kept
  readonly #shelved = new Set<string>();
  #stopFollowing: () => void = () => undefined;
  #commands = $state.raw<readonly QueuedCommand[]>([]);
  #flushing: Promise<void> = Promise.resolve();

  constructor(parts: QueueParts) {
    this.#parts = parts;
  }

  /** Takes up what earlier visits left waiting. */
  async open(): Promise<void> {
    const { shelf } = this.#parts;
    if (shelf) this.#stopFollowing = shelf.onChanged(() => void this.#followShelf());
    const kept = (await shelf?.read()) ?? [];
    const isKnown = (key: string) => this.#commands.some((queued) => queued.key === key);
    for (const { key } of kept) this.#shelved.add(key);
    this.#commands = [...kept.filter(({ key }) => !isKnown(key)), ...this.#commands];
    void this.flush();
  }

  /** Follows the other tabs no longer. */
  close(): void {
    this.#stopFollowing();
  }

  /** Waiting or on their way, in order. */
  get waiting(): readonly QueuedCommand[] {
    return this.#commands.filter(({ state }) => state.kind !== 'refused');
  }

  /** Refused after the person had gone on: nobody has seen it yet. */
  get refused(): readonly QueuedCommand[] {
    return this.#commands.filter(({ state }) => state.kind === 'refused');
  }

  /** Resolves with the server's answer, or at once with `queued` or a refusal `offline` when the line fails. */
  async send(command: Command): Promise<CommandOutcome> {
    const key = this.#parts.newKey();
    if (queueableCommands.has(command.kind)) return this.#sendInTurn(key, command);
    await this.flush();
    // What it builds on has not reached the server.
    if (this.waiting.length > 0) return { kind: 'refused', why: { kind: 'offline' } };
    return this.#settle(await this.#parts.send(key, command));
  }

  /** Takes a waiting or refused command off the list; one that is on its way can no longer be stopped. */
  async cancel(key: string): Promise<void> {
    const rest = this.#commands.filter((queued) => queued.key !== key || queued.state.kind === 'sending');
    if (rest.length === this.#commands.length) return;
    this.#commands = rest;
    await this.#parts.shelf?.remove(key);
  }

  /** Sends what waits, in order, until the line fails. To be called when the line or the session is back. */
  flush(): Promise<void> {
    this.#flushing = this.#flushing.then(() => this.#sendAll());
    return this.#flushing;
  }

  async #sendInTurn(key: string, command: Command): Promise<CommandOutcome> {
    const since = this.#parts.now().toISOString();
    // Asked before it stands in the list: one before it may be on its way, and take it along while it is being shelved.
    const outcome = new Promise<CommandOutcome>((resolve) => this.#askers.set(key, resolve));
    await this.#add({ key, command, since, state: { kind: 'waiting' } });
    void this.flush();
    return outcome;
  }

  async #add(queued: QueuedCommand): Promise<void> {
    const replaced = this.#commands.filter(
      (other) => other.state.kind === 'waiting' && isSameMatter(other, queued),
    );
    this.#commands = [...this.#commands.filter((other) => !replaced.includes(other)), queued];
    for (const { key } of replaced) await this.#parts.shelf?.remove(key);
    await this.#shelve(queued);
  }

  async #shelve(queued: QueuedCommand): Promise<void> {
    if (await this.#parts.shelf?.put(queued)) this.#shelved.add(queued.key);
  }

  async #sendAll(): Promise<void> {
    for (;;) {
      const next = this.#commands.find(({ state }) => state.kind === 'waiting');
      if (next === undefined) return;
      this.#mark(next, { kind: 'sending' });
      if (await this.#isSettledElsewhere(next)) {
        this.#commands = this.#commands.filter(({ key }) => key !== next.key);
        continue;
      }
      const answer = await this.#parts.send(next.key, next.command);
      if (!answer.ok && isPassing(answer.error)) {
        this.#mark(next, { kind: 'waiting' });
        this.#tellQueued();
        return;
      }
      await this.#finish(next, this.#settle(answer));
    }
  }

  /** Who asks in this tab waits for the answer: the key keeps the command from being done twice. */
  async #isSettledElsewhere({ key }: QueuedCommand): Promise<boolean> {
    if (!this.#shelved.has(key) || this.#askers.has(key)) return false;
    const kept = await this.#parts.shelf?.read();
    return kept !== undefined && !kept.some((other) => other.key === key);
  }

  /** Shows of the commands that lie on the shelf what other tabs have made of them. */
  async #followShelf(): Promise<void> {
    const kept = await this.#parts.shelf?.read();
    if (kept === undefined) return;
    const isFollowed = ({ key, state }: QueuedCommand) =>
      this.#shelved.has(key) && !this.#askers.has(key) && state.kind !== 'sending';
    this.#commands = this.#commands.flatMap((known) =>
      isFollowed(known) ? kept.filter(({ key }) => key === known.key) : [known],
    );
  }

  async #finish(queued: QueuedCommand, outcome: CommandOutcome): Promise<void> {
    const asker = this.#askers.get(queued.key);
    this.#askers.delete(queued.key);
    asker?.(outcome);
    if (outcome.kind === 'refused' && asker === undefined) return this.#keepRefused(queued, outcome.why);
    this.#commands = this.#commands.filter((other) => other.key !== queued.key);
    await this.#parts.shelf?.remove(queued.key);
  }

  async #keepRefused(queued: QueuedCommand, why: CallFailure): Promise<void> {
    this.#mark(queued, { kind: 'refused', why });
    await this.#shelve({ ...queued, state: { kind: 'refused', why } });
  }

  #tellQueued(): void {
    this.#askers.forEach((tell) => tell({ kind: 'queued' }));
    this.#askers.clear();
  }

  #settle(answer: Result<CommandAnswer, CallFailure>): CommandOutcome {
    if (!answer.ok) return { kind: 'refused', why: answer.error };
    this.#parts.onDone(answer.value);
    return { kind: 'done', seq: answer.value.seq };
  }

  #mark({ key }: QueuedCommand, state: QueuedCommand['state']): void {
    this.#commands = this.#commands.map((queued) => (queued.key === key ? { ...queued, state } : queued));
  }
}

/** Nothing is wrong with the command; it goes out again when the line or the session is back. */
function isPassing(failure: CallFailure): boolean {
  return failure.kind === 'offline' || failure.kind === 'signed-out';
}

/** Both say something of one thing on the base of one revision: the later word is the one that the person means. */
function isSameMatter(a: QueuedCommand, b: QueuedCommand): boolean {
  if (a.command.kind === 'decide' && b.command.kind === 'decide')
    return a.command.indicator === b.command.indicator && a.command.seenDecision === b.command.seenDecision;
  if (a.command.kind === 'save-evidence' && b.command.kind === 'save-evidence')
    return (
      a.command.evidence.id === b.command.evidence.id && a.command.seenRevision === b.command.seenRevision
    );
  return false;
}
