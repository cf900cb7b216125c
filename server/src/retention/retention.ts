import type { Logger } from 'pino';
import type { Evaluations } from '../evaluation/evaluations.ts';
import { isPassing, sqliteCodeOf, sqliteCodes } from '../storage/database.ts';
import { round } from './round.ts';

/** How often the clock is looked at: a machine that slept is at most this much late. */
const lookEveryMs = 10 * 60_000;
const hourMs = 3_600_000;
/** 02.00 UTC, which is the night in the North. */
const roundHour = 2;

export type RetentionTools = {
  readonly evaluations: Evaluations;
  readonly log: Pick<Logger, 'info' | 'warn'>;
  /** Ends the process: the disk has failed. */
  readonly onBroken: (error: unknown) => void;
};

/** Deletes what is due: at the start, and once each night. Others have the event loop between any two steps of it. */
export class Retention {
  readonly #tools: RetentionTools;
  #timer: NodeJS.Timeout | undefined;
  #isStopped = false;
  #running: Promise<void> | undefined;
  #lastRoundAt: number | undefined;

  constructor(tools: RetentionTools) {
    this.#tools = tools;
  }

  /** When the last round ended, in milliseconds since 1970; undefined before the first since the start. */
  get lastRoundAt(): number | undefined {
    return this.#lastRoundAt;
  }

  start(): void {
    this.#timer = setInterval(() => void this.look(), lookEveryMs);
    this.#timer.unref();
    void this.look();
  }

  /** Resolves when nothing is written any more; what is left is the next round's. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    clearInterval(this.#timer);
    await this.#running;
  }

  /** Begins a round where one is due; resolves at its end. */
  look(): Promise<void> {
    const now = this.#tools.evaluations.chance.now();
    if (this.#running === undefined && isRoundDue(this.#lastRoundAt, now))
      this.#running = this.#run().finally(() => (this.#running = undefined));
    return this.#running ?? Promise.resolve();
  }

  async #run(): Promise<void> {
    const { evaluations, log, onBroken } = this.#tools;
    try {
      for (const step = round(evaluations); !step.next().done;) {
        await new Promise(setImmediate);
        if (this.#isStopped) return void step.return(undefined);
      }
      this.#lastRoundAt = evaluations.chance.now();
      log.info('retention has had its round');
    } catch (error) {
      // A passing trouble: the next look tries again, and finishes what this round began.
      const code = sqliteCodeOf(error);
      if (code === sqliteCodes.full || isPassing(code)) log.warn('retention could not write');
      else onBroken(error);
    }
  }
}

/** The first time, and whenever it has been night since the last. */
export function isRoundDue(last: number | undefined, now: number): boolean {
  return last === undefined || nightOf(now) > nightOf(last);
}

function nightOf(at: number): number {
  return Math.floor((at - roundHour * hourMs) / (24 * hourMs));
}
