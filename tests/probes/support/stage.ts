import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EvaluationSnapshot } from '@samskar/shared/api';
import { startSamskar } from '../../bench/servers/samskar.ts';
import type { ServerProcess } from '../../bench/servers/start-process.ts';
import { gatherEverybody, type Everybody, type Name } from '../../end-to-end/support/everybody.ts';
import { closeClients, openRawClient, type RawClient } from '../../realtime/support/clients.ts';
import {
  clientAt,
  findFreePort,
  startTestServer,
  type Answer,
  type SignedIn,
  type TestClient,
} from '../../support/start-test-server.ts';

/** Makes what a probe needs, as people would, before the server is another process. */
type Prepare = (everybody: Everybody) => Promise<unknown>;

/** The server as `pnpm serve` runs it, with its own limits, in a process of its own; and a person of each role with a session. */
export class Stage {
  readonly origin: string;
  readonly folder: string;
  readonly process: ServerProcess;
  readonly #everybody: Everybody;
  readonly #metricsPort: number;

  /** @param limits settings of the server's environment, where a probe needs others than the product's own */
  static async open(
    prepare: Prepare = () => Promise.resolve(),
    limits: Readonly<Record<string, string>> = {},
  ): Promise<Stage> {
    const folder = mkdtempSync(join(tmpdir(), 'samskar-probes-'));
    const server = await startTestServer({ dataFolder: folder });
    const { origin, port } = server;
    const everybody = await gatherEverybody({ server, enter: noBrowser });
    await prepare(everybody);
    await server.stop();
    const metricsPort = await findFreePort();
    // On the same port, so that all who were gathered speak to it from now on.
    const process = await startSamskar(folder, () => origin, { port, metricsPort, limits });
    return new Stage(everybody, folder, origin, process, metricsPort);
  }

  private constructor(
    everybody: Everybody,
    folder: string,
    origin: string,
    process: ServerProcess,
    metricsPort: number,
  ) {
    this.#metricsPort = metricsPort;
    this.#everybody = everybody;
    this.folder = folder;
    this.origin = origin;
    this.process = process;
  }

  get evaluation(): string {
    return this.#everybody.evaluation;
  }

  get people(): Everybody['people'] {
    return this.#everybody.people;
  }

  /** All that the port of the operator answers, to whoever can reach it. */
  async toldOperator(): Promise<readonly string[]> {
    const paths = ['/metrics', '/live', '/ready'];
    return Promise.all(
      paths.map(async (path) => (await fetch(`http://127.0.0.1:${this.#metricsPort}${path}`)).text()),
    );
  }

  command(...asked: Parameters<Everybody['command']>): Promise<Answer> {
    return this.#everybody.command(...asked);
  }

  snapshot(who: Name): Promise<EvaluationSnapshot> {
    return this.#everybody.snapshot(who);
  }

  /** Requests without a session. */
  get stranger(): TestClient {
    return clientAt(this.origin, '');
  }

  /** Beginning of the addresses of its sockets. */
  get url(): string {
    return this.origin.replace('http', 'ws');
  }

  /** A socket of this person's, or of whoever has such a cookie. */
  openSocket(
    who: Name | Pick<SignedIn, 'cookie'>,
    path: string,
    protocols: string[] = [],
  ): Promise<RawClient> {
    const { cookie } = typeof who === 'string' ? this.people[who] : who;
    return openRawClient(this, path, { cookie, protocols });
  }

  /** A session more of this person's. */
  async signIn(who: Name): Promise<TestClient> {
    const { email, password } = this.people[who];
    const { headers, text } = await this.stranger.call('POST', '/api/session', { email, password });
    const [cookie] = (headers.get('set-cookie') ?? '').split(';');
    if (!cookie) throw new Error(`Signing in was answered with ${text}`);
    return clientAt(this.origin, cookie);
  }

  async close(): Promise<void> {
    closeClients();
    await this.process.stop();
    rmSync(this.folder, { recursive: true });
  }
}

function noBrowser(): never {
  throw new Error('Nobody opens a browser here');
}
