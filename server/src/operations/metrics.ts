import { monitorEventLoopDelay } from 'node:perf_hooks';
import { Counter, Gauge, Histogram, Registry } from 'prom-client';

/** What is looked up when somebody asks. */
export type Sights = {
  readonly rooms: () => { readonly open: number; readonly hibernated: number; readonly sockets: number };
  readonly followers: () => number;
  readonly bytes: () => { readonly data: number; readonly writeAheadLog: number; readonly free: number };
};

/** From a fast disk's fdatasync to a wait that people notice; seconds. */
const buckets = [0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.5, 1, 5];
const nanosecondsPerSecond = 1e9;
const loopResolutionMs = 10;

/**
 * The figures of the running process, for Prometheus. Everything is a sum over the installation: no label names a document, an
 * evaluation or a person (R13).
 */
export class Metrics {
  readonly #registry = new Registry();
  readonly #commitSeconds = this.#histogram(
    'commit_seconds',
    'Writing one turn of the event loop to the disk',
  );
  readonly #ackSeconds = this.#histogram(
    'acknowledge_seconds',
    'From the first message of a turn to its acknowledgement, on disk and shown to the others',
  );
  readonly #updates = this.#counter('log_updates_total', 'Updates written to the logs of documents');
  readonly #bytes = this.#counter('log_bytes_total', 'Bytes of those updates');
  readonly #refusals = new Counter({
    name: 'samskar_refusals_total',
    help: 'What was refused, by its rule in tests/rules.md (none where there is none) and its kind',
    labelNames: ['rule', 'kind'],
    registers: [this.#registry],
  });
  readonly #failures = this.#counter('failures_total', 'Errors that should not happen; each is in the log');
  readonly #lastBackup = this.#gauge(
    'backup_last_success_timestamp_seconds',
    'When the newest backup was made by itself; 0 where there is none',
  );
  readonly #backupFailures = this.#counter('backup_failures_total', 'Backups that could not be made');

  countCommit({ updates, bytes, ms }: { updates: number; bytes: number; ms: number }): void {
    this.#updates.inc(updates);
    this.#bytes.inc(bytes);
    this.#commitSeconds.observe(ms / 1000);
  }

  countAcknowledgement(ms: number): void {
    this.#ackSeconds.observe(ms / 1000);
  }

  /** `rule` and `kind` are of a closed set, and quote nothing that anybody sent. */
  countRefusal(rule: string | undefined, kind: string): void {
    this.#refusals.inc({ rule: rule ?? 'none', kind });
  }

  countFailure(): void {
    this.#failures.inc();
  }

  /** @param at milliseconds since 1970 */
  setLastBackup(at: number): void {
    this.#lastBackup.set(at / 1000);
  }

  countBackupFailure(): void {
    this.#backupFailures.inc();
  }

  /** Shows from now on what is looked up only when somebody asks. */
  watch({ rooms, followers, bytes }: Sights): void {
    this.#gauge('rooms', 'Documents that are open', () => rooms().open);
    this.#gauge('rooms_hibernated', 'Of these, those without a Y.Doc in memory', () => rooms().hibernated);
    this.#gauge('sockets_document', 'Sockets of documents', () => rooms().sockets);
    this.#gauge('sockets_feed', 'Sockets of feeds', followers);
    this.#gauge('data_file_bytes', 'The data file', () => bytes().data);
    this.#gauge('write_ahead_log_bytes', 'The write-ahead log beside it', () => bytes().writeAheadLog);
    this.#gauge('disk_free_bytes', 'What the disk of the data folder has left', () => bytes().free);
    this.#gauge('resident_bytes', 'Memory of the process', () => process.memoryUsage.rss());
    this.#gauge('heap_bytes', 'Of it, JavaScript objects', () => process.memoryUsage().heapUsed);
  }

  /** Measures how late the event loop comes, from now until the function that is returned is called. */
  watchEventLoop(): () => void {
    const delay = monitorEventLoopDelay({ resolution: loopResolutionMs });
    delay.enable();
    const quantiles = new Gauge({
      name: 'samskar_event_loop_delay_seconds',
      help: 'How late the event loop came, since it was last asked',
      labelNames: ['quantile'],
      registers: [this.#registry],
      collect: () => {
        for (const quantile of [0.5, 0.99, 1])
          quantiles.set({ quantile }, latenessSeconds(delay.percentile(quantile * 100)));
        delay.reset();
      },
    });
    return () => delay.disable();
  }

  get contentType(): string {
    return this.#registry.contentType;
  }

  /** In Prometheus' text format. */
  print(): Promise<string> {
    return this.#registry.metrics();
  }

  #counter(name: string, help: string): Counter {
    return new Counter({ name: `samskar_${name}`, help, registers: [this.#registry] });
  }

  #histogram(name: string, help: string): Histogram {
    return new Histogram({ name: `samskar_${name}`, help, buckets, registers: [this.#registry] });
  }

  #gauge(name: string, help: string, look?: () => number): Gauge {
    const gauge: Gauge = new Gauge({
      name: `samskar_${name}`,
      help,
      registers: [this.#registry],
      ...(look && { collect: () => gauge.set(look()) }),
    });
    return gauge;
  }
}

/** What Node measures is the time between two looks, which is never less than what was asked for. */
function latenessSeconds(betweenLooksNanoseconds: number): number {
  return Math.max(0, betweenLooksNanoseconds / nanosecondsPerSecond - loopResolutionMs / 1000);
}
