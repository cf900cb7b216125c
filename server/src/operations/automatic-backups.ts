import { spawn, type ChildProcess } from 'node:child_process';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { backupFile, listBackups, pruneBackups, removeUnfinished } from './backup-folder.ts';
import { describeError } from './describe-error.ts';
import type { Metrics } from './metrics.ts';

export type AutomaticBackupsTools = {
  readonly folder: string;
  /** How many stay. */
  readonly kept: number;
  readonly dataFolder: string;
  readonly chance: { readonly now: () => number };
  readonly log: Pick<Logger, 'info' | 'error'>;
  readonly metrics: Metrics;
};

/** How often the clock is looked at, and how long after a failure the next try comes. */
const lookEveryMs = 10 * 60_000;
const hourMs = 3_600_000;
/** 03.00 UTC: after the night's round of retention, so that what has gone is not in the backup either. */
const backupHour = 3;

const cli = join(import.meta.dirname, '../cli.ts');

/**
 * Makes a backup each night, and one at the start when the last night's is missing. It is the command line's `backup`, in a
 * process of its own: SQLite copies without a pause, and here everybody would wait for it.
 */
export class AutomaticBackups {
  readonly #tools: AutomaticBackupsTools;
  #timer: NodeJS.Timeout | undefined;
  #child: ChildProcess | undefined;
  #running: Promise<void> | undefined;
  #isStopped = false;

  constructor(tools: AutomaticBackupsTools) {
    this.#tools = tools;
    const newest = listBackups(tools.folder).at(-1);
    if (newest !== undefined) tools.metrics.setLastBackup(statSync(newest).mtimeMs);
  }

  start(): void {
    this.#timer = setInterval(() => void this.look(), lookEveryMs);
    this.#timer.unref();
    void this.look();
  }

  /** Makes a backup where one is due; resolves at its end, however that came about. */
  look(): Promise<void> {
    if (!this.#isStopped) this.#running ??= this.#makeDue().finally(() => (this.#running = undefined));
    return this.#running ?? Promise.resolve();
  }

  /** Resolves when nothing is copied any more; what was begun is thrown away, and made at the next start. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    clearInterval(this.#timer);
    this.#child?.kill('SIGKILL');
    await this.#running;
  }

  async #makeDue(): Promise<void> {
    const { folder, kept, chance, log, metrics } = this.#tools;
    try {
      const file = backupFile(folder, nightOf(chance.now()));
      // Later ones are of a clock that went wrong; better one too many than none until then.
      if (listBackups(folder).includes(file)) return;
      removeUnfinished(folder);
      const failure = await this.#run(file);
      if (this.#isStopped) removeUnfinished(folder);
      else if (failure !== undefined) this.#fail({ reason: failure });
      else {
        metrics.setLastBackup(chance.now());
        pruneBackups(folder, kept);
        log.info('a backup has been made');
      }
    } catch (error) {
      this.#fail(describeError(error));
    }
  }

  #fail(why: object): void {
    this.#tools.metrics.countBackupFailure();
    this.#tools.log.error(why, 'no backup could be made');
  }

  /** What the command says when it fails: names of files, and nothing of what is in them. */
  #run(file: string): Promise<string | undefined> {
    const child = spawn(process.execPath, [cli, 'backup', file], {
      // Of the environment it needs nothing else; and what it prints on success is of no use here.
      env: { SAMSKAR_DATA: this.#tools.dataFolder },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    this.#child = child;
    const said: Buffer[] = [];
    child.stderr.on('data', (chunk: Buffer) => said.push(chunk));
    return new Promise((resolve) => {
      child.once('error', (error) => resolve(error.message));
      child.once('close', (code) => {
        this.#child = undefined;
        resolve(code === 0 ? undefined : Buffer.concat(said).toString().trim() || `ended with ${code}`);
      });
    });
  }
}

/** The day whose 03.00 UTC has passed last, as 2026-11-21. */
function nightOf(at: number): string {
  return new Date(at - backupHour * hourMs).toISOString().slice(0, 10);
}
