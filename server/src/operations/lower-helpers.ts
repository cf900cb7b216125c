import { readdirSync, readFileSync } from 'node:fs';
import { constants, setPriority } from 'node:os';

/** What Linux calls the threads on which V8 collects garbage and compiles beside the program. */
const helperName = 'V8Worker';
const tasks = '/proc/self/task';

/**
 * Lets V8's helper threads make way for the one that answers everybody: where they share a core, a commit that came back
 * from the disk waited 10 ms and more for four of them (measured as the run-queue delay of /proc/self/task/.../schedstat).
 * On Linux, where a thread is told by its name and has a priority of its own; elsewhere nothing happens.
 */
export function lowerHelpers(): void {
  if (process.platform !== 'linux') return;
  try {
    for (const thread of readdirSync(tasks))
      if (readFileSync(`${tasks}/${thread}/comm`, 'utf8').trim() === helperName)
        setPriority(Number(thread), constants.priority.PRIORITY_LOW);
  } catch {
    // A sandbox may hide its threads, or forbid this: answers come a little later at times, and all else is the same.
  }
}
