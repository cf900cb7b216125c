import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { limitWaitingLines } from '../../../server/src/http/waiting-lines.ts';
import { until } from '../../realtime/support/until.ts';

let server: Server;
const lines: Socket[] = [];

async function start(perAddressMax: number): Promise<void> {
  server = createServer((_request, response) => response.end('ok'));
  limitWaitingLines(server, perAddressMax);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
}

async function open(words: string): Promise<Socket> {
  const line = connect((server.address() as AddressInfo).port, '127.0.0.1');
  line.on('error', () => undefined);
  lines.push(line);
  await once(line, 'connect');
  line.write(words);
  return line;
}

afterEach(async () => {
  for (const line of lines.splice(0)) line.destroy();
  server.close();
  await once(server, 'close');
});

test('[R12] of the lines of one address that never finish a request, the oldest is cut for each that is too many', async () => {
  await start(2);
  const unfinished = 'GET / HTTP/1.1\r\nX-Slow: ';
  const [first, second, third] = [await open(unfinished), await open(unfinished), await open(unfinished)];
  await until(() => first.destroyed, 'the oldest is cut');
  await open(unfinished);
  await until(() => second.destroyed, 'the next');
  expect(third.destroyed).toBe(false);
});

test('[R12] a line that has brought a request is not cut for others', async () => {
  await start(2);
  const served = await open('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
  await once(served, 'data');
  const waiting: Socket[] = [];
  for (let time = 0; time < 3; time++) waiting.push(await open('G'));
  await until(() => waiting[0]?.destroyed === true, 'the oldest that waits is cut');
  served.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
  expect(String((await once(served, 'data'))[0])).toContain('200 OK');
});
