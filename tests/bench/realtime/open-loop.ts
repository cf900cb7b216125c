/** How late the generator itself was, sampled each millisecond: what it adds to every figure. */
export type Lateness = { readonly samplesMs: readonly number[] };

/**
 * Calls `act` at its planned moments, whether or not the server keeps up: who waits for an answer before asking again
 * measures a server that was never busy. @returns how late the generator's own event loop was
 */
export async function openLoop(
  count: number,
  perSecond: number,
  act: (index: number, dueAt: number) => void,
): Promise<Lateness> {
  const start = performance.now();
  const samplesMs: number[] = [];
  const dueAt = (index: number) => start + (index / perSecond) * 1000;
  let next = 0;
  while (next < count) {
    const now = performance.now();
    while (start + samplesMs.length <= now) samplesMs.push(now - start - samplesMs.length);
    for (; next < count && dueAt(next) <= now; next++) act(next, dueAt(next));
    // Not a timer: those come at whole milliseconds.
    await new Promise((resolve) => setImmediate(resolve));
  }
  return { samplesMs };
}
