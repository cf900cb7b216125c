import type { ServerType } from '@hono/node-server';
import { success, type Result } from '@samskar/shared/result';
import { listen, stopListening, type ListenProblem } from '../http/listen.ts';
import { defaultHttpLimits } from '../http/limits.ts';
import { canWrite } from '../storage/can-write.ts';
import type { Database } from '../storage/database.ts';
import { Metrics, type Sights } from './metrics.ts';
import { operationsApp, type Readiness } from './operations-app.ts';

/** What there is to look at once the data file is open. */
export type Served = {
  readonly database: Database;
  readonly sights: Sights;
  /** Less than this left on the disk is too little to go on; bytes. */
  readonly freeBytesMin: number;
};

/** What the operator asks the running server: how it does, and whether it can work. */
export class Operations {
  readonly metrics = new Metrics();
  #served: Served | undefined;
  #isStopping = false;
  #close: (() => Promise<void>) | undefined;

  /** From here on the data file is open, up to date, and requests are answered. */
  serve(served: Served): void {
    this.#served = served;
    this.metrics.watch(served.sights);
  }

  /** Answers on a port of its own, from before the data file is brought up to date until everything has stopped. */
  async listen(place: {
    readonly host: string;
    readonly port: number;
  }): Promise<Result<void, ListenProblem>> {
    const app = operationsApp(place, this.metrics, () => this.#readiness());
    const server = await listen(app, place, defaultHttpLimits, () => undefined);
    if (!server.ok) return server;
    const stopWatching = this.metrics.watchEventLoop();
    this.#close = () => this.#stopListening(server.value, stopWatching);
    return success(undefined);
  }

  /** A balancer sends nobody here any more. */
  beginStop(): void {
    this.#isStopping = true;
  }

  async close(): Promise<void> {
    await this.#close?.();
  }

  #readiness(): Readiness {
    if (this.#isStopping) return 'stopping';
    if (this.#served === undefined) return 'starting';
    const { database, sights, freeBytesMin } = this.#served;
    if (!canWrite(database)) return 'not-writable';
    return sights.bytes().free < freeBytesMin ? 'disk-full' : 'ready';
  }

  async #stopListening(server: ServerType, stopWatching: () => void): Promise<void> {
    stopWatching();
    await stopListening(server);
  }
}
