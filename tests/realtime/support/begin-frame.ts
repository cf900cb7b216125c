import type { Socket } from 'node:net';
import type { RawClient } from './clients.ts';

/**
 * Says that a binary frame of so many bytes comes, and sends all but the last.
 *
 * @returns what sends the last
 */
export function beginFrame(client: RawClient, bytes: number): () => void {
  const line = lineOf(client);
  // Final, binary, masked with zeros, its length in eight bytes.
  const head = Buffer.from([0x82, 0xff, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
  head.writeUInt32BE(bytes, 6);
  line.write(head);
  line.write(Buffer.alloc(bytes - 1, 0x7f));
  return () => line.write(Buffer.from([0x7f]));
}

/** The connection below, which `ws` lends to nobody. */
export function lineOf({ socket }: RawClient): Socket {
  // A part of `ws` that is there in every version, and no part of what it promises.
  return (socket as unknown as { _socket: Socket })._socket;
}
