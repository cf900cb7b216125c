import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { limitWaitingLines, type WaitingLines } from '../../../server/src/http/waiting-lines.ts';
import { until } from '../../realtime/support/until.ts';

let server: Server;
const lines: Socket[] = [];

async function start(limits: WaitingLines): Promise<void> {
  server = createServer((_request, response) => response.end('ok'));
  limitWaitingLines(server, limits);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
}

async function open(words = ''): Promise<Socket> {
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
  await start({ slowMax: 2, silentMax: 5 });
  const unfinished = 'GET / HTTP/1.1\r\nX-Slow: ';
  const [first, second, third] = [await open(unfinished), await open(unfinished), await open(unfinished)];
  await until(() => first.destroyed, 'the oldest is cut');
  await open(unfinished);
  await until(() => second.destroyed, 'the next');
  expect(third.destroyed).toBe(false);
});

test('[R12] a line that has brought a request is not cut for others', async () => {
  await start({ slowMax: 2, silentMax: 5 });
  const served = await open('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
  await once(served, 'data');
  const waiting: Socket[] = [];
  for (let time = 0; time < 3; time++) waiting.push(await open('G'));
  await until(() => waiting[0]?.destroyed === true, 'the oldest that waits is cut');
  served.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
  expect(String((await once(served, 'data'))[0])).toContain('200 OK');
});

test('[R12] lines that have said nothing yet are cut only where far too many come', async () => {
  await start({ slowMax: 2, silentMax: 5 });
  const silent: Socket[] = [];
  for (let time = 0; time < 5; time++) silent.push(await open());
  const slow = [await open('G'), await open('G')];
  const left = () => silent.filter(({ destroyed }) => !destroyed);
  await until(() => left().length === 3, 'two are cut');
  for (const line of left()) {
    line.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
    expect(String((await once(line, 'data'))[0])).toContain('200 OK');
  }
  expect(slow.map(({ destroyed }) => destroyed)).toEqual([false, false]);
});

test('[R12] who first is silent and then slow is cut as well, though nobody else comes', async () => {
  await start({ slowMax: 2, silentMax: 50 });
  const silent = await Promise.all(Array.from({ length: 40 }, () => open()));
  for (const line of silent) line.write('G');
  await until(() => silent.filter(({ destroyed }) => !destroyed).length === 2, 'two are left');
});

test('[R12] a thousand who come at once, each with a whole request, are all answered', async () => {
  await start({ slowMax: 2, silentMax: 2_000 });
  const asked = await Promise.all(
    Array.from({ length: 1_000 }, () => open('GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n')),
  );
  const answers = await Promise.all(
    asked.map(async (line) => String((await once(line, 'data'))[0]).includes('200 OK')),
  );
  expect(answers.filter(Boolean)).toHaveLength(1_000);
});
