import { readlinkSync } from 'node:fs';
import { constants, setPriority } from 'node:os';
import { basename } from 'node:path';
import { parentPort } from 'node:worker_threads';
import { works, type WorkAnswer, type WorkKind, type WorkOrder } from './works.ts';

/** What the worker is sent; one at a time. */
export type WorkerOrder<Kind extends WorkKind = WorkKind> = {
  readonly kind: Kind;
  readonly order: WorkOrder<Kind>;
};

/** What it answers. */
export type WorkerAnswer =
  | { readonly kind: 'made'; readonly answer: WorkAnswer<WorkKind> }
  /** The order, and not the worker, is why: another one may succeed. */
  | { readonly kind: 'failed'; readonly message: string; readonly stack: string };

lowerOwnThread();

parentPort?.on('message', (order: WorkerOrder) => {
  void answer(order);
});

async function answer({ kind, order }: WorkerOrder): Promise<void> {
  try {
    // Each kind comes with its own order, which TypeScript cannot see through the union.
    const work = works[kind] as (order: unknown) => Promise<WorkAnswer<WorkKind>>;
    const made = await work(order);
    parentPort?.postMessage({ kind: 'made', answer: made } satisfies WorkerAnswer, buffersIn(made));
  } catch (error) {
    const { message, stack = '' } = error instanceof Error ? error : new Error(String(error));
    parentPort?.postMessage({ kind: 'failed', message, stack } satisfies WorkerAnswer);
  }
}

/** Of a file that was made; handed over, not copied. */
function buffersIn(made: WorkAnswer<WorkKind>): ArrayBuffer[] {
  return 'ok' in made && made.ok && 'bytes' in made.value ? [made.value.bytes.buffer] : [];
}

/**
 * Lets this thread make way for the one that answers everybody, and every thread that its libraries start from here, since a
 * thread begins with the priority of the one that made it. On Linux, where a thread has one of its own; elsewhere nothing happens.
 */
function lowerOwnThread(): void {
  if (process.platform !== 'linux') return;
  try {
    // `PID/task/TID`: of whoever asks.
    setPriority(Number(basename(readlinkSync('/proc/thread-self'))), constants.priority.PRIORITY_LOW);
  } catch {
    // A sandbox may hide its threads, or forbid this: answers come a little later at times, and all else is the same.
  }
}
