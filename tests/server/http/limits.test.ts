import { expect, test } from 'vitest';
import { openPeopleDesk } from '../../support/people-desk.ts';

const tooMany = { error: { kind: 'too-many-attempts', retryAfterSeconds: 1 } };

test('[R12] one account changes so much at once and so much a second; others are not held up by it', async () => {
  const desk = await openPeopleDesk({ httpLimits: { commandsPerSecond: 1, commandsBurst: 3 } });
  const [busy, other] = [await desk.addPerson('Busy'), await desk.addPerson('Other')];
  const change = ({ cookie }: { readonly cookie: string }) =>
    desk.request('PUT', '/api/account/password', { cookie, body: {} });
  for (let place = 0; place < 3; place += 1) expect((await change(busy)).status).toBe(400);
  const refused = await change(busy);
  expect(refused.status).toBe(429);
  expect(refused.body).toEqual(tooMany);
  expect(refused.headers.get('retry-after')).toBe('1');
  expect((await change(other)).status).toBe(400);
  expect((await desk.request('GET', '/api/session', { cookie: busy.cookie })).status).toBe(200);
  desk.wait(1_000);
  expect((await change(busy)).status).toBe(400);
});

test('[R12] one account reads so much at once and so much a second', async () => {
  const desk = await openPeopleDesk({ httpLimits: { requestsPerSecond: 1, requestsBurst: 3 } });
  const { cookie } = await desk.addPerson('Busy');
  const read = () => desk.request('GET', '/api/instruments', { cookie });
  for (let place = 0; place < 3; place += 1) expect((await read()).status).toBe(200);
  expect((await read()).body).toEqual(tooMany);
  desk.wait(1_000);
  expect((await read()).status).toBe(200);
});

test('[R12] a person has so many sessions, and the next one ends the oldest', async () => {
  const desk = await openPeopleDesk();
  const { id, email, password } = await desk.addPerson('Vurderer A');
  const { sessionsPerAccountMax } = desk.people.limits;
  const tokens = Array.from({ length: sessionsPerAccountMax }, () => {
    desk.wait(1);
    return desk.people.sessions.open(id);
  });
  const answer = await desk.request('POST', '/api/session', { body: { email, password } });
  expect(answer.status).toBe(200);
  const open = tokens.map((token) => desk.people.sessions.find(token) !== undefined);
  // The very first is the one that the desk has opened.
  expect(open).toEqual(tokens.map((_, place) => place > 0));
});

test('[R12] an installation has so many accounts', async () => {
  const desk = await openPeopleDesk();
  const { cookie } = await desk.addPerson('Administrator', { roles: ['administrator'] });
  desk.database.raw.exec(
    `with recursive number(n) as (select 1 union all select n + 1 from number where n < 20000)
     insert into account (id, name, email, password_hash, created_at, disabled_at)
     select 'account-' || n, 'Name', n || '@samskar.example', null, 0, null from number`,
  );
  const body = { name: 'En til', email: 'en-til@samskar.example', roles: [] };
  const refused = await desk.request('POST', '/api/accounts', { cookie, body });
  expect(refused.status).toBe(422);
  expect(refused.body).toEqual({ error: { kind: 'limit-reached', max: 20_000 } });
});

test('[R12] the operator sets how large a body may be', async () => {
  const desk = await openPeopleDesk({ httpLimits: { bodyBytesMax: 1_000 } });
  const body = { email: 'a@samskar.example', password: 'x'.repeat(1_000) };
  expect((await desk.request('POST', '/api/session', { body })).status).toBe(413);
  expect((await desk.request('POST', '/api/session', { body: { ...body, password: 'x' } })).status).toBe(403);
});
