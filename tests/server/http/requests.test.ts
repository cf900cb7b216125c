import * as fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { findAccountByEmail, replaceRoles } from '../../../server/src/storage/account.ts';
import { openPeopleDesk, type PeopleDesk } from '../../support/people-desk.ts';

const wrongOrigin = { status: 403, body: { error: { kind: 'wrong-origin' } } };

describe('[R7] a method that changes something', () => {
  const foreign = {
    'no origin': null,
    'another site': 'https://evil.example',
    'another port': 'https://samskar.example:8443',
    'another scheme': 'http://samskar.example',
    'a name that begins alike': 'https://samskar.example.evil.example',
    'a sandboxed frame': 'null',
  };
  test.each(Object.entries(foreign))('is refused to %s', async (_name, origin) => {
    const desk = await openPeopleDesk();
    const { cookie, id } = await desk.addPerson('Administrator', { roles: ['administrator'] });
    for (const [method, path] of [
      ['POST', '/api/session'],
      ['DELETE', '/api/session'],
      ['PUT', `/api/accounts/${id}/roles`],
      ['PATCH', '/api/unknown'],
    ] as const)
      expect(await desk.request(method, path, { cookie, origin, body: {} })).toMatchObject(wrongOrigin);
    expect((await desk.request('GET', '/api/session', { cookie })).status).toBe(200);
  });

  test('is answered to our own page', async () => {
    const desk = await openPeopleDesk();
    const { cookie } = await desk.addPerson('Vurderer A');
    expect((await desk.request('DELETE', '/api/session', { cookie })).status).toBe(204);
  });
});

test('reading needs no origin, since browsers send none', async () => {
  const desk = await openPeopleDesk();
  expect((await desk.request('GET', '/api/health', { origin: null })).body).toEqual({ ok: true });
});

test('the demo answers to its own names alone', async () => {
  const desk = await openPeopleDesk({ origin: 'http://localhost:4800', hosts: ['localhost:4800'] });
  const ask = (host: string) => desk.request('GET', '/api/health', { headers: { host } });
  expect((await ask('localhost:4800')).status).toBe(200);
  expect(await ask('rebound.evil.example:4800')).toMatchObject(wrongOrigin);
  expect(await ask('localhost')).toMatchObject(wrongOrigin);
});

test('an unknown path under /api is answered in JSON, whatever the method', async () => {
  const desk = await openPeopleDesk();
  for (const [method, path] of [
    ['GET', '/api/nothing'],
    ['POST', '/api/nothing'],
    ['GET', '/api'],
    ['DELETE', '/api/accounts'],
    ['GET', '/api/../api/nothing'],
  ] as const)
    expect(await desk.request(method, path)).toMatchObject({
      status: 404,
      body: { error: { kind: 'not-found' } },
    });
});

test('every answer forbids sniffing, framing and telling others where one came from', async () => {
  const desk = await openPeopleDesk();
  for (const path of ['/api/health', '/api/nothing', '/api/session', '/'])
    expect(Object.fromEntries((await desk.request('GET', path)).headers)).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'content-security-policy': "frame-ancestors 'none'",
      'cross-origin-opener-policy': 'same-origin',
      'strict-transport-security': 'max-age=31536000',
    });
});

test('https is demanded of browsers only where it is the origin', async () => {
  const desk = await openPeopleDesk({ origin: 'http://localhost:4800' });
  const { headers } = await desk.request('GET', '/api/health');
  expect(headers.get('strict-transport-security')).toBeNull();
});

test('[R13] no answer about a person is kept by a browser or a proxy', async () => {
  const desk = await openPeopleDesk();
  const { cookie } = await desk.addPerson('Administrator', { roles: ['administrator'] });
  for (const path of ['/api/session', '/api/accounts', '/api/instruments', '/api/nothing'])
    expect((await desk.request('GET', path, { cookie })).headers.get('cache-control')).toBe('no-store');
});

