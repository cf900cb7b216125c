import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { failure, success, type Result } from '@samskar/shared/result';
import type { WorkAnswer, WorkKind, WorkOrder } from './works.ts';
import type { WorkerAnswer, WorkerOrder } from './workshop-worker.ts';

export type WorkshopLimits = {
  /** Orders that wait beside the one being made. */
  readonly waitingMax: number;
  /** Milliseconds for one order; then the worker is ended. */
  readonly orderMsMax: number;
  /** Milliseconds without an order, after which the worker is let go of. */
  readonly idleMs: number;
  /** Megabytes of the worker's JavaScript heap; what Typst holds is beside it. */
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

const workerScript = pathToFileURL(join(import.meta.dirname, 'workshop-worker.ts'));

/** Why nothing was made. `max`: as many wait as may. */
export type WorkFailure =
  | { readonly kind: 'too-many'; readonly max: number }
  | { readonly kind: 'too-slow' }
  /** It needs more memory than the worker may take. */
  | { readonly kind: 'too-heavy' }
  /** The worker, or what it was given, is broken: a bug. */
  | { readonly kind: 'broken'; readonly error: Error };

/** In which order they are made: what somebody looks at before what is saved. */
export type Urgency = 'preview' | 'file';

type Answer = Result<WorkAnswer<WorkKind>, WorkFailure>;

type Waiting = {
  readonly order: WorkerOrder;
  readonly urgency: Urgency;
  readonly done: (result: Answer) => void;
};

type Current = { readonly end: (reason: WorkFailure) => void };

/**
 * Makes what takes long beside the thread that answers everybody: one after the other in a worker, which begins with the first
 * order, begins anew after a crash, and is let go of when nobody has wanted anything for a while.
 */
export class Workshop {
  readonly #limits: WorkshopLimits;
  readonly #script: URL;
  readonly #waiting: Waiting[] = [];
  #worker: Worker | undefined;
  #current: Current | undefined;
  #idle: NodeJS.Timeout | undefined;
  #isClosed = false;

  /** @param script what the worker runs; a test may have another */
  constructor(limits: WorkshopLimits = standardWorkshopLimits, script = workerScript) {
    this.#limits = limits;
    this.#script = script;
  }

  /** What the order asks for, or why there is none; never rejects. */
  make<Kind extends WorkKind>(
    kind: Kind,
    order: WorkOrder<Kind>,
    urgency: Urgency,
  ): Promise<Result<WorkAnswer<Kind>, WorkFailure>> {
    // The worker answers an order with what its kind makes, which TypeScript cannot see through the messages.
    return this.#wait({ kind, order }, urgency) as Promise<Result<WorkAnswer<Kind>, WorkFailure>>;
  }

  #wait(order: WorkerOrder, urgency: Urgency): Promise<Answer> {
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

  /** Whoever still waits is told that there is no room; the worker ends. */
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
    const worker = this.#openWorker();
    let isOver = false;
    const finish = (result: Answer) => {
      if (isOver) return;
      isOver = true;
      clearTimeout(timer);
      worker.unref();
      worker.off('message', onMessage).off('error', onError).off('exit', onExit);
      this.#current = undefined;
      done(result);
      this.#next();
    };
    const end = (reason: WorkFailure) => {
      void this.#letGo();
      finish(failure(reason));
    };
    const onMessage = (answer: WorkerAnswer) => finish(resultOf(answer));
    const onError = (error: unknown) => end(failureOf(error));
    const onExit = (code: number) =>
      end({ kind: 'broken', error: new Error(`The workshop's worker ended with ${code}`) });
    const timer = setTimeout(() => end({ kind: 'too-slow' }), this.#limits.orderMsMax);
    worker.on('message', onMessage).on('error', onError).on('exit', onExit);
    this.#current = { end };
    worker.ref();
    worker.postMessage(order);
  }

  #openWorker(): Worker {
    if (this.#worker !== undefined) return this.#worker;
    const worker = new Worker(this.#script, {
      resourceLimits: { maxOldGenerationSizeMb: this.#limits.heapMegabytesMax },
    });
    // A crash between two orders is nobody's failure; the next order finds no worker and begins a new one.
    worker.on('error', () => undefined);
    worker.on('exit', () => {
      if (this.#worker === worker) this.#worker = undefined;
    });
    worker.unref();
    this.#worker = worker;
    return worker;
  }

  #waitIdly(): void {
    this.#idle = setTimeout(() => void this.#letGo(), this.#limits.idleMs);
    this.#idle.unref();
  }

  async #letGo(): Promise<void> {
    clearTimeout(this.#idle);
    const worker = this.#worker;
    this.#worker = undefined;
    await worker?.terminate();
  }
}

function resultOf(answer: WorkerAnswer): Answer {
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

function failureOf(given: unknown): WorkFailure {
  const error = given instanceof Error ? given : new Error(String(given));
  const isOutOfMemory = 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
  return isOutOfMemory ? { kind: 'too-heavy' } : { kind: 'broken', error };
}
