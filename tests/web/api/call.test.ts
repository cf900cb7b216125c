import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { call, onSignedOut } from '../../../web/src/lib/api/call.ts';

const schema = z.object({ name: z.string() });

let answer: () => Promise<Response>;
const requests: { readonly path: string; readonly init: RequestInit }[] = [];

beforeEach(() => {
  requests.length = 0;
  vi.stubGlobal('fetch', (path: string, init: RequestInit) => {
    requests.push({ path, init });
    return answer();
  });
});

afterEach(() => {
  vi.unstubAllGlobals();
});

function answerWith(status: number, body: unknown) {
  answer = () => Promise.resolve(Response.json(body, { status }));
}

describe('a request', () => {
  test('carries its body as JSON, with the session', async () => {
    answerWith(200, { name: 'A' });
    await call('POST', '/api/accounts', { body: { name: 'A' }, schema });
    expect(requests[0]).toMatchObject({
      path: '/api/accounts',
      init: {
        method: 'POST',
        credentials: 'same-origin',
        body: '{"name":"A"}',
        headers: { 'content-type': 'application/json' },
      },
    });
  });

  test('without a body names no content type', async () => {
    answerWith(200, { name: 'A' });
    await call('GET', '/api/accounts', { schema });
    expect(requests[0]!.init.headers).toBeUndefined();
  });
});

describe('an answer', () => {
  test('is what its schema makes of it', async () => {
    answerWith(200, { name: 'A', more: true });
    expect(await call('GET', '/api/x', { schema })).toEqual({ ok: true, value: { name: 'A' } });
  });

  test('of another shape says that this page is older than the server', async () => {
    answerWith(200, { title: 'A' });
    expect(await call('GET', '/api/x', { schema })).toEqual({ ok: false, error: { kind: 'outdated' } });
  });

  test('without a body is enough where nothing is expected', async () => {
    answer = () => Promise.resolve(new Response(null, { status: 204 }));
    expect(await call('DELETE', '/api/session')).toEqual({ ok: true, value: undefined });
  });
});

describe('a failure', () => {
  test('that the server names comes through with its values', async () => {
    answerWith(429, { error: { kind: 'too-many-attempts', retryAfterSeconds: 30 } });
    expect(await call('POST', '/api/session')).toEqual({
      ok: false,
      error: { kind: 'too-many-attempts', retryAfterSeconds: 30 },
    });
  });

  test('of the line is "offline"', async () => {
    answer = () => Promise.reject(new TypeError('Failed to fetch'));
    expect(await call('GET', '/api/x', { schema })).toEqual({ ok: false, error: { kind: 'offline' } });
  });

  test.each([502, 503, 504])('of a proxy in front of the server (%i) is "offline" too', async (status) => {
    answer = () => Promise.resolve(new Response('<html>', { status }));
    expect(await call('GET', '/api/x', { schema })).toEqual({ ok: false, error: { kind: 'offline' } });
  });

  test('that nobody has named is "internal"', async () => {
    answerWith(500, { error: { kind: 'unheard-of' } });
    expect(await call('GET', '/api/x', { schema })).toEqual({ ok: false, error: { kind: 'internal' } });
  });
});

describe('an ended session', () => {
  test('is told to everybody who listens, whoever asked', async () => {
    const heard = vi.fn();
    const stop = onSignedOut(heard);
    answerWith(401, { error: { kind: 'signed-out' } });
    await call('GET', '/api/evaluations', { schema });
    expect(heard).toHaveBeenCalledTimes(1);
    stop();
    await call('GET', '/api/evaluations', { schema });
    expect(heard).toHaveBeenCalledTimes(1);
  });

  test('is not confused with a wrong password', async () => {
    const heard = vi.fn();
    const stop = onSignedOut(heard);
    answerWith(401, { error: { kind: 'wrong-password' } });
    await call('POST', '/api/session', { body: {} });
    expect(heard).not.toHaveBeenCalled();
    stop();
  });
});
