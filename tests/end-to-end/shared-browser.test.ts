import { assessMessages, savingMessages, shellMessages, signInMessages } from '@samskar/shared/messages';
import type { Page } from '@playwright/test';
import { openIndicator } from './support/assess.ts';
import { findIn } from './support/heard.ts';
import { readDevice } from './support/read-device.ts';
import { expect, signIn, test, type Actor, type Installation } from './support/samskar.ts';
import { createSmallEvaluation, smallFamily } from './support/small-evaluation.ts';

const assess = assessMessages.nb;
const saved = new RegExp(savingMessages.nb.savedAt(''));
const onlyHere = /ligger på denne maskinen/;
const told = shellMessages.nb.othersHere('Vurderer A');
const secret = {
  sent: 'KANARI-sendt-7f3a91c2',
  note: 'KANARI-notat-58d0be64',
  unsent: 'KANARI-usendt-c41e07',
};

test('[R13] who signs in after another on one browser finds nothing there of what the other wrote', async ({
  samskar,
}) => {
  const { a, b, evaluation } = await begin(samskar);
  await openIndicator(a, evaluation, '1.1.1');
  await write(a.page, secret.sent);
  await a.page.locator('#note').fill(secret.note);
  await isSaved(a.page);
  await isOnDevice(a.page, secret.sent, true);

  await changePerson(samskar, a, b);
  for (const one of [secret.sent, secret.note]) await isOnDevice(b.page, one, false);
  await expect(b.page.getByText(told)).toHaveCount(0);
  await openIndicator(b, evaluation, '1.1.1');
  await expect(reason(b.page)).toHaveValue('');
  for (const one of [secret.sent, secret.note]) await isOnDevice(b.page, one, false);
});

test('[R13] what the server has not received stays for its owner: the other is told whose, and neither sees nor sends it', async ({
  samskar,
}) => {
  const { a, b, evaluation } = await begin(samskar);
  const sentByB: string[] = [];
  await openIndicator(a, evaluation, '2.1.1');
  await write(a.page, secret.sent);
  await isSaved(a.page);
  await openIndicator(a, evaluation, '1.1.1');
  await expect(a.page.getByText(saved)).toBeVisible();
  await a.context.setOffline(true);
  await write(a.page, secret.unsent);
  await expect(a.page.getByText(onlyHere).first()).toBeVisible();
  endSessions(samskar, a);
  await a.context.setOffline(false);

  await test.step('the other works on', async () => {
    await changePerson(samskar, a, b);
    b.page.on('websocket', (socket) =>
      socket.on('framesent', ({ payload }) => sentByB.push(payload.toString())),
    );
    await expect(b.page.getByText(told)).toBeVisible();
    await isOnDevice(b.page, secret.sent, false);
    await isOnDevice(b.page, secret.unsent, true);
    await openIndicator(b, evaluation, '1.1.1');
    await expect(b.page.getByText(told)).toBeVisible();
    await expect(reason(b.page)).toHaveValue('');
    const unsentOfA = await countUnsent(b.page);
    expect(unsentOfA).toBeGreaterThan(0);
    await write(b.page, 'Fra B');
    await isSaved(b.page, unsentOfA);
    expect(await b.page.content()).not.toContain('KANARI');
    expect(sentByB.join()).toContain('Fra B');
    expect(sentByB.join()).not.toContain('KANARI');
  });

  await test.step('its owner comes back, and it is saved', async () => {
    await changePerson(samskar, b, a);
    await isOnDevice(a.page, 'Fra B', false);
    await openIndicator(a, evaluation, '1.1.1');
    await expect(reason(a.page)).toHaveValue(secret.unsent);
    await isSaved(a.page);
  });

  await test.step('then nothing of it is left for the other', async () => {
    await changePerson(samskar, a, b);
    await isOnDevice(b.page, secret.unsent, false);
    await expect(b.page.getByText(told)).toHaveCount(0);
  });
});

test('what is typed to sign in stays when the server says late that the one before has no session any more', async ({
  samskar,
}) => {
  const { page, person } = await samskar.enter('Vurderer A');
  endSessions(samskar, { person });
  const answer = Promise.withResolvers<undefined>();
  const isSession = (url: URL) => url.pathname === '/api/session';
  await page.route(isSession, async (route) => {
    await answer.promise;
    await route.continue();
  });
  await page.goto(`${samskar.server.origin}/sign-in`);
  const email = page.getByLabel(signInMessages.nb.email);
  await email.fill(person.email);
  const answered = page.waitForResponse((response) => isSession(new URL(response.url())));
  answer.resolve(undefined);
  expect((await answered).status()).toBe(401);
  await page.unroute(isSession);
  await page.getByLabel(signInMessages.nb.password).fill(person.password);
  await expect(email).toHaveValue(person.email);
  await page.getByRole('button', { name: signInMessages.nb.submit }).click();
  await expect(page.getByRole('button', { name: person.name })).toBeVisible();
});

/** Two assessors of one evaluation in front of one browser, the first of them signed in. */
async function begin(samskar: Installation): Promise<{ a: Actor; b: Actor; evaluation: string }> {
  const a = await samskar.enter('Vurderer A', { certified: smallFamily });
  const b = { ...a, person: await samskar.server.addPerson('Vurderer B', { certified: smallFamily }) };
  const administrator = await samskar.server.addPerson('Administrator', { roles: ['administrator'] });
  const assessors = [a.person, b.person] as const;
  return { a, b, evaluation: await createSmallEvaluation(samskar, administrator, { assessors }) };
}

/** The session of the first has ended, the page is loaded anew, and the next person signs in. */
async function changePerson(samskar: Installation, before: Actor, next: Actor): Promise<void> {
  endSessions(samskar, before);
  await before.page.reload();
  await before.page.waitForURL(/\/sign-in/);
  await signIn(next.page, samskar.server.origin, next.person);
  await expect(next.page.getByRole('button', { name: next.person.name })).toBeVisible();
}

function endSessions({ server }: Installation, { person }: Pick<Actor, 'person'>): void {
  const { database, sessions } = server.people;
  database.transaction(() => sessions.endAllOf(person.id));
}

async function isOnDevice(page: Page, text: string, isThere: boolean): Promise<void> {
  await expect.poll(async () => findIn(await readDevice(page), text).length > 0).toBe(isThere);
}

/** The server has it, and this device has noted that: a page that is left in between takes it for unsent, to be safe. */
async function isSaved(page: Page, unsentOfOthers = 0): Promise<void> {
  await expect(page.getByText(saved)).toBeVisible();
  await expect.poll(() => countUnsent(page)).toBe(unsentOfOthers);
}

/** Rows of anybody's on this device that the server has not acknowledged. */
async function countUnsent(page: Page): Promise<number> {
  return (await readDevice(page)).filter((row) => row.includes('"changes":1')).length;
}

function reason(page: Page) {
  return page.getByRole('textbox', { name: assess.reason });
}

async function write(page: Page, text: string): Promise<void> {
  await reason(page).fill(text);
}
