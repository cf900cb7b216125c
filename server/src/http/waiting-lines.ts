import type { Server, Socket } from 'node:net';

/**
 * Cuts the oldest line of an address that has too many which never finish a request: each letter of theirs would be read
 * before what others say (R12). `server` speaks HTTP. A client that has connected says at once what it wants, and a proxy connects only then.
 */
export function limitWaitingLines(server: Server, perAddressMax: number): void {
  const byAddress = new Map<string, Set<Socket>>();
  const addresses = new WeakMap<Socket, string>();
  const forget = (line: Socket) => {
    const address = addresses.get(line) ?? '';
    const waiting = byAddress.get(address);
    waiting?.delete(line);
    if (waiting?.size === 0) byAddress.delete(address);
  };
  server.on('connection', (line: Socket) => {
    // Known only while it is connected.
    const address = line.remoteAddress ?? '';
    addresses.set(line, address);
    line.once('close', () => forget(line));
    const waiting = byAddress.get(address) ?? new Set();
    byAddress.set(address, waiting.add(line));
    const [oldest] = waiting;
    if (waiting.size > perAddressMax && oldest !== undefined) {
      waiting.delete(oldest);
      oldest.destroy();
    }
  });
  server.on('request', ({ socket }: Request) => forget(socket));
  server.on('upgrade', ({ socket }: Request) => forget(socket));
}

type Request = { readonly socket: Socket };
