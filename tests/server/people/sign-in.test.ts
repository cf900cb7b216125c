import { expect, test, vi } from 'vitest';
import { sessionIdleMsMax, sessionMsMax } from '../../../server/src/people/sessions.ts';
import { openPeopleDesk, type PeopleDesk, type RequestOptions } from '../../support/people-desk.ts';

const minuteMs = 60_000;

async function signIn(
  desk: PeopleDesk,
  email: string,
  password: string,
  options: RequestOptions = {},
): Promise<{ status: number; body: unknown; headers: Headers }> {
  return desk.request('POST', '/api/session', { body: { email, password }, ...options });
}

function cookieIn(headers: Headers): string {
  return headers.get('set-cookie')?.split(';')[0] ?? '';
}

test('the right password opens a session that says who is signed in', async () => {
  const desk = await openPeopleDesk();
  const person = await desk.addPerson('Vurderer A', { roles: ['owner'] });
  const answer = await signIn(desk, person.email.toUpperCase(), person.password);
  expect(answer.status).toBe(200);
  const view = {
    account: { id: person.id, name: 'Vurderer A', email: person.email, roles: ['owner'] },
    demo: false,
  };
  expect(answer.body).toEqual(view);
  const again = await desk.request('GET', '/api/session', { cookie: cookieIn(answer.headers) });
  expect(again.body).toEqual(view);
});

test('under https the cookie is bound to the host, and out of reach for scripts and other sites', async () => {
  const desk = await openPeopleDesk({ origin: 'https://samskar.example' });
  const person = await desk.addPerson('Vurderer A');
  const { headers } = await signIn(desk, person.email, person.password);
  const [pair, ...flags] = headers.get('set-cookie')!.split('; ');
  expect(pair).toMatch(/^__Host-samskar=./);
  expect(flags.sort()).toEqual(['HttpOnly', 'Max-Age=604800', 'Path=/', 'SameSite=Strict', 'Secure']);
});

test('under http on localhost the cookie has the same bounds, but for Secure', async () => {
  const desk = await openPeopleDesk({ origin: 'http://localhost:4800' });
  const person = await desk.addPerson('Vurderer A');
  const { headers } = await signIn(desk, person.email, person.password);
  const [pair, ...flags] = headers.get('set-cookie')!.split('; ');
  expect(pair).toMatch(/^samskar=./);
  expect(flags.sort()).toEqual(['HttpOnly', 'Max-Age=604800', 'Path=/', 'SameSite=Strict']);
});

test('an unknown address, a disabled account, one without a password and a wrong password are answered alike', async () => {
  const desk = await openPeopleDesk();
  const [person, disabled, invited] = await Promise.all(
    ['Person', 'Disabled', 'Invited'].map((name) => desk.addPerson(name)),
  );
  desk.database.raw.exec(`update account set disabled_at = 1 where id = '${disabled!.id}'`);
  desk.database.raw.exec(`update account set password_hash = null where id = '${invited!.id}'`);
  const answers = [
    await signIn(desk, 'nobody@samskar.example', 'a long password'),
    await signIn(desk, disabled!.email, disabled!.password),
    await signIn(desk, invited!.email, invited!.password),
    await signIn(desk, person!.email, 'not the password'),
  ];
  for (const answer of answers) {
    expect(answer.status).toBe(403);
    expect(answer.body).toEqual({ error: { kind: 'wrong-password' } });
    expect(answer.headers.get('set-cookie')).toBeNull();
  }
});

test('an unknown address costs as much hashing as a known one', async () => {
  const desk = await openPeopleDesk();
  const { passwords } = desk.people;
  const verify = passwords.verify.bind(passwords);
  const checked: (string | null)[] = [];
  passwords.verify = (hash, password) => {
    checked.push(hash);
    return verify(hash, password);
  };
  await signIn(desk, 'nobody@samskar.example', 'a long password');
  expect(checked).toEqual([null]);
});

test('each sign-in has a token of its own, and ends the session that the browser had before', async () => {
  const desk = await openPeopleDesk();
  const person = await desk.addPerson('Vurderer A');
  const first = cookieIn((await signIn(desk, person.email, person.password)).headers);
  const second = cookieIn((await signIn(desk, person.email, person.password, { cookie: first })).headers);
  expect(second).not.toBe(first);
  expect((await desk.request('GET', '/api/session', { cookie: first })).status).toBe(401);
  expect((await desk.request('GET', '/api/session', { cookie: second })).status).toBe(200);
  expect(desk.ended).toEqual([person.id]);
});

