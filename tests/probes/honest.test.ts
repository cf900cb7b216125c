import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import {
  closeClients,
  openAckedClient,
  openRawClient,
  openStockClient,
} from '../realtime/support/clients.ts';
import { startLiveServer, type LiveServer } from '../realtime/support/live-server.ts';
import { evaluation, joint } from '../realtime/support/names.ts';
import { cookieOf } from '../realtime/support/table-of-rights.ts';
import { until } from '../realtime/support/until.ts';

/** Before anything is imported: y-websocket keeps the `Date.now` that it finds. */
const clock = vi.hoisted(() => {
  const machineNow = Date.now.bind(Date);
  const shown = { aheadMs: 0 };
  Date.now = () => machineNow() + shown.aheadMs;
  return shown;
});

let server: LiveServer;

beforeEach(async () => {
  // Heartbeats, and the clients' own looks at the clock; everything else goes on by itself.
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  server = await startLiveServer();
  server.rooms.createDocument(joint);
  for (const name of [joint, evaluation])
    for (const person of ['A', 'B'] as const) server.rights.grant(person, name, 'write');
});

afterEach(async () => {
  vi.useRealTimers();
  closeClients();
  await server.stop();
});

test('[R11] an idle hour is one connection, of a stock client and of ours: nobody takes the silence for a dead line', async () => {
  const stock = openStockClient(server, joint, 'A');
  const ours = openAckedClient(server, joint, 'B');
  const follower = await openRawClient(server, `/live/feed/${evaluation}?since=0`, { cookie: cookieOf('A') });
  await Promise.all([stock.synced(), ours.synced()]);
  const changes: string[] = [];
  for (const { provider } of [stock, ours]) provider.on('status', ({ status }) => changes.push(status));
  const beats = () => follower.received.filter((message) => String(message) === '{"kind":"alive"}').length;
  for (let second = 1; second <= 3_600; second++) {
    clock.aheadMs += 1_000;
    vi.advanceTimersByTime(1_000);
    // What was sent in this second arrives before the next one.
    await until(() => beats() === Math.floor(second / 20), 'the heartbeat');
    await new Promise((resolve) => setImmediate(resolve));
  }
  expect(beats()).toBe(180);
  expect(changes).toEqual([]);
  expect([stock, ours].map(({ provider }) => provider.wsconnected)).toEqual([true, true]);
  expect(follower.closed()).toBeUndefined();
});

test('[R11] without a heartbeat a stock client would come back, so the hour above has passed for it', async () => {
  const stock = openStockClient(server, joint, 'A');
  await stock.synced();
  let losses = 0;
  stock.provider.on('status', ({ status }) => (losses += status === 'disconnected' ? 1 : 0));
  clock.aheadMs += 31_000;
  // The client looks at the clock every three seconds; the server's heartbeat is not due yet.
  vi.advanceTimersByTime(4_000);
  await until(() => losses === 1, 'it takes the line for dead');
});
