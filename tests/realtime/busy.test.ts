import { expect, test, vi } from 'vitest';
import WebSocket from 'ws';
import { origin, startLiveServer } from './support/live-server.ts';
import { ballotOf } from './support/names.ts';
import { cookieOf } from './support/table-of-rights.ts';

test('[R6] a socket that comes while sessions cannot be looked up is told to come again, and nothing ends', async () => {
  const server = await startLiveServer();
  vi.spyOn(server.rights, 'findViewer').mockImplementationOnce(() => {
    throw Object.assign(new Error('database is locked'), { errcode: 5 });
  });
  const socket = new WebSocket(`${server.url}/live/document/${ballotOf('A')}`, 'samskar.1', {
    headers: { origin, cookie: cookieOf('A') },
  });
  const status = await new Promise((resolve) => {
    socket.on('unexpected-response', (_request, response) => resolve(response.statusCode));
    socket.on('error', () => undefined);
  });
  expect(status).toBe(503);
  expect(server.broken).toEqual([]);
  expect(server.reports).toHaveLength(1);
  await server.stop();
});
