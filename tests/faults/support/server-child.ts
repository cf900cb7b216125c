import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { findFreePort } from '../../support/start-test-server.ts';
import { Proxy } from './proxy.ts';
import { firstOrderVariable, type ChildOrder } from './child-order.ts';

export type Ending = { readonly code: number | null; readonly signal: NodeJS.Signals | null };

type StartOptions = {
  /** Obeyed from the first statement on. */
  readonly order?: ChildOrder;
  /** A program, with its arguments, that runs Node. */
  readonly within?: readonly string[];
};

const main = join(import.meta.dirname, '../../../server/src/main.ts');
const compiled = join(import.meta.dirname, '../../../node_modules/.cache/samskar/compiled');
const preload = join(import.meta.dirname, 'child-preload.ts');

/** The server as `pnpm serve` starts it, in a process of its own on one data folder and one port, start after start. */
export class ServerChild {
  readonly origin: string;
  readonly #port: number;
  readonly #folder: string;
  readonly #proxy: Proxy;
  #child: ChildProcess | undefined;
  #ending: Promise<Ending> | undefined;
  #printed = '';
  #hasStarted = false;

  static async on(folder: string): Promise<ServerChild> {
    const port = await findFreePort();
    return new ServerChild(folder, port, await Proxy.to(port));
  }

  private constructor(folder: string, port: number, proxy: Proxy) {
    this.#folder = folder;
    this.#port = port;
    this.#proxy = proxy;
    this.origin = `http://localhost:${port}`;
  }

  /** Beginning of the addresses of its sockets. */
  get url(): string {
    return this.#proxy.url;
  }

  /** The same, past the proxy. */
  get directUrl(): string {
    return `ws://127.0.0.1:${this.#port}`;
  }

  get proxy(): Proxy {
    return this.#proxy;
  }

  /** What the present process has printed, logs and all. */
  get printed(): string {
    return this.#printed;
  }

  /** Resolves when it answers. @throws with what it printed when it ends instead */
  async start(options: StartOptions = {}): Promise<void> {
    const ending = this.launch(options);
    const { promise, resolve, reject } = Promise.withResolvers<undefined>();
    this.#child!.stdout!.on('data', () => {
      if (this.#printed.includes('Samskår is running')) resolve(undefined);
    });
    void ending.then(({ code, signal }) =>
      reject(new Error(`Ended by ${code ?? signal}:\n${this.#printed}`)),
    );
    await promise;
    if (!this.#hasStarted) await this.tell({ kind: 'keep-compiled' });
    this.#hasStarted = true;
  }

  /** Begins to start; resolves when the process has ended, and all that it printed is read. */
  launch({ order, within = [] }: StartOptions = {}): Promise<Ending> {
    const [program, ...rest] = [...within, process.execPath, '--import', preload, main, 'serve'];
    const child = spawn(program, rest, {
      env: {
        PATH: process.env.PATH,
        NODE_COMPILE_CACHE: compiled,
        SAMSKAR_DATA: this.#folder,
        SAMSKAR_PORT: String(this.#port),
        SAMSKAR_ORIGIN: this.origin,
        ...(order && { [firstOrderVariable]: JSON.stringify(order) }),
      },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    this.#child = child;
    this.#printed = '';
    const collect = (chunk: Buffer) => (this.#printed += chunk.toString());
    child.stdout!.on('data', collect);
    child.stderr!.on('data', collect);
    this.#ending = new Promise((resolve) => {
      child.once('close', (code, signal) => resolve({ code, signal }));
    });
    return this.#ending;
  }

  /** Resolves when the order is in force, or the process has ended. */
  async tell(order: ChildOrder): Promise<void> {
    const child = this.#child!;
    if (!child.connected) return;
    const done = once(child, 'message');
    child.send(order);
    await Promise.race([done, this.ended()]);
  }

  signal(name: NodeJS.Signals): void {
    this.#child?.kill(name);
  }

  /** Of the present process. */
  ended(): Promise<Ending> {
    if (this.#ending === undefined) throw new Error('It was never started');
    return this.#ending;
  }

  /** As a power cut would end the process: no handler runs. Nothing to do when it has ended. */
  async kill(): Promise<void> {
    if (this.#child === undefined) return;
    this.#child.kill('SIGKILL');
    await this.ended();
  }

  /** Lets go of everything. */
  async close(): Promise<void> {
    await this.kill();
    await this.#proxy.close();
  }
}
