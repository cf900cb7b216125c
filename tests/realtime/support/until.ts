/** Waits for a condition, looking again at every turn of the event loop or so. @throws when it has not come true in time */
export async function until(isTrue: () => boolean, what = String(isTrue), withinMs = 30_000): Promise<void> {
  const end = performance.now() + withinMs;
  while (!isTrue()) {
    if (performance.now() > end) throw new Error(`Not within ${withinMs} ms: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}
