import { assessMessages, evaluationMessages } from '@samskar/shared/messages';
import { closeClients, openRawClient } from '../realtime/support/clients.ts';
import { until } from '../realtime/support/until.ts';
import { openIndicator, sayReady } from './support/assess.ts';
import { findIn, hearEverything } from './support/heard.ts';
import { expect, signIn, test, type Actor } from './support/samskar.ts';
import { createSmallEvaluation, smallFamily } from './support/small-evaluation.ts';

const assess = assessMessages.nb;
const reason = 'KANARI-begrunnelse-7f3a91c2';
const note = 'KANARI-notat-58d0be64';

test.afterEach(() => closeClients());

test('[R13] nothing of what A writes is in any byte that another is sent before the reveal', async ({
  samskar,
  browser,
}) => {
  const { origin } = samskar.server;
  const a = await samskar.enter('Vurderer A', { certified: smallFamily });
  const b = await samskar.enter('Vurderer B', { certified: smallFamily });
  const reviewer = await samskar.enter('Fagfelle');
  const observer = await samskar.enter('Kontaktperson');
  const administrator = await samskar.enter('Administrator', { roles: ['administrator'] });
  const evaluation = await createSmallEvaluation(samskar, administrator.person, {
    assessors: [a.person, b.person],
    reviewers: [reviewer.person],
    observers: [observer.person],
  });
  const others = [b, reviewer, observer, administrator];
  const heard = await Promise.all(others.map(({ context }) => hearEverything(context)));
  for (const { page } of others) await page.goto(`${origin}/evaluation/${evaluation}`);

  for (const indicator of ['1.1.1', '1.1.2']) {
    await openIndicator(a, evaluation, indicator);
    for (const radio of await a.page.locator('fieldset[data-criterion] input[value="4"]').all())
      await radio.check();
    await a.page.locator('#reason').fill(reason);
    await a.page.locator('#note').fill(note);
  }
  await a.page.goto(`${origin}/evaluation/${evaluation}/assess/area/1`);
  await sayReady(a, '1');
  for (const other of others) await visitEverything(other, evaluation);
  const frames = await Promise.all(others.map((other) => askBySocket(origin, other, evaluation, a)));

  for (const [place, { person }] of others.entries()) {
    const all = [...(heard[place]?.bytes ?? []), ...(frames[place] ?? [])];
    expect(all.length, person.name).toBeGreaterThan(0);
    for (const secret of [reason, note]) expect(findIn(all, secret), person.name).toEqual([]);
  }
  expect(samskar.server.logged.join()).not.toContain('KANARI');

  await test.step('A hears it all in another browser, so the search can find it', async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    const own = await hearEverything(context);
    await signIn(page, origin, a.person);
    await openReadyIndicator(page, `${origin}/evaluation/${evaluation}/assess/1.1.1`);
    await expect(page.locator('#reason')).toHaveValue(reason);
    for (const secret of [reason, note]) expect(own.find(secret)).not.toEqual([]);
    await context.close();
  });
});

test('the screens show each role what it may see, and offer nothing else', async ({ samskar }) => {
  const { origin } = samskar.server;
  const a = await samskar.enter('Vurderer A', { certified: smallFamily });
  const b = await samskar.server.addPerson('Vurderer B', { certified: smallFamily });
  const reviewer = await samskar.enter('Fagfelle');
  const observer = await samskar.enter('Kontaktperson');
  const administrator = await samskar.enter('Administrator', { roles: ['administrator'] });
  const evaluation = await createSmallEvaluation(samskar, administrator.person, {
    assessors: [a.person, b],
    reviewers: [reviewer.person],
    observers: [observer.person],
  });
  const open = (actor: Actor, path: string) => actor.page.goto(`${origin}${path}`);

  await open(reviewer, `/evaluation/${evaluation}/assess`);
  await expect(reviewer.page.getByText(assess.othersReviewer)).toBeVisible();
  await open(observer, `/evaluation/${evaluation}/assess/1.1.1`);
  await expect(observer.page.getByText(assess.othersObserver)).toBeVisible();
  await open(administrator, `/evaluation/${evaluation}`);
  await expect(
    administrator.page.getByRole('heading', { level: 1, name: evaluationMessages.nb.failedTitle }),
  ).toBeAttached();
  for (const path of ['/people', '/certificates', '/evaluations/new']) {
    await open(a, path);
    await expect(
      a.page
        .getByRole('alert')
        .or(a.page.getByRole('heading', { level: 2 }))
        .first(),
    ).toBeVisible();
    await expect(a.page.getByText(b.email)).toHaveCount(0);
  }
});

async function openReadyIndicator(page: Actor['page'], address: string): Promise<void> {
  await page.goto(address);
  await expect(page.getByText(assess.sheet.ready)).toBeVisible();
}

/** Each place of the evaluation, until it has drawn its heading. */
async function visitEverything({ page }: Actor, evaluation: string): Promise<void> {
  const places = [
    '',
    '/assess',
    '/assess/1.1.1',
    '/assess/area/1',
    '/disagreements',
    '/text/1',
    '/evidence',
    '/sign',
  ];
  for (const place of places) {
    await page.goto(`${new URL(page.url()).origin}/evaluation/${evaluation}${place}`);
    await expect(page.locator('main').getByRole('heading').first()).toBeVisible();
  }
  for (const path of ['', '/points', '/calibration-diffs', '/package', '/package/draft'])
    await page.evaluate((address) => fetch(address), `/api/evaluations/${evaluation}${path}`);
  await page.evaluate(() => fetch('/api/evaluations'));
}

/** What comes over sockets that this person opens without being asked to. */
async function askBySocket(origin: string, who: Actor, evaluation: string, of: Actor): Promise<Buffer[]> {
  const url = origin.replace('http', 'ws');
  const paths = [
    `/live/document/ballot/${evaluation}/${of.person.id}/1@1`,
    `/live/document/joint/${evaluation}/1@1`,
    `/live/feed/${evaluation}?since=0`,
  ];
  const clients = await Promise.all(
    paths.map((path) => openRawClient({ url }, path, { cookie: who.person.cookie, headers: { origin } })),
  );
  for (const client of clients)
    await until(() => client.closed() !== undefined || client.received.length > 0);
  return clients.flatMap((client) => [
    ...client.received.map((message) => Buffer.from(message)),
    Buffer.from(client.closed()?.reason ?? ''),
  ]);
}
