import { spawnSync } from 'node:child_process';
import { availableParallelism } from 'node:os';

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

/** Lets a process run only while nobody else on its core wants to; where the system cannot, it shares. */
export function makeWay(pid: number | undefined): void {
  if (pid !== undefined) spawnSync('chrt', ['--idle', '--all-tasks', '--pid', '0', String(pid)]);
}
