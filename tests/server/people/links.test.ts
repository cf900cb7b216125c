import { expect, test } from 'vitest';
import type { IssuedLink } from '@samskar/shared/api';
import { issueFirstAdministratorLink } from '../../../server/src/people/links.ts';
import { openPeopleDesk, type DeskAnswer, type PeopleDesk } from '../../support/people-desk.ts';

const hourMs = 3_600_000;
const password = 'correct horse battery';
const linkInvalid = { error: { kind: 'link-invalid' } };

function tokenOf(link: string): string {
  return link.split('#')[1]!;
}

async function use(desk: PeopleDesk, token: string, more: Record<string, string> = {}): Promise<DeskAnswer> {
  return desk.request('POST', '/api/links/use', { body: { token, password, ...more } });
}

async function inspect(desk: PeopleDesk, token: string): Promise<DeskAnswer> {
  return desk.request('POST', '/api/links/inspect', { body: { token } });
}

/** A new account's link, made by an administrator over HTTP. */
async function invite(desk: PeopleDesk, cookie: string): Promise<IssuedLink> {
  const body = { name: 'Vurderer B', email: 'B@samskar.example', roles: [] };
  const answer = await desk.request('POST', '/api/accounts', { cookie, body });
  expect(answer.status).toBe(201);
  return answer.body as IssuedLink;
}

test('the operator gets a link that makes the first administrator, and none when there is one', async () => {
  const desk = await openPeopleDesk();
  const issued = issueFirstAdministratorLink(desk.people)!;
  expect(issued.link).toMatch(/^https:\/\/samskar\.example\/link#./);
  const token = tokenOf(issued.link);
  expect((await inspect(desk, token)).body).toEqual({
    purpose: 'first-administrator',
    name: null,
    email: null,
    expiresAt: issued.expiresAt,
  });
  const used = await use(desk, token, { name: 'Administrator', email: 'Admin@samskar.example' });
  expect(used.status).toBe(200);
  expect(used.body).toMatchObject({
    account: { name: 'Administrator', email: 'admin@samskar.example', roles: ['administrator'] },
  });
  expect(used.headers.get('set-cookie')).toContain('__Host-samskar=');
  expect(issueFirstAdministratorLink(desk.people)).toBeUndefined();
});

test('the first administrator must give a name and an address, and the link stays usable until then', async () => {
  const desk = await openPeopleDesk();
  const token = tokenOf(issueFirstAdministratorLink(desk.people)!.link);
  const answer = await use(desk, token);
  expect(answer.status).toBe(400);
  expect(answer.body).toMatchObject({
    error: { kind: 'bad-request', problems: [{ path: 'name' }, { path: 'email' }] },
  });
  expect((await inspect(desk, token)).status).toBe(200);
});

test('a new link for the first administrator takes the place of the one before', async () => {
  const desk = await openPeopleDesk();
  const before = tokenOf(issueFirstAdministratorLink(desk.people)!.link);
  issueFirstAdministratorLink(desk.people);
  expect((await inspect(desk, before)).body).toEqual(linkInvalid);
});

test('a first-administrator link dies when an administrator has come by another way', async () => {
  const desk = await openPeopleDesk();
  const token = tokenOf(issueFirstAdministratorLink(desk.people)!.link);
  await desk.addPerson('Administrator', { roles: ['administrator'] });
  const answer = await use(desk, token, { name: 'Second', email: 'second@samskar.example' });
  expect(answer.body).toEqual(linkInvalid);
});

test('an invited person sets a password, is signed in, and the link is used up', async () => {
  const desk = await openPeopleDesk();
  const { cookie } = await desk.addPerson('Administrator', { roles: ['administrator'] });
  const { link, account } = await invite(desk, cookie);
  const token = tokenOf(link);
  expect((await inspect(desk, token)).body).toMatchObject({
    purpose: 'new-account',
    name: 'Vurderer B',
    email: 'b@samskar.example',
  });
  const used = await use(desk, token);
  expect(used.body).toMatchObject({ account: { id: account, name: 'Vurderer B' } });
  expect((await use(desk, token)).body).toEqual(linkInvalid);
  expect((await inspect(desk, token)).body).toEqual(linkInvalid);
  const signedIn = await desk.request('POST', '/api/session', {
    body: { email: 'b@samskar.example', password },
  });
  expect(signedIn.status).toBe(200);
});

test('of two who use a link at once, one gets in', async () => {
  const desk = await openPeopleDesk();
  const { cookie } = await desk.addPerson('Administrator', { roles: ['administrator'] });
  const token = tokenOf((await invite(desk, cookie)).link);
  const answers = await Promise.all([use(desk, token), use(desk, token)]);
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 404]);
});

test('a link runs out', async () => {
  const desk = await openPeopleDesk();
  const { cookie, id } = await desk.addPerson('Administrator', { roles: ['administrator'] });
  const person = await desk.addPerson('Vurderer A');
  const path = `/api/accounts/${person.id}/recovery`;
  const { link, expiresAt } = (await desk.request('POST', path, { cookie })).body as IssuedLink;
  expect(Date.parse(expiresAt) - desk.people.chance.now()).toBe(24 * hourMs);
  desk.wait(24 * hourMs - 1);
  expect((await inspect(desk, tokenOf(link))).status).toBe(200);
  desk.wait(1);
  expect((await inspect(desk, tokenOf(link))).body).toEqual(linkInvalid);
  expect((await use(desk, tokenOf(link))).body).toEqual(linkInvalid);
  expect(id).not.toBe(person.id);
});

test('a link of a disabled account does not work, nor after the account is enabled again', async () => {
  const desk = await openPeopleDesk();
  const { cookie } = await desk.addPerson('Administrator', { roles: ['administrator'] });
  const { link, account } = await invite(desk, cookie);
  const path = `/api/accounts/${account}/disabled`;
  await desk.request('PUT', path, { cookie, body: { disabled: true } });
  expect((await inspect(desk, tokenOf(link))).body).toEqual(linkInvalid);
  await desk.request('PUT', path, { cookie, body: { disabled: false } });
  expect((await inspect(desk, tokenOf(link))).body).toEqual(linkInvalid);
});

test('a token that was never issued, and a password that is too short, are refused', async () => {
  const desk = await openPeopleDesk();
  expect((await inspect(desk, 'x'.repeat(43))).body).toEqual(linkInvalid);
  const { cookie } = await desk.addPerson('Administrator', { roles: ['administrator'] });
  const token = tokenOf((await invite(desk, cookie)).link);
  const answer = await desk.request('POST', '/api/links/use', { body: { token, password: 'short' } });
  expect(answer.body).toMatchObject({ error: { kind: 'bad-request', problems: [{ path: 'password' }] } });
  expect(JSON.stringify(answer.body)).not.toContain('"short"');
});

test('of a link only the hash of its token is stored', async () => {
  const desk = await openPeopleDesk();
  const { cookie } = await desk.addPerson('Administrator', { roles: ['administrator'] });
  const token = tokenOf((await invite(desk, cookie)).link);
  const stored = JSON.stringify(desk.database.raw.prepare('select * from one_time_link').all());
  expect(stored).not.toContain(token);
});