test('of a session only the hash of its token is stored', async () => {
  const desk = await openPeopleDesk();
  const person = await desk.addPerson('Vurderer A');
  const token = person.cookie.split('=')[1]!;
  const rows = desk.database.raw.prepare('select * from session').all();
  expect(rows).toHaveLength(1);
  expect(JSON.stringify(rows)).not.toContain(token);
});

test('signing out ends the session at once, on the server and in the browser, and tells who holds its sockets', async () => {
  const desk = await openPeopleDesk();
  const { id, cookie } = await desk.addPerson('Vurderer A');
  const answer = await desk.request('DELETE', '/api/session', { cookie });
  expect(answer.status).toBe(204);
  expect(answer.headers.get('set-cookie')).toContain('Max-Age=0');
  expect((await desk.request('GET', '/api/session', { cookie })).status).toBe(401);
  expect(desk.ended).toEqual([id]);
});

test('a session that nobody uses runs out', async () => {
  const desk = await openPeopleDesk();
  const { cookie } = await desk.addPerson('Vurderer A');
  desk.wait(sessionIdleMsMax - 1);
  expect((await desk.request('GET', '/api/session', { cookie })).status).toBe(200);
  desk.wait(sessionIdleMsMax);
  expect((await desk.request('GET', '/api/session', { cookie })).body).toEqual({
    error: { kind: 'signed-out' },
  });
});

test.each([
  ['the disk is full', 13],
  ['another program holds the data file', 5],
])('a session is answered while %s; only its use is not noted', async (_what, errcode) => {
  const desk = await openPeopleDesk();
  const { cookie } = await desk.addPerson('Vurderer A');
  desk.wait(6 * minuteMs);
  const noting = vi.spyOn(desk.database, 'run').mockImplementation(() => {
    throw Object.assign(new Error('no'), { errcode });
  });
  expect((await desk.request('GET', '/api/session', { cookie })).status).toBe(200);
  // Uses are noted together, a second later at the most.
  await vi.waitFor(() => expect(noting).toHaveBeenCalledOnce(), { timeout: 60_000 });
});

test('a session that is used all the time runs out too', async () => {
  const desk = await openPeopleDesk();
  const { cookie } = await desk.addPerson('Vurderer A');
  for (let used = 0; used + sessionIdleMsMax / 2 < sessionMsMax; used += sessionIdleMsMax / 2) {
    desk.wait(sessionIdleMsMax / 2);
    if (used + sessionIdleMsMax / 2 < sessionMsMax)
      expect((await desk.request('GET', '/api/session', { cookie })).status).toBe(200);
  }
  desk.wait(sessionIdleMsMax / 2);
  expect((await desk.request('GET', '/api/session', { cookie })).status).toBe(401);
});

test('[R8] a session that has run out by time is ended also for its open sockets', async () => {
  const desk = await openPeopleDesk();
  const { id } = await desk.addPerson('Vurderer A');
  desk.people.sessions.endExpired();
  expect(desk.ended).toEqual([]);
  desk.wait(sessionIdleMsMax);
  desk.people.sessions.endExpired();
  expect(desk.ended).toEqual([id]);
  expect(desk.database.raw.prepare('select * from session').all()).toEqual([]);
});

test('after ten wrong passwords an account waits, even with the right one, and not for ever', async () => {
  const desk = await openPeopleDesk();
  const person = await desk.addPerson('Vurderer A');
  for (let attempt = 0; attempt < 10; attempt += 1) await signIn(desk, person.email, 'wrong', from(attempt));
  desk.wait(5 * minuteMs);
  const refused = await signIn(desk, person.email, person.password, from(99));
  expect(refused.status).toBe(429);
  expect(refused.body).toEqual({ error: { kind: 'too-many-attempts', retryAfterSeconds: 600 } });
  expect(refused.headers.get('retry-after')).toBe('600');
  desk.wait(10 * minuteMs);
  expect((await signIn(desk, person.email, person.password, from(99))).status).toBe(200);
});

test('an address that does not exist is counted like one that does', async () => {
  const desk = await openPeopleDesk();
  for (let attempt = 0; attempt < 10; attempt += 1)
    await signIn(desk, 'nobody@samskar.example', 'wrong', from(attempt));
  expect((await signIn(desk, 'Nobody@samskar.example', 'wrong', from(99))).status).toBe(429);
});

test('many attempts at once count like many after each other', async () => {
  const desk = await openPeopleDesk();
  const person = await desk.addPerson('Vurderer A');
  const answers = await Promise.all(
    Array.from({ length: 30 }, (_, attempt) => signIn(desk, person.email, 'wrong', from(attempt))),
  );
  expect(answers.filter(({ status }) => status === 403)).toHaveLength(10);
  expect(answers.filter(({ status }) => status === 429)).toHaveLength(20);
});

