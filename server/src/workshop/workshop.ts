import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import type { Socket } from 'node:net';
import { constants, setPriority } from 'node:os';
import { join } from 'node:path';
import { failure, success, type Result } from '@samskar/shared/result';
import type { WorkAnswer, WorkKind, WorkOrder } from './works.ts';
import type { ProcessAnswer, ProcessOrder } from './workshop-process.ts';

export type WorkshopLimits = {
  /** Orders that wait beside the one being made. */
  readonly waitingMax: number;
  /** Milliseconds for one order; then the process is ended. */
  readonly orderMsMax: number;
  /** Milliseconds without an order, after which the process is let go of. */
  readonly idleMs: number;
  /** Megabytes of the process's JavaScript heap; what Typst holds is beside it. */
  readonly heapMegabytesMax: number;
};

export const standardWorkshopLimits: WorkshopLimits = {
  /** The slowest report takes two seconds: who comes last waits less than a minute, which is as long as anybody does. */
  waitingMax: 20,
  /** Thirty times as long as a whole report, or a file of 20,000 results, takes on a slow machine. */
  orderMsMax: 60_000,
  /** The libraries that are loaded take 200 MB; one who makes a PDF often makes a deck next. */
  idleMs: 5 * 60_000,
  /** A template of the largest allowed size unpacks to 150 MB beside the heap; what it is read into stays well below this. */
  heapMegabytesMax: 512,
};

const processScript = join(import.meta.dirname, 'workshop-process.ts');
/** Of what a process writes before it ends; a fatal error of Node takes half of it. */
const lastWordsMax = 8_000;

/** Why nothing was made. `max`: as many wait as may. */
export type WorkFailure =
  | { readonly kind: 'too-many'; readonly max: number }
  | { readonly kind: 'too-slow' }
  /** It needs more memory than the process may take. */
  | { readonly kind: 'too-heavy' }
  /** The process, or what it was given, is broken: a bug. */
  | { readonly kind: 'broken'; readonly error: Error };

/** In which order they are made: what somebody looks at before what is saved. */
export type Urgency = 'preview' | 'file';

type Answer = Result<WorkAnswer<WorkKind>, WorkFailure>;

type Waiting = {
  readonly order: ProcessOrder;
  readonly urgency: Urgency;
  readonly done: (result: Answer) => void;
};

type Current = { readonly end: (reason: WorkFailure) => void };

/** A process, and what it has written last to its standard error. */
type Running = { readonly child: ChildProcess; readonly lastWords: () => string };

/**
 * Makes what takes long in a process of its own: one after the other, at the lowest priority. It begins with the first order,
 * begins anew after a crash, and is let go of when nobody has wanted anything for a while. A thread of this process would share
 * V8's helper threads with the one that answers everybody, and a crash in a library's native code would end them both.
 */
export class Workshop {
  readonly #limits: WorkshopLimits;
  readonly #script: string;
  readonly #waiting: Waiting[] = [];
  #running: Running | undefined;
  #current: Current | undefined;
  #idle: NodeJS.Timeout | undefined;
  #isClosed = false;

  /** @param script what the process runs; a test may have another */
  constructor(limits: WorkshopLimits = standardWorkshopLimits, script = processScript) {
    this.#limits = limits;
    this.#script = script;
  }

  /** What the order asks for, or why there is none; never rejects. */
  make<Kind extends WorkKind>(
    kind: Kind,
    order: WorkOrder<Kind>,
    urgency: Urgency,
  ): Promise<Result<WorkAnswer<Kind>, WorkFailure>> {
    // The process answers an order with what its kind makes, which TypeScript cannot see through the messages.
    return this.#wait({ kind, order }, urgency) as Promise<Result<WorkAnswer<Kind>, WorkFailure>>;
  }

  #wait(order: ProcessOrder, urgency: Urgency): Promise<Answer> {
    const { waitingMax } = this.#limits;
    if (this.#isClosed || this.#waiting.length >= waitingMax)
      return Promise.resolve(failure({ kind: 'too-many', max: waitingMax }));
    return new Promise((done) => {
      const waiting = { order, urgency, done };
      const before = urgency === 'preview' ? this.#waiting.findIndex((one) => one.urgency === 'file') : -1;
      if (before === -1) this.#waiting.push(waiting);
      else this.#waiting.splice(before, 0, waiting);
      this.#next();
    });
  }

