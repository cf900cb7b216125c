import { readlinkSync } from 'node:fs';
import { constants, setPriority } from 'node:os';
import { basename } from 'node:path';
import { parentPort } from 'node:worker_threads';
import { renderReport, type ReportOrder } from './render-report.ts';

/** What the worker is sent, and what it answers; one order at a time. */
export type WorkerAnswer =
  | { readonly kind: 'made'; readonly bytes: Uint8Array }
  /** The order, and not the worker, is why: another one may succeed. */
  | { readonly kind: 'failed'; readonly message: string; readonly stack: string };

lowerOwnThread();

parentPort?.on('message', (order: ReportOrder) => {
  void answer(order);
});

async function answer(order: ReportOrder): Promise<void> {
  try {
    const bytes = await renderReport(order);
    // A view into a larger buffer would take all of that along.
    const own = bytes.byteLength === bytes.buffer.byteLength ? bytes : bytes.slice();
    parentPort?.postMessage({ kind: 'made', bytes: own } satisfies WorkerAnswer, [own.buffer as ArrayBuffer]);
  } catch (error) {
    const { message, stack = '' } = error instanceof Error ? error : new Error(String(error));
    parentPort?.postMessage({ kind: 'failed', message, stack } satisfies WorkerAnswer);
  }
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
