import { describe, expect, test } from 'vitest';
import type { IssuedLink } from '@samskar/shared/api';
import type { EvaluationRole } from '@samskar/shared/evaluation';
import { openPeopleDesk, type DeskAnswer, type PeopleDesk } from '../../support/people-desk.ts';

type SignedIn = Awaited<ReturnType<PeopleDesk['addPerson']>>;

type Cast = { readonly desk: PeopleDesk; readonly administrator: SignedIn; readonly assessor: SignedIn };

/** An open evaluation in which the assessor assesses, and the administrator takes part as `role`, or not at all. */
async function cast(role?: EvaluationRole): Promise<Cast> {
  const desk = await openPeopleDesk();
  const administrator = await desk.addPerson('Administrator', { roles: ['administrator'] });
  const assessor = await desk.addPerson('Vurderer A');
  desk.evaluations.push({
    id: 'evaluation-1',
    roles: { [assessor.id]: 'assessor', ...(role !== undefined && { [administrator.id]: role }) },
  });
  return { desk, administrator, assessor };
}

const takesPart = {
  status: 403,
  body: { error: { kind: 'takes-part-itself', evaluations: ['evaluation-1'] } },
};

/** Everything that R16 forbids, as a request. */
const deeds: readonly [string, (cast: Cast) => Promise<DeskAnswer>][] = [
  [
    'recover',
    ({ desk, administrator: { cookie }, assessor }) =>
      desk.request('POST', `/api/accounts/${assessor.id}/recovery`, { cookie }),
  ],
  [
    're-role',
    ({ desk, administrator: { cookie }, assessor }) =>
      desk.request('PUT', `/api/accounts/${assessor.id}/roles`, { cookie, body: { roles: ['owner'] } }),
  ],
  [
    'disable',
    ({ desk, administrator: { cookie }, assessor }) =>
      desk.request('PUT', `/api/accounts/${assessor.id}/disabled`, { cookie, body: { disabled: true } }),
  ],
  [
    'enable',
    ({ desk, administrator: { cookie }, assessor }) =>
      desk.request('PUT', `/api/accounts/${assessor.id}/disabled`, { cookie, body: { disabled: false } }),
  ],
];

describe.each(deeds)('[R16] to %s an assessor of an open evaluation', (_name, deed) => {
  test.each(['assessor', 'internal-reviewer', 'observer'] as const)(
    'is refused to an administrator who takes part in it as %s',
    async (role) => {
      const all = await cast(role);
      expect(await deed(all)).toMatchObject(takesPart);
      expect((await all.desk.request('GET', '/api/session', { cookie: all.assessor.cookie })).status).toBe(
        200,
      );
      expect(all.desk.recoveries).toEqual([]);
    },
  );

  test('is allowed to an administrator who takes part in none, or only in another', async () => {
    const all = await cast();
    all.desk.evaluations.push({ id: 'evaluation-2', roles: { [all.administrator.id]: 'assessor' } });
    expect((await deed(all)).status).toBeLessThan(300);
  });

  test('is allowed once the evaluation is not open any more', async () => {
    const all = await cast('observer');
    all.desk.evaluations.length = 0;
    expect((await deed(all)).status).toBeLessThan(300);
  });
});

test('[R16] a reviewer is no assessor: an administrator of the same evaluation may recover one', async () => {
  const { desk, administrator } = await cast('assessor');
  const reviewer = await desk.addPerson('Fagfelle');
  desk.evaluations[0]!.roles[reviewer.id] = 'internal-reviewer';
  const answer = await desk.request('POST', `/api/accounts/${reviewer.id}/recovery`, {
    cookie: administrator.cookie,
  });
  expect(answer.status).toBe(201);
});

test('[R16] a recovery ends the person’s sessions at once, and is shown when it is issued and when it is used', async () => {
  const { desk, administrator, assessor } = await cast();
  const { cookie } = administrator;
  const issued = await desk.request('POST', `/api/accounts/${assessor.id}/recovery`, { cookie });
  expect((await desk.request('GET', '/api/session', { cookie: assessor.cookie })).status).toBe(401);
  expect(desk.ended).toEqual([assessor.id]);
  expect(desk.recoveries).toEqual([{ account: assessor.id, by: administrator.id }]);
  const token = (issued.body as IssuedLink).link.split('#')[1]!;
  const used = await desk.request('POST', '/api/links/use', {
    body: { token, password: 'another long password' },
  });
  expect(used.status).toBe(200);
  expect(desk.recoveries.at(-1)).toEqual({ account: assessor.id, by: assessor.id });
  const kinds = desk.database.raw.prepare('select kind from people_event order by id').all();
  expect(kinds.map(({ kind }) => kind)).toEqual(['recovery-issued', 'link-used']);
});

test('[R16] a link dies when its issuer joins an evaluation of the person', async () => {
  const { desk, administrator, assessor } = await cast();
  const { cookie } = administrator;
  const issued = await desk.request('POST', `/api/accounts/${assessor.id}/recovery`, { cookie });
  const token = (issued.body as IssuedLink).link.split('#')[1]!;
  desk.evaluations[0]!.roles[administrator.id] = 'observer';
  const used = await desk.request('POST', '/api/links/use', {
    body: { token, password: 'another long password' },
  });
  expect(used).toMatchObject({ status: 404, body: { error: { kind: 'link-invalid' } } });
});

test('[R16] using a recovery ends the sessions that were opened with the old password since', async () => {
  const { desk, administrator, assessor } = await cast();
  const { cookie } = administrator;
  const issued = await desk.request('POST', `/api/accounts/${assessor.id}/recovery`, { cookie });
  const thief = `__Host-samskar=${desk.people.sessions.open(assessor.id)}`;
  await desk.request('POST', '/api/links/use', {
    body: { token: (issued.body as IssuedLink).link.split('#')[1]!, password: 'another long password' },
  });
  expect((await desk.request('GET', '/api/session', { cookie: thief })).status).toBe(401);
});

test('[R16] a person who has never signed in is invited anew, which is shown as any recovery', async () => {
  const { desk, administrator } = await cast();
  const { cookie } = administrator;
  const body = { name: 'Vurderer B', email: 'b@samskar.example', roles: [] };
  const first = (await desk.request('POST', '/api/accounts', { cookie, body })).body as IssuedLink;
  const second = (await desk.request('POST', `/api/accounts/${first.account}/recovery`, { cookie }))
    .body as IssuedLink;
  const inspect = async ({ link }: IssuedLink) =>
    (await desk.request('POST', '/api/links/inspect', { body: { token: link.split('#')[1]! } })).body;
  expect(await inspect(first)).toEqual({ error: { kind: 'link-invalid' } });
  expect(await inspect(second)).toMatchObject({ purpose: 'new-account' });
  expect(desk.recoveries).toEqual([{ account: first.account, by: administrator.id }]);
});

test('[R16] who has left an evaluation is still a party to it', async () => {
  const { desk, administrator, assessor } = await cast();
  desk.evaluations.splice(0, 1, {
    id: 'evaluation-1',
    roles: { [assessor.id]: 'assessor' },
    left: [administrator.id],
  });
  const { cookie } = administrator;
  expect(await desk.request('POST', `/api/accounts/${assessor.id}/recovery`, { cookie })).toMatchObject(
    takesPart,
  );
});
