import { childrenPeakBytes, peakBytesOf } from './peak-bytes.ts';

/**
 * Loaded into each measured server before its own program (`--import`), so that all are asked in the same way; it ends the
 * server when the benchmark is gone, however that went.
 */
export type Usage = {
  /** Processor time since the start, in ms, without what the benchmark's own questions cost. */
  readonly cpuMs: number;
  /** After garbage has been collected. */
  readonly rssBytes: number;
  readonly heapBytes: number;
  /** The most that was resident at any time since the start. */
  readonly peakBytes: number;
  /** The same of the processes that it has begun and that still run. */
  readonly childrenPeakBytes: number;
  /** Timers, sockets and the like that are open, by kind. */
  readonly resources: Readonly<Record<string, number>>;
};

let askingMs = 0;

process.on('message', (question) => {
  if (question === 'usage') process.send?.(usage());
});
process.on('disconnect', () => process.exit());

function usage(): Usage {
  const cpuMs = cpuNowMs();
  // An ordinary collection keeps the emptied pages for later; this one gives them back, so that what is resident is in use.
  global.gc?.({ type: 'major', execution: 'sync', flavor: 'last-resort' });
  const { rss, heapUsed } = process.memoryUsage();
  const resources: Record<string, number> = {};
  for (const kind of process.getActiveResourcesInfo()) resources[kind] = (resources[kind] ?? 0) + 1;
  const answer = {
    cpuMs: cpuMs - askingMs,
    rssBytes: rss,
    heapBytes: heapUsed,
    peakBytes: peakBytesOf(),
    childrenPeakBytes: childrenPeakBytes(),
    resources,
  };
  askingMs += cpuNowMs() - cpuMs;
  return answer;
}

function cpuNowMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