describe('a body', () => {
  const sign = { email: 'a@samskar.example', password: 'a long password' };

  test('must say that it is JSON: a form of another site cannot', async () => {
    const desk = await openPeopleDesk();
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'application/jsonp', '']) {
      const answer = await desk.request('POST', '/api/session', {
        body: JSON.stringify(sign),
        headers: { 'content-type': type },
      });
      expect(answer).toMatchObject({
        status: 400,
        body: { error: { kind: 'bad-request', problems: [{ path: 'content-type' }] } },
      });
    }
  });

  test('may name its encoding', async () => {
    const desk = await openPeopleDesk();
    const headers = { 'content-type': 'application/json; charset=utf-8' };
    const answer = await desk.request('POST', '/api/session', { body: sign, headers });
    expect(answer.status).toBe(403);
  });

  test.each(['', '{', '{"email":', 'undefined', '\u0000', '{"email":"a"}}'])(
    'that is not JSON is refused: %j',
    async (body) => {
      const desk = await openPeopleDesk();
      const headers = { 'content-type': 'application/json' };
      const answer = await desk.request('POST', '/api/session', { body, headers });
      expect(answer).toMatchObject({ status: 400, body: { error: { kind: 'bad-request' } } });
    },
  );

  test('that is too large is refused', async () => {
    const desk = await openPeopleDesk();
    const body = JSON.stringify({ ...sign, password: 'x'.repeat(64 * 1024) });
    const answer = await desk.request('POST', '/api/session', { body });
    expect(answer).toMatchObject({ status: 413, body: { error: { kind: 'too-large' } } });
  });

  test('is answered with the paths and rules that it breaks, and never with its values', async () => {
    const desk = await openPeopleDesk();
    const { cookie } = await desk.addPerson('Vurderer A');
    const body = { current: 'secret-one', next: 'secret-two', extra: 'secret-three' };
    const answer = await desk.request('PUT', '/api/account/password', { cookie, body });
    expect(answer).toMatchObject({
      status: 400,
      body: { error: { kind: 'bad-request', problems: [{ path: 'next' }, { path: '' }] } },
    });
    expect(JSON.stringify(answer.body)).not.toContain('secret');
  });

  test('that breaks a rule a thousand times is answered with fifty of them', async () => {
    const desk = await openPeopleDesk();
    const { cookie } = await desk.addPerson('Administrator', { roles: ['administrator'] });
    const body = { name: 'X', email: 'x@samskar.example', roles: Array(1_000).fill('king') };
    const answer = await desk.request('POST', '/api/accounts', { cookie, body });
    expect(answer.status).toBe(400);
    expect((answer.body as { error: { problems: unknown[] } }).error.problems.length).toBeLessThanOrEqual(50);
  });
});

describe('whatever is sent to a route', () => {
  const routes = [
    ['POST', '/api/session'],
    ['POST', '/api/links/inspect'],
    ['POST', '/api/links/use'],
    ['PUT', '/api/account/password'],
    ['POST', '/api/accounts'],
    ['PUT', '/api/accounts/x/roles'],
    ['PUT', '/api/accounts/x/disabled'],
    ['POST', '/api/accounts/x/certificates'],
    ['POST', '/api/instruments'],
  ] as const;

  const fields = fc.dictionary(
    fc.constantFrom('email', 'password', 'token', 'name', 'roles', 'current', 'next', 'disabled', 'family'),
    fc.oneof(fc.jsonValue(), fc.string({ minLength: 20 }), fc.constant('a@samskar.example')),
  );
  const bodies = fc.oneof(
    fc.json(),
    fields.map((value) => JSON.stringify(value)),
    fc.string(),
  );

  test('is answered, refused or obeyed, and never breaks the server', async () => {
    const desk = await openPeopleDesk();
    const { cookie } = await desk.addPerson('Everything', { roles: ['administrator', 'owner'] });
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...routes), bodies, async ([method, path], body) => {
        const headers = { 'content-type': 'application/json' };
        const { status } = await desk.request(method, path, { cookie, body, headers });
        expect(status).toBeLessThan(500);
      }),
      { numRuns: 500 },
    );
    expect(desk.logged).toEqual([]);
  });

  test('so it is with any path, cookie and header', async () => {
    const desk = await openPeopleDesk();
    const segment = fc.string({ unit: 'grapheme', maxLength: 20 }).map((text) => encodeURIComponent(text));
    const printable = fc.string({
      unit: fc.integer({ min: 32, max: 126 }).map((code) => String.fromCharCode(code)),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(segment, { maxLength: 4 }),
        printable,
        printable,
        async (segments, cookie, noneMatch) => {
          const { status } = await desk.request('GET', `/api/${segments.join('/')}`, {
            headers: { cookie: `__Host-samskar=${cookie}`, 'if-none-match': noneMatch },
          });
          expect(status).toBeLessThan(500);
        },
      ),
    );
  });
});

test('a full disk is told as such, and reading goes on', async () => {
  const desk = await openPeopleDesk();
  const person = await desk.addPerson('Administrator', { roles: ['administrator'] });
  const pages = desk.database.raw.prepare('pragma page_count').get()!.page_count;
  desk.database.raw.exec(`pragma max_page_count = ${String(pages)}`);
  let answer = await desk.request('GET', '/api/session', { cookie: person.cookie });
  for (let account = 0; account < 200 && answer.status !== 507; account += 1)
    answer = await desk.request('POST', '/api/accounts', {
      cookie: person.cookie,
      body: { name: 'x'.repeat(120), email: `x${account}@samskar.example`, roles: [] },
    });
  expect(answer).toMatchObject({ status: 507, body: { error: { kind: 'storage-full' } } });
  desk.wait(3_600_000);
  expect((await desk.request('GET', '/api/session', { cookie: person.cookie })).status).toBe(200);
  expect(desk.broken).toEqual([]);
});

