import { randomUUID } from 'node:crypto';
import { assessMessages, fieldworkMessages, savingMessages } from '@samskar/shared/messages';
import { closeClients, openRawClient } from '../realtime/support/clients.ts';
import { until } from '../realtime/support/until.ts';
import { openIndicator, registerDocument } from './support/assess.ts';
import { findIn, hearEverything } from './support/heard.ts';
import { readDevice } from './support/read-device.ts';
import { expect, test, type Actor, type Installation } from './support/samskar.ts';
import { createSmallEvaluation, smallFamily } from './support/small-evaluation.ts';

const texts = fieldworkMessages.nb;
const assess = assessMessages.nb;

/** The hour is not ours to know. */
const saved = new RegExp(savingMessages.nb.savedAt(''));
const onlyHere = /ligger på denne maskinen/;

test.afterEach(() => closeClients());

test('two assessors take notes of a document together, by keyboard, and one key makes a note evidence', async ({
  samskar,
}) => {
  const { a, b, evaluation } = await gather(samskar);
  await registerDocument(a, evaluation, 'Medvirkningsplan 2025');
  for (const actor of [a, b]) await openNotes(actor, evaluation, 'Medvirkningsplan 2025');

  await test.step('Enter makes the next note, and the other sees it while it is written', async () => {
    await a.page.keyboard.press('Alt+N');
    await a.page.keyboard.type('Ungdomsrådet ble hørt to ganger.');
    await expectNote(b, 1, 'Ungdomsrådet ble hørt to ganger.');
    await a.page.keyboard.press('Enter');
    await a.page.keyboard.type('Planen gjelder hele kommunen.');
    await expectNote(b, 2, 'Planen gjelder hele kommunen.');
    await a.page.getByLabel(texts.seating).fill('Vurderer A spør, vurderer B skriver');
    await expect(b.page.getByLabel(texts.seating)).toHaveValue('Vurderer A spør, vurderer B skriver');
  });

  await test.step('both type in one note', async () => {
    await noteOf(b, 2).click();
    await b.page.keyboard.press('End');
    await b.page.keyboard.type(' Også skolene.');
    await expectNote(a, 2, 'Planen gjelder hele kommunen. Også skolene.');
    await expect(a.page.locator('.collaboration-carets__label').first()).toContainText('Vurderer B');
  });

  await test.step('a topic by its number, and the notes of one topic', async () => {
    await noteOf(a, 1).click();
    await a.page.keyboard.press('Alt+T');
    await a.page.keyboard.type('111');
    await a.page.keyboard.press('Enter');
    await expect(noteOf(a, 1)).toBeFocused();
    await expect(cardOf(b, 1).getByRole('list', { name: texts.topics })).toContainText('1.1.1');
    await a.page.keyboard.press('Alt+ArrowDown');
    await expectNote(b, 2, 'Ungdomsrådet ble hørt to ganger.');
    await expect(noteOf(a, 2)).toBeFocused();
    await a.page.keyboard.press('Alt+ArrowUp');
    await expectNote(b, 1, 'Ungdomsrådet ble hørt to ganger.');
  });

  await test.step('one key makes it evidence, once, whoever presses it', async () => {
    await noteOf(a, 1).click();
    await a.page.keyboard.press('Alt+E');
    await expect(cardOf(a, 1).getByText(texts.isEvidence, { exact: true })).toBeVisible();
    await expect(cardOf(b, 1).getByText(texts.isEvidence, { exact: true })).toBeVisible();
    await noteOf(b, 1).click();
    await b.page.keyboard.press('Alt+E');
    await b.page.goto(`${samskar.server.origin}/evaluation/${evaluation}/evidence`);
    await expect(b.page.getByRole('rowheader', { name: 'Ungdomsrådet ble hørt to ganger.' })).toHaveCount(1);
  });

  await test.step('what it weighs is each one’s own', async () => {
    await cardOf(a, 1).getByLabel(assess.weights[3]).check();
    await openIndicator(a, evaluation, '1.1.1');
    await expect(a.page.locator('#evidence li.linked').filter({ hasText: 'Ungdomsrådet' })).toBeVisible();
    await openIndicator(b, evaluation, '1.1.1');
    const weights = b.page.locator('#evidence li').filter({ hasText: 'Ungdomsrådet' }).getByRole('radio');
    await expect(weights.first()).toBeChecked();
  });

  await test.step('the workbench shows the notes about an indicator, and takes them as evidence', async () => {
    await openNotes(a, evaluation, 'Medvirkningsplan 2025');
    await noteOf(a, 2).click();
    await a.page.keyboard.press('Alt+T');
    await a.page.keyboard.type('1');
    await a.page.keyboard.press('Enter');
    await expect(a.page.getByText(saved)).toBeVisible();
    await openIndicator(b, evaluation, '1.1.2');
    const here = b.page.getByRole('region', { name: texts.here });
    await expect(here).toContainText('Planen gjelder hele kommunen. Også skolene.');
    await expect(here).not.toContainText('Ungdomsrådet');
    await here.getByRole('button', { name: texts.makeEvidence }).click();
    const weights = b.page.locator('#evidence li').filter({ hasText: 'Planen gjelder' });
    await expect(weights.getByLabel(assess.weights[2])).toBeChecked();
    await expect(weights.getByLabel(assess.weights[2])).toBeFocused();
  });
});

