import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** A way to the server that outlives it: who comes while the server starts waits here, as in a service manager's socket. */
export class Proxy {
  readonly #server: Server;
  readonly #toPort: number;
  readonly #ways = new Set<Way>();

  static async to(port: number): Promise<Proxy> {
    const proxy = new Proxy(port);
    proxy.#server.listen(0, '127.0.0.1');
    await once(proxy.#server, 'listening');
    return proxy;
  }

  private constructor(toPort: number) {
    this.#toPort = toPort;
    this.#server = createServer((client) => {
      const way = new Way(client, this.#toPort);
      this.#ways.add(way);
      client.once('close', () => this.#ways.delete(way));
    });
  }

  /** Beginning of the addresses of the server's sockets by this way. */
  get url(): string {
    // A listening TCP server has an address with a port.
    return `ws://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** From now on what is open here carries nothing any more, either way, and neither end is told: a half-open line. */
  swallow(): void {
    for (const way of this.#ways) way.isDead = true;
  }

  async close(): Promise<void> {
    for (const way of this.#ways) way.end();
    this.#server.close();
    await once(this.#server, 'close');
  }
}

/** As soon as a person would see, and seldom enough to leave a starting server its core. */
const retryMs = 30;

/** One connection and its other half. */
class Way {
  isDead = false;
  readonly #client: Socket;
  readonly #toPort: number;
  #server: Socket | undefined;
  #retry: NodeJS.Timeout | undefined;

  constructor(client: Socket, toPort: number) {
    this.#client = client;
    this.#toPort = toPort;
    client.pause();
    client.on('error', ignore);
    client.once('close', () => this.#closed(this.#server));
    this.#reach();
  }

  end(): void {
    clearTimeout(this.#retry);
    this.#client.destroy();
    this.#server?.destroy();
  }

  #reach(): void {
    const server = connect(this.#toPort, '127.0.0.1');
    server.once('connect', () => this.#join(server));
    server.on('error', ignore);
    server.once('close', () => {
      if (this.#server === server) this.#closed(this.#client);
      else if (!this.#client.destroyed) this.#retry = setTimeout(() => this.#reach(), retryMs);
    });
  }

  #join(server: Socket): void {
    this.#server = server;
    if (this.#client.destroyed) return void server.destroy();
    this.#carry(this.#client, server);
    this.#carry(server, this.#client);
    this.#client.resume();
  }

  #carry(from: Socket, to: Socket): void {
    from.on('data', (bytes) => {
      if (!this.isDead) to.write(bytes);
    });
  }

  #closed(other: Socket | undefined): void {
    if (!this.isDead) other?.destroy();
  }
}

function ignore(): void {
  // 'close' follows every error, and says all that there is to know.
}