test('[R1] a disk that fails under a command ends the process', async () => {
  const desk = await openPeopleDesk();
  const person = await desk.addPerson('Administrator', { roles: ['administrator'] });
  const failed = Object.assign(new Error('disk I/O error'), { errcode: 0x30a });
  desk.people.chance.newId = () => {
    throw failed;
  };
  const answer = await desk.request('POST', '/api/accounts', {
    cookie: person.cookie,
    body: { name: 'X', email: 'x@samskar.example', roles: [] },
  });
  expect(answer).toMatchObject({ status: 500, body: { error: { kind: 'internal' } } });
  expect(desk.broken).toEqual([failed]);
});

test('JSON that is nested beyond all sense, or has a key twice, is refused', async () => {
  const desk = await openPeopleDesk();
  const { cookie } = await desk.addPerson('Eier', { roles: ['owner'] });
  const refused = async (body: string) =>
    (await desk.request('POST', '/api/instruments', { cookie, body })).body as {
      error: { problems: { path: string; rule: string }[] };
    };
  const deep = await refused(`${'['.repeat(200_000)}${']'.repeat(200_000)}`);
  expect(deep.error.problems).toEqual([{ path: '', rule: 'must not be nested deeper than 100' }]);
  const twice = await refused('{"id":"a","id":"b"}');
  expect(twice.error.problems).toEqual([{ path: 'id', rule: 'must not be there twice' }]);
  expect(desk.logged).toEqual([]);
});

describe('[R8] a session that ends while the body is on its way', () => {
  /** Sends the head at once, and the body when `between` is done. */
  async function trickle(
    desk: PeopleDesk,
    { cookie, path, body }: { cookie: string; path: string; body: unknown },
    between: () => void,
  ): Promise<Response> {
    const stream = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        between();
        controller.enqueue(new TextEncoder().encode(JSON.stringify(body)));
        controller.close();
      },
    });
    // A stream as a body asks for `duplex`, of which the DOM's types know nothing yet.
    const init: RequestInit & { duplex: 'half' } = {
      method: 'POST',
      headers: { origin: desk.origin, cookie, 'content-type': 'application/json' },
      body: stream,
      duplex: 'half',
    };
    return desk.app.request(new Request(desk.origin + path, init), undefined, {
      incoming: { socket: { remoteAddress: '192.0.2.1' } },
    });
  }
  const account = { name: 'Ny', email: 'ny@samskar.example', roles: ['administrator'] };

  test('acts no more', async () => {
    const desk = await openPeopleDesk();
    const { cookie, id } = await desk.addPerson('Administrator', { roles: ['administrator'] });
    const answer = await trickle(desk, { cookie, path: '/api/accounts', body: account }, () =>
      desk.people.sessions.endAllOf(id),
    );
    expect(answer.status).toBe(401);
    expect(findAccountByEmail(desk.database, account.email)).toBeUndefined();
  });

  test('acts no more in a role that has been taken away', async () => {
    const desk = await openPeopleDesk();
    const { cookie, id } = await desk.addPerson('Administrator', { roles: ['administrator'] });
    const answer = await trickle(desk, { cookie, path: '/api/accounts', body: account }, () =>
      replaceRoles(desk.database, id, ['owner']),
    );
    expect(answer.status).toBe(403);
    expect(findAccountByEmail(desk.database, account.email)).toBeUndefined();
  });

  test('is asked for nothing where anybody may call', async () => {
    const desk = await openPeopleDesk();
    const { cookie, id, email, password } = await desk.addPerson('Administrator');
    const answer = await trickle(desk, { cookie, path: '/api/session', body: { email, password } }, () =>
      desk.people.sessions.endAllOf(id),
    );
    expect(answer.status).toBe(200);
  });
});

test('a request that finds the data file held by another program may come again', async () => {
  const desk = await openPeopleDesk();
  const { cookie } = await desk.addPerson('Administrator', { roles: ['administrator'] });
  vi.spyOn(desk.database, 'all').mockImplementationOnce(() => {
    throw Object.assign(new Error('database is locked'), { errcode: 5 });
  });
  expect(await desk.request('GET', '/api/session', { cookie })).toMatchObject({
    status: 503,
    body: { error: { kind: 'storage-busy' } },
  });
  expect(desk.broken).toEqual([]);
  expect((await desk.request('GET', '/api/session', { cookie })).status).toBe(200);
});

test('a body that is too large ends the connection, whose rest nobody reads', async () => {
  const desk = await openPeopleDesk();
  const answer = await desk.request('POST', '/api/session', { body: { email: 'x'.repeat(100_000) } });
  expect(answer.status).toBe(413);
  expect(answer.headers.get('connection')).toBe('close');
});