test('[R2] notes typed without a line come together with the other’s when it is back', async ({
  samskar,
}) => {
  const { a, b, evaluation } = await gather(samskar);
  await registerDocument(a, evaluation, 'Årsrapport');
  for (const actor of [a, b]) await openNotes(actor, evaluation, 'Årsrapport');
  await a.page.keyboard.press('Alt+N');
  await a.page.keyboard.type('Felles begynnelse.');
  await expectNote(b, 1, 'Felles begynnelse.');

  await a.context.setOffline(true);
  await a.page.keyboard.press('Enter');
  await a.page.keyboard.type('Skrevet i kjelleren uten dekning.');
  await a.page.keyboard.press('Alt+E');
  await expect(cardOf(a, 2).getByText(texts.evidenceWaits)).toBeVisible();
  await expect(a.page.getByText(onlyHere).first()).toBeVisible();
  await noteOf(b, 1).click();
  await b.page.keyboard.press('Enter');
  await b.page.keyboard.type('Skrevet på nett imens.');

  await a.context.setOffline(false);
  for (const { page } of [a, b])
    await expect
      .poll(async () => (await textsOf(page)).toSorted())
      .toEqual(['Felles begynnelse.', 'Skrevet i kjelleren uten dekning.', 'Skrevet på nett imens.']);
  expect(await textsOf(a.page)).toEqual(await textsOf(b.page));
  const made = b.page.locator('[data-note]').filter({ hasText: 'kjelleren' });
  await expect(made.getByText(texts.isEvidence, { exact: true })).toBeVisible();
});

test('[R13] a note is in no byte that anybody but the assessors is sent, and its weight in none of the other’s', async ({
  samskar,
}) => {
  const canary = 'KANARI-notat-felt-3c1a';
  const { a, b, others, evaluation } = await gather(samskar);
  const { origin } = samskar.server;
  await registerDocument(a, evaluation, 'Strategi');
  const heard = await Promise.all(others.map(({ context }) => hearEverything(context)));
  const heardByB = await hearEverything(b.context);
  const source = await openNotes(a, evaluation, 'Strategi');
  await a.page.getByLabel(texts.seating).fill(canary);
  await a.page.keyboard.press('Alt+N');
  await noteOf(a, 1).click();
  await a.page.keyboard.type(canary);
  await expect(a.page.getByText(saved)).toBeVisible();

  for (const { page } of others) {
    for (const place of [
      '',
      '/fieldwork',
      `/fieldwork/${source}`,
      '/evidence',
      '/assess/1.1.1',
      '/activity',
    ]) {
      await page.goto(`${origin}/evaluation/${evaluation}${place}`);
      await expect(page.locator('main').getByRole('heading').first()).toBeVisible();
    }
    for (const path of ['', '/field-notes', '/export', '/points', '/package', '/activity'])
      await page.evaluate((address) => fetch(address), `/api/evaluations/${evaluation}${path}`);
  }
  const frames = await Promise.all(
    others.map((other) => askBySocket(origin, other, `/live/document/fieldwork/${evaluation}/${source}@1`)),
  );
  for (const [place, { page, person }] of others.entries()) {
    const all = [...(heard[place]?.bytes ?? []), ...(frames[place] ?? []), ...(await readDevice(page))];
    expect(findIn(all, canary), person.name).toEqual([]);
  }
  expect(samskar.server.logged.join()).not.toContain(canary);

  await test.step('the other assessor hears the note, so the search can find it, and not what it weighs', async () => {
    await openNotes(b, evaluation, 'Strategi');
    await expectNote(b, 1, canary);
    expect(heardByB.find(canary)).not.toEqual([]);
    await a.page.keyboard.press('Alt+T');
    await a.page.keyboard.type('1.1.1');
    await a.page.keyboard.press('Enter');
    await a.page.keyboard.press('Alt+E');
    const note = (await a.page.locator('[data-note]').getAttribute('data-note')) ?? '';
    await expect(cardOf(b, 1).getByText(texts.isEvidence, { exact: true })).toBeVisible();
    await cardOf(a, 1).getByLabel(assess.weights[3]).check();
    await expect(a.page.getByText(saved)).toBeVisible();
    await b.page.goto(`${origin}/evaluation/${evaluation}/assess/1.1.1`);
    await expect(b.page.locator('#evidence li').filter({ hasText: canary })).toBeVisible();
    expect(findIn([...heardByB.bytes, ...(await readDevice(b.page))], `1.1.1/evidence/${note}`)).toEqual([]);
  });
});