  /** Whoever still waits is told that there is no room; the process ends. */
  async close(): Promise<void> {
    this.#isClosed = true;
    const none: WorkFailure = { kind: 'too-many', max: 0 };
    for (const { done } of this.#waiting.splice(0)) done(failure(none));
    this.#current?.end(none);
    await this.#letGo();
  }

  #next(): void {
    if (this.#current !== undefined) return;
    clearTimeout(this.#idle);
    const waiting = this.#waiting.shift();
    if (waiting === undefined) this.#waitIdly();
    else this.#begin(waiting);
  }

  #begin({ order, done }: Waiting): void {
    const { child, lastWords } = (this.#running ??= this.#open());
    let isOver = false;
    const finish = (result: Answer) => {
      if (isOver) return;
      isOver = true;
      clearTimeout(timer);
      hold(child, false);
      child.off('message', onMessage).off('error', onError).off('close', onClose);
      this.#current = undefined;
      done(result);
      this.#next();
    };
    const end = (reason: WorkFailure) => {
      void this.#letGo();
      finish(failure(reason));
    };
    const onMessage = (answer: ProcessAnswer) => finish(resultOf(answer));
    const onError = (error: Error) => end({ kind: 'broken', error });
    const onClose = (code: number | null, signal: string | null) =>
      end(failureOf(code ?? signal, lastWords()));
    const timer = setTimeout(() => end({ kind: 'too-slow' }), this.#limits.orderMsMax);
    child.on('message', onMessage).on('error', onError).on('close', onClose);
    this.#current = { end };
    hold(child, true);
    child.send(order);
  }

  #open(): Running {
    const child = fork(this.#script, {
      // V8's four helper threads would each take a turn before whoever shares the core: 4 ms on most systems, also at this priority.
      execArgv: ['--single-threaded', `--max-old-space-size=${this.#limits.heapMegabytesMax}`],
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    makeWay(child);
    let words = '';
    child.stderr?.setEncoding('utf8').on('data', (more: string) => {
      words = (words + more).slice(-lastWordsMax);
    });
    // A crash between two orders is nobody's failure; the next order finds no process and begins a new one.
    child.on('error', () => undefined);
    child.on('exit', () => {
      if (this.#running?.child === child) this.#running = undefined;
    });
    return { child, lastWords: () => words };
  }

  #waitIdly(): void {
    this.#idle = setTimeout(() => void this.#letGo(), this.#limits.idleMs);
    this.#idle.unref();
  }

  async #letGo(): Promise<void> {
    clearTimeout(this.#idle);
    const child = this.#running?.child;
    this.#running = undefined;
    if (child === undefined || !isAlive(child)) return;
    const gone = once(child, 'exit');
    // Whoever waits for its end must not end first.
    hold(child, true);
    child.kill('SIGKILL');
    await gone;
  }
}

/** Whether this process goes on for as long as that one has something to do. */
function hold(child: ChildProcess, isHeld: boolean): void {
  const what = isHeld ? 'ref' : 'unref';
  child[what]();
  child.channel?.[what]();
  // A pipe, which `fork` makes a socket.
  (child.stderr as Socket | null)?.[what]();
}

/** Before it has begun: every thread that it starts begins with the priority of the one that starts it. */
function makeWay({ pid }: ChildProcess): void {
  try {
    if (pid !== undefined) setPriority(pid, constants.priority.PRIORITY_LOW);
  } catch {
    // A sandbox may forbid this: answers come a little later at times, and all else is the same.
  }
}

function isAlive({ pid, exitCode, signalCode }: ChildProcess): boolean {
  return pid !== undefined && exitCode === null && signalCode === null;
}

function resultOf(answer: ProcessAnswer): Answer {
  switch (answer.kind) {
    case 'made':
      return success(answer.answer);
    case 'failed': {
      const error = new Error(answer.message);
      error.stack = answer.stack;
      return failure({ kind: 'broken', error });
    }
  }
}

/** Of a process that ended by itself. Node says so when its heap is full, and aborts, as it does for other reasons. */
function failureOf(how: number | string | null, lastWords: string): WorkFailure {
  if (lastWords.includes('JavaScript heap out of memory')) return { kind: 'too-heavy' };
  return { kind: 'broken', error: new Error(`The workshop's process ended with ${how}: ${lastWords}`) };
}
