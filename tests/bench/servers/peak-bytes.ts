import { readdirSync, readFileSync } from 'node:fs';

const tasks = '/proc/self/task';

/** The most that a process ever held; of this one when none is named. Linux gives a new process the peak of the one that started it as `maxRSS`; its own stands in /proc. */
export function peakBytesOf(pid: number | 'self' = 'self'): number {
  if (process.platform !== 'linux') return pid === 'self' ? process.resourceUsage().maxRSS * 1024 : 0;
  const own = /^VmHWM:\s*(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Number(own ?? 0) * 1024;
}

/** Of the processes together that this one has begun and that still run; 0 where nobody says which they are. */
export function childrenPeakBytes(): number {
  if (process.platform !== 'linux') return 0;
  return childrenOfThis().reduce((sum, pid) => sum + peakBytesOf(pid), 0);
}

function childrenOfThis(): readonly number[] {
  return readdirSync(tasks).flatMap((task) =>
    readFileSync(`${tasks}/${task}/children`, 'utf8').split(' ').filter(Boolean).map(Number),
  );
}