test('[R8] who is replaced loses the notes at once, and the successor reads and writes them', async ({
  samskar,
}) => {
  const { a, b, others, evaluation } = await gather(samskar);
  const successor = await samskar.enter('Vurderer C', { certified: smallFamily });
  await registerDocument(a, evaluation, 'Budsjett');
  const source = await openNotes(a, evaluation, 'Budsjett');
  await a.page.keyboard.press('Alt+N');
  await a.page.keyboard.type('Notert før byttet.');
  await expect(a.page.getByText(saved)).toBeVisible();
  const socket = await openRawClient(
    { url: samskar.server.origin.replace('http', 'ws') },
    `/live/document/fieldwork/${evaluation}/${source}@1`,
    { cookie: a.person.cookie, headers: { origin: samskar.server.origin } },
  );
  const administrator = others[2]!;
  const replaced = await administrator.person.call('POST', `/api/evaluations/${evaluation}/commands`, {
    key: randomUUID(),
    command: {
      kind: 'replace-assessor',
      account: a.person.id,
      successor: successor.person.id,
      reason: 'Sykdom',
    },
  });
  expect(replaced.status, replaced.text).toBe(200);
  await until(() => socket.closed() !== undefined);
  expect(socket.closed()?.code).toBe(4403);
  expect((await a.person.call('GET', `/api/evaluations/${evaluation}/field-notes`)).status).toBe(404);
  await openNotes(successor, evaluation, 'Budsjett');
  await noteOf(successor, 1).click();
  await successor.page.keyboard.press('End');
  await successor.page.keyboard.type(' Og etter.');
  await openNotes(b, evaluation, 'Budsjett');
  await expectNote(b, 1, 'Notert før byttet. Og etter.');
});

async function gather(samskar: Installation) {
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
  return { a, b, others: [reviewer, observer, administrator], evaluation };
}

/** Goes to the notes of a source by the list, and gives its id. */
async function openNotes({ page }: Actor, evaluation: string, source: string): Promise<string> {
  await page.goto(`${new URL(page.url()).origin}/evaluation/${evaluation}/fieldwork`);
  await page.getByRole('link', { name: source, exact: true }).click();
  await expect(page.getByRole('button', { name: texts.add })).toBeVisible();
  return new URL(page.url()).pathname.split('/').at(-1) ?? '';
}

function noteOf({ page }: Actor, place: number) {
  return page.getByRole('textbox', { name: texts.noteOf(place), exact: true });
}

/** What is written in it, without the names over carets. */
async function expectNote({ page }: Actor, place: number, text: string): Promise<void> {
  await expect.poll(async () => (await textsOf(page))[place - 1]).toBe(text);
}

function textsOf(page: Actor['page']): Promise<string[]> {
  return page.locator('[data-note] [role=textbox]').evaluateAll((notes) =>
    notes.map((note) => {
      const copy = note.cloneNode(true) as HTMLElement;
      for (const caret of copy.querySelectorAll('.collaboration-carets__caret')) caret.remove();
      return copy.textContent;
    }),
  );
}

function cardOf({ page }: Actor, place: number) {
  return page.locator('[data-note]').nth(place - 1);
}

/** What comes over a socket that this person opens without being asked to. */
async function askBySocket(origin: string, who: Actor, path: string): Promise<Buffer[]> {
  const url = origin.replace('http', 'ws');
  const client = await openRawClient({ url }, path, { cookie: who.person.cookie, headers: { origin } });
  await until(() => client.closed() !== undefined);
  return [
    ...client.received.map((message) => Buffer.from(message)),
    Buffer.from(client.closed()?.reason ?? ''),
  ];
}
