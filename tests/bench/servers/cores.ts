import { spawnSync } from 'node:child_process';
import { availableParallelism, constants, setPriority } from 'node:os';

/** Where there are two cores and `taskset`: the server has one for itself, the generator the other. */
export type Cores = { readonly server: number; readonly generator: number } | undefined;

const isPossible = availableParallelism() >= 2 && spawnSync('taskset', ['--version']).status === 0;

export const cores: Cores = isPossible ? { server: 0, generator: 1 } : undefined;

/** Keeps this process, which is the generator, on its core; says in words how it is. */
export function pinGenerator(): string {
  if (cores === undefined) return 'not pinned to cores: no taskset here, or one core alone';
  spawnSync('taskset', ['--all-tasks', '--cpu-list', '--pid', String(cores.generator), String(process.pid)]);
  return `server on core ${cores.server}, generator on core ${cores.generator}`;
}

/**
 * Puts this process, which only measures, on the server's core and before everything else there, so that the other core can be
 * an attacker's own: what an attacker computes must not be taken for what others feel. It takes 1 % of the core, attack or not.
 */
export function pinObserver(): string {
  if (cores === undefined) return pinGenerator();
  const [core, self] = [String(cores.server), String(process.pid)];
  spawnSync('taskset', ['--all-tasks', '--cpu-list', '--pid', core, self]);
  // Not in real time: the main thread would wait for the engine's helper threads and hold the core that they need, for a second at a time.
  const isFirst = tryPriority(constants.priority.PRIORITY_HIGHEST);
  // Whoever it starts begins as everybody does.
  spawnSync('chrt', ['--other', '--reset-on-fork', '--pid', '0', self]);
  const before = isFirst ? ', before the server' : '';
  return `server and who measures on core ${core}${before}, attacker on core ${cores.generator}`;
}

/** Of the main thread alone. Only an administrator of the system may raise it. */
function tryPriority(priority: number): boolean {
  try {
    setPriority(priority);
    return true;
  } catch {
    return false;
  }
}

/** Gives an attacker the core that is not the server's. */
export function pinAttacker(pid: number | undefined): void {
  if (cores === undefined || pid === undefined) return;
  spawnSync('taskset', ['--all-tasks', '--cpu-list', '--pid', String(cores.generator), String(pid)]);
}
