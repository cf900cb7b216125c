import { fdatasyncSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import * as encoding from 'lib0/encoding';
import { WebSocketServer, type WebSocket } from 'ws';

/**
 * Reads nothing and checks nothing: `node relay-process.ts FOLDER PORT`. What one turn of the event loop brings is written
 * with one fdatasync, then shown to the others, then acknowledged.
 */
const [folder = '', port = ''] = process.argv.slice(2);
const file = openSync(join(folder, 'log'), 'a');
const rooms = new Map<string, Set<WebSocket>>();
let batch: { readonly message: Buffer; readonly show: () => void }[] = [];

/** Step 1 of a document with nothing in it, and the answer to it. */
const [emptyStep1, emptyStep2] = [Uint8Array.of(0, 0, 1, 0), Uint8Array.of(0, 1, 2, 0, 0)];

const server = new WebSocketServer({ port: Number(port), host: '127.0.0.1', perMessageDeflate: false });
server.on('connection', (socket, request) => {
  const room = rooms.get(request.url ?? '') ?? new Set();
  rooms.set(request.url ?? '', room.add(socket));
  socket.on('close', () => room.delete(socket));
  socket.send(emptyStep1);
  let received = 0;
  // `ws` gives one Buffer per message as long as `binaryType` is not changed.
  socket.on('message', (message: Buffer) => {
    if (message[1] === 0) return socket.send(emptyStep2);
    received += 1;
    const count = received;
    add(message, () => {
      for (const other of room) if (other !== socket && message[1] === 2) other.send(message);
      socket.send(ackMessage(count));
    });
  });
});

function add(message: Buffer, show: () => void): void {
  if (batch.length === 0) setImmediate(commit);
  batch.push({ message, show });
}

function commit(): void {
  const turn = batch;
  batch = [];
  writeSync(file, Buffer.concat(turn.map(({ message }) => message)));
  fdatasyncSync(file);
  for (const { show } of turn) show();
}

function ackMessage(count: number): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, 100);
  encoding.writeVarUint(encoder, count);
  return encoding.toUint8Array(encoder);
}
