import { describe, expect, test } from 'vitest';
import type { AccountView, IssuedLink } from '@samskar/shared/api';
import { openPeopleDesk, type DeskAnswer, type PeopleDesk } from '../../support/people-desk.ts';

const notAllowed = { error: { kind: 'not-allowed' } };

async function openWithAdministrator(): Promise<{
  desk: PeopleDesk;
  administrator: { id: string; cookie: string };
}> {
  const desk = await openPeopleDesk();
  return { desk, administrator: await desk.addPerson('Administrator', { roles: ['administrator'] }) };
}

async function list(desk: PeopleDesk, cookie: string): Promise<AccountView[]> {
  return (await desk.request('GET', '/api/accounts', { cookie })).body as AccountView[];
}

function eventsOf(desk: PeopleDesk): { kind: unknown; by: unknown; account: unknown }[] {
  return desk.database.raw
    .prepare('select * from people_event order by id')
    .all()
    .map((row) => ({ kind: row.kind, by: row.by_account, account: row.account_id }));
}

test('a new account is listed with its roles, and without a password until its link is used', async () => {
  const { desk, administrator } = await openWithAdministrator();
  const { cookie } = administrator;
  const body = { name: ' Eier ', email: 'EIER@samskar.example', roles: ['owner'] };
  const { account } = (await desk.request('POST', '/api/accounts', { cookie, body })).body as IssuedLink;
  expect(await list(desk, cookie)).toContainEqual({
    id: account,
    name: 'Eier',
    email: 'eier@samskar.example',
    roles: ['owner'],
    disabledAt: null,
    hasPassword: false,
    certificates: [],
  });
  expect(eventsOf(desk)).toEqual([{ kind: 'account-created', by: administrator.id, account }]);
});

test('an address belongs to one account', async () => {
  const { desk, administrator } = await openWithAdministrator();
  const person = await desk.addPerson('Vurderer A');
  const answer = await desk.request('POST', '/api/accounts', {
    cookie: administrator.cookie,
    body: { name: 'Another', email: person.email.toUpperCase(), roles: [] },
  });
  expect(answer.status).toBe(409);
  expect(answer.body).toEqual({ error: { kind: 'email-taken' } });
});

describe('what takes a right is refused to everybody without it', () => {
  const id = '00000000-0000-4000-8000-000000000000';
  test.each([
    ['GET', '/api/accounts', undefined, ['administrator', 'owner']],
    ['POST', '/api/accounts', { name: 'X', email: 'x@samskar.example', roles: [] }, ['administrator']],
    ['PUT', `/api/accounts/${id}/roles`, { roles: [] }, ['administrator']],
    ['POST', `/api/accounts/${id}/recovery`, undefined, ['administrator']],
    ['PUT', `/api/accounts/${id}/disabled`, { disabled: true }, ['administrator']],
    ['POST', `/api/accounts/${id}/certificates`, { family: 'kk', expiresOn: '2027-01-01' }, ['owner']],
    ['POST', '/api/instruments', {}, ['owner']],
  ])('%s %s', async (method, path, body, allowed) => {
    const desk = await openPeopleDesk();
    const people = {
      administrator: await desk.addPerson('Administrator', { roles: ['administrator'] }),
      owner: await desk.addPerson('Owner', { roles: ['owner'] }),
      assessor: await desk.addPerson('Assessor'),
    };
    for (const [role, { cookie }] of Object.entries(people)) {
      const answer = await desk.request(method, path, { cookie, body });
      if (allowed.includes(role)) expect(answer.status).not.toBe(403);
      else expect(answer).toMatchObject({ status: 403, body: notAllowed });
    }
    const stranger = await desk.request(method, path, { body });
    expect(stranger).toMatchObject({ status: 401, body: { error: { kind: 'signed-out' } } });
  });
});

test('what is done to an account that does not exist is answered as not found', async () => {
  const { desk, administrator } = await openWithAdministrator();
  const { cookie } = administrator;
  const owner = await desk.addPerson('Owner', { roles: ['owner'] });
  const answers = await Promise.all([
    desk.request('PUT', '/api/accounts/nobody/roles', { cookie, body: { roles: [] } }),
    desk.request('POST', '/api/accounts/nobody/recovery', { cookie }),
    desk.request('PUT', '/api/accounts/nobody/disabled', { cookie, body: { disabled: true } }),
    desk.request('POST', '/api/accounts/nobody/certificates', {
      cookie: owner.cookie,
      body: { family: 'kk', expiresOn: '2027-01-01' },
    }),
  ]);
  for (const answer of answers)
    expect(answer).toMatchObject({ status: 404, body: { error: { kind: 'not-found' } } });
});

test('a change of roles holds from the next request on', async () => {
  const { desk, administrator } = await openWithAdministrator();
  const person = await desk.addPerson('Vurderer A');
  const body = { roles: ['owner', 'owner'] };
  const path = `/api/accounts/${person.id}/roles`;
  expect((await desk.request('PUT', path, { cookie: administrator.cookie, body })).status).toBe(204);
  expect((await desk.request('GET', '/api/accounts', { cookie: person.cookie })).status).toBe(200);
  await desk.request('PUT', path, { cookie: administrator.cookie, body: { roles: [] } });
  expect((await desk.request('GET', '/api/accounts', { cookie: person.cookie })).status).toBe(403);
});