test('one network address may try fifty times, whichever accounts it tries', async () => {
  const desk = await openPeopleDesk();
  const person = await desk.addPerson('Vurderer A');
  for (let attempt = 0; attempt < 50; attempt += 1)
    await signIn(desk, `somebody${attempt}@samskar.example`, 'wrong');
  expect((await signIn(desk, person.email, person.password)).status).toBe(429);
  expect((await signIn(desk, person.email, person.password, from(7))).status).toBe(200);
});

test('a whole IPv6 network counts as one address', async () => {
  const desk = await openPeopleDesk();
  for (let attempt = 0; attempt < 50; attempt += 1)
    await signIn(desk, `somebody${attempt}@samskar.example`, 'wrong', {
      address: `2001:db8:1:2::${attempt.toString(16)}`,
    });
  const inside = { address: '2001:db8:1:2:ffff::1' };
  expect((await signIn(desk, 'another@samskar.example', 'wrong', inside)).status).toBe(429);
  const outside = { address: '2001:db8:1:3::1' };
  expect((await signIn(desk, 'another@samskar.example', 'wrong', outside)).status).toBe(403);
});

test('signing in with the right password costs nothing, however often', async () => {
  const desk = await openPeopleDesk();
  const person = await desk.addPerson('Vurderer A');
  for (let attempt = 0; attempt < 60; attempt += 1)
    expect((await signIn(desk, person.email, person.password)).status).toBe(200);
});

test('X-Forwarded-For is believed only from a trusted proxy, and only what that proxy wrote', async () => {
  const desk = await openPeopleDesk({ trustedProxies: ['192.0.2.1'] });
  let invented = 0;
  const forwarded = (client: string, address = '192.0.2.1') => ({
    address,
    headers: { 'x-forwarded-for': `203.0.113.${(invented += 1)}, ${client}` },
  });
  for (let attempt = 0; attempt < 50; attempt += 1)
    await signIn(desk, `somebody${attempt}@samskar.example`, 'wrong', forwarded('198.51.100.1'));
  const spent = await signIn(desk, 'x@samskar.example', 'wrong', forwarded('198.51.100.1'));
  const other = await signIn(desk, 'x@samskar.example', 'wrong', forwarded('198.51.100.2'));
  const stranger = await signIn(desk, 'x@samskar.example', 'wrong', forwarded('198.51.100.1', '192.0.2.99'));
  expect([spent.status, other.status, stranger.status]).toEqual([429, 403, 403]);
});

test('the record of attempts names nobody, and is forgotten with its window', async () => {
  const desk = await openPeopleDesk();
  await signIn(desk, 'somebody@samskar.example', 'wrong', { address: '198.51.100.77' });
  const stored = JSON.stringify(desk.database.raw.prepare('select * from sign_in_attempt').all());
  expect(stored).not.toMatch(/somebody|198\.51/);
  desk.wait(16 * minuteMs);
  await signIn(desk, 'another@samskar.example', 'wrong', { address: '198.51.100.78' });
  expect(desk.database.raw.prepare('select * from sign_in_attempt').all()).toHaveLength(2);
});

test('a password typed with another keyboard, in another Unicode form, is the same password', async () => {
  const desk = await openPeopleDesk();
  const person = await desk.addPerson('Vurderer A');
  const passwordHash = await desk.people.passwords.hash('blåbærgrøt hele året'.normalize('NFD'));
  desk.database.raw.prepare('update account set password_hash = ? where id = ?').run(passwordHash, person.id);
  expect((await signIn(desk, person.email, 'blåbærgrøt hele året'.normalize('NFC'))).status).toBe(200);
});

test('nothing that is logged names a person, an address, a token or a password', async () => {
  const desk = await openPeopleDesk();
  const person = await desk.addPerson('Vurderer A');
  await signIn(desk, person.email, 'wrong');
  await signIn(desk, person.email, person.password);
  desk.database.raw.exec('drop table session');
  const failed = await desk.request('GET', '/api/session', { cookie: person.cookie });
  expect(failed.body).toEqual({ error: { kind: 'internal' } });
  const log = desk.logged.join('');
  expect(log).toContain('a route failed');
  for (const secret of [person.email, person.name, person.password, person.cookie.split('=')[1]!])
    expect(log).not.toContain(secret);
});

/** Each from an address of its own. */
function from(attempt: number): { address: string } {
  return { address: `198.51.100.${attempt}` };
}