test('a disabled account is signed out everywhere, and can sign in again when it is enabled', async () => {
  const { desk, administrator } = await openWithAdministrator();
  const { cookie } = administrator;
  const person = await desk.addPerson('Vurderer A');
  const path = `/api/accounts/${person.id}/disabled`;
  const signIn = () =>
    desk.request('POST', '/api/session', { body: { email: person.email, password: person.password } });
  await desk.request('PUT', path, { cookie, body: { disabled: true } });
  expect((await desk.request('GET', '/api/session', { cookie: person.cookie })).status).toBe(401);
  expect(desk.ended).toEqual([person.id]);
  expect((await signIn()).status).toBe(403);
  expect((await list(desk, cookie)).find(({ id }) => id === person.id)?.disabledAt).toBe(
    '2026-11-21T08:00:00.000Z',
  );
  await desk.request('PUT', path, { cookie, body: { disabled: false } });
  expect((await signIn()).status).toBe(200);
});

test('the last administrator who can sign in stays one', async () => {
  const { desk, administrator } = await openWithAdministrator();
  const { id, cookie } = administrator;
  // Has never used the link, so cannot sign in.
  await desk.request('POST', '/api/accounts', {
    cookie,
    body: { name: 'Second', email: 'second@samskar.example', roles: ['administrator'] },
  });
  const lastAdministrator = { status: 409, body: { error: { kind: 'last-administrator' } } };
  const roles = await desk.request('PUT', `/api/accounts/${id}/roles`, {
    cookie,
    body: { roles: ['owner'] },
  });
  expect(roles).toMatchObject(lastAdministrator);
  const disabled = await desk.request('PUT', `/api/accounts/${id}/disabled`, {
    cookie,
    body: { disabled: true },
  });
  expect(disabled).toMatchObject(lastAdministrator);
});

test('an administrator may step back when there is another', async () => {
  const { desk, administrator } = await openWithAdministrator();
  await desk.addPerson('Second', { roles: ['administrator'] });
  const { id, cookie } = administrator;
  const answer = await desk.request('PUT', `/api/accounts/${id}/roles`, { cookie, body: { roles: [] } });
  expect(answer.status).toBe(204);
});

test('the owner certifies; a later certificate for the same family replaces the earlier one', async () => {
  const desk = await openPeopleDesk();
  const owner = await desk.addPerson('Owner', { roles: ['owner'] });
  const person = await desk.addPerson('Vurderer A');
  const certify = (family: string, expiresOn: string) =>
    desk.request('POST', `/api/accounts/${person.id}/certificates`, {
      cookie: owner.cookie,
      body: { family, expiresOn },
    });
  await certify('kk', '2027-01-01');
  await certify('other', '2026-12-01');
  expect((await certify('kk', '2028-01-01')).status).toBe(201);
  const { certificates } = (await list(desk, owner.cookie)).find(({ id }) => id === person.id)!;
  expect(certificates.map(({ family, expiresOn }) => [family, expiresOn])).toEqual([
    ['kk', '2028-01-01'],
    ['other', '2026-12-01'],
  ]);
  expect(eventsOf(desk).map(({ kind }) => kind)).toEqual(Array(3).fill('certificate-issued'));
  expect(desk.database.raw.prepare('select * from certificate').all()).toHaveLength(3);
});

test('what was done to accounts can be added to, and not changed or removed', async () => {
  const { desk, administrator } = await openWithAdministrator();
  const person = await desk.addPerson('Vurderer A');
  await desk.request('POST', `/api/accounts/${person.id}/recovery`, { cookie: administrator.cookie });
  expect(() => desk.database.raw.exec("update people_event set kind = 'link-used'")).toThrow('append-only');
  expect(() => desk.database.raw.exec('delete from people_event')).toThrow('append-only');
});

describe('one’s own password', () => {
  async function change(desk: PeopleDesk, cookie: string, current: string): Promise<DeskAnswer> {
    const body = { current, next: 'another long password' };
    return desk.request('PUT', '/api/account/password', { cookie, body });
  }

  test('is changed with the current one, and ends every other session', async () => {
    const desk = await openPeopleDesk();
    const person = await desk.addPerson('Vurderer A');
    const elsewhere = `__Host-samskar=${desk.people.sessions.open(person.id)}`;
    expect((await change(desk, person.cookie, person.password)).status).toBe(204);
    expect((await desk.request('GET', '/api/session', { cookie: person.cookie })).status).toBe(200);
    expect((await desk.request('GET', '/api/session', { cookie: elsewhere })).status).toBe(401);
    const signedIn = await desk.request('POST', '/api/session', {
      body: { email: person.email, password: 'another long password' },
    });
    expect(signedIn.status).toBe(200);
  });

  test('stays when the current one is wrong, and cannot be guessed for long', async () => {
    const desk = await openPeopleDesk();
    const person = await desk.addPerson('Vurderer A');
    const answers: number[] = [];
    for (let attempt = 0; attempt < 11; attempt += 1)
      answers.push((await change(desk, person.cookie, 'wrong')).status);
    expect(answers).toEqual([...Array<number>(10).fill(403), 429]);
    expect((await change(desk, person.cookie, person.password)).status).toBe(429);
  });

  test('is not changed for a session that a recovery has just ended', async () => {
    const { desk, administrator } = await openWithAdministrator();
    const person = await desk.addPerson('Vurderer A');
    const changing = change(desk, person.cookie, person.password);
    await desk.request('POST', `/api/accounts/${person.id}/recovery`, { cookie: administrator.cookie });
    expect((await changing).status).toBe(401);
  });
});
