import { reportTextMessages, savingMessages, signMessages } from '@samskar/shared/messages';
import { builtInParts } from '@samskar/shared/report';
import type { BrowserContext, Page } from '@playwright/test';
import { closeClients, openRawClient } from '../realtime/support/clients.ts';
import { until } from '../realtime/support/until.ts';
import { confirmEverything, decideAsA, sign, undecidedIndicators } from './support/agree.ts';
import { gatherEverybody, type Everybody, type Name } from './support/everybody.ts';
import { expect, signIn, test as base, type Actor } from './support/samskar.ts';

const texts = reportTextMessages.nb;

/** The hour is not ours to know. */
const saved = new RegExp(savingMessages.nb.savedAt(''));

type Desk = {
  readonly everybody: Everybody;
  /** The person in front of a browser; what the page complains of lands in `complaints`. */
  open(who: 'a' | 'b' | 'reviewer' | 'observer'): Promise<Actor>;
};

const test = base.extend<{ desk: Desk }>({
  desk: async ({ samskar, browser }, use) => {
    const everybody = await gatherEverybody(samskar);
    const complaints: string[] = [];
    const contexts: BrowserContext[] = [];
    const open: Desk['open'] = async (who) => {
      const context = await browser.newContext();
      contexts.push(context);
      const page = await context.newPage();
      page.on('pageerror', (error) => complaints.push(error.message));
      await signIn(page, samskar.server.origin, everybody.people[who]);
      return { person: everybody.people[who], page, context };
    };
    await use({ everybody, open });
    await Promise.all(contexts.map((context) => context.close()));
    expect(complaints).toEqual([]);
  },
});

test.afterEach(() => closeClients());

test('two assessors write the report at once, and arrange its parts by keyboard', async ({ desk }) => {
  const { everybody } = desk;
  await reveal(everybody, '1');
  const [a, b] = [await desk.open('a'), await desk.open('b')];
  for (const actor of [a, b]) await goto(actor, everybody, 'report');

  await test.step('both in the foreword, each seeing the other’s caret', async () => {
    await type(a, texts.part.foreword, 'Styringen er god.');
    await expect(textOf(b, texts.part.foreword)).toContainText('Styringen er god.');
    await textOf(b, texts.part.foreword).click();
    await b.page.keyboard.press('Control+End');
    await Promise.all([
      b.page.keyboard.type(' Brukerne mangler.'),
      (async () => {
        await a.page.keyboard.press('Control+Home');
        await a.page.keyboard.type('Kort sagt: ');
      })(),
    ]);
    for (const actor of [a, b])
      await expect.poll(() => plain(actor)).toBe('Kort sagt: Styringen er god. Brukerne mangler.');
    await expect(a.page.locator('.collaboration-carets__label').first()).toContainText('Vurderer B');
    await expect(rowOf(b, texts.part.foreword)).toContainText(texts.hasText);
  });

  await test.step('a part is left out, and moved; the focus goes with it', async () => {
    await a.page.getByRole('checkbox', { name: texts.isInReport(texts.part.general) }).press('Space');
    await expect(
      b.page.getByRole('checkbox', { name: texts.isInReport(texts.part.general) }),
    ).not.toBeChecked();
    const down = a.page.getByRole('button', { name: texts.moveDown(texts.part.general) });
    await down.focus();
    await a.page.keyboard.press('Enter');
    await expect(down).toBeFocused();
    await a.page.keyboard.press('Alt+ArrowDown');
    await expect(down).toBeFocused();
    await expect(a.page.getByText(texts.movedTo(texts.part.general, 4, builtInParts.length))).toBeAttached();
    const order = ['foreword', 'method', 'results', 'general', 'areas', 'closing', 'appendix'] as const;
    await expect.poll(() => partsOf(b)).toEqual(order.map((part) => texts.part[part]));
  });

  await test.step('a part is added, named, removed, and back with its text when that is undone', async () => {
    await a.page.getByRole('button', { name: texts.add }).press('Enter');
    await expect(a.page.getByLabel(texts.partTitle, { exact: true })).toBeFocused();
    await a.page.keyboard.type('Vedlegg om intervjuene');
    await type(a, 'Vedlegg om intervjuene', 'Alle enheter ble hørt.');
    await expect.poll(() => partsOf(b)).toContain('Vedlegg om intervjuene');
    await b.page.getByRole('link', { name: 'Vedlegg om intervjuene' }).click();
    await expect(textOf(b, 'Vedlegg om intervjuene')).toContainText('Alle enheter ble hørt.');
    await a.page.getByRole('button', { name: texts.remove }).press('Enter');
    await expect(a.page.locator('#part-name')).toBeFocused();
    await expect.poll(() => partsOf(b)).not.toContain('Vedlegg om intervjuene');
    await expect(b.page.getByRole('heading', { name: texts.part.foreword })).toBeVisible();
    await a.page.getByRole('button', { name: texts.undoRemoval }).press('Enter');
    await expect(textOf(a, 'Vedlegg om intervjuene')).toContainText('Alle enheter ble hørt.');
    await expect.poll(() => partsOf(b)).toContain('Vedlegg om intervjuene');
  });

  await test.step('around the justifications of an area that is revealed; one that is not has no text yet', async () => {
    for (const actor of [a, b]) await goto(actor, everybody, 'report?part=areas&area=1');
    await a.page.getByRole('button', { name: texts.beginLead('1.1') }).press('Enter');
    const lead = (actor: Actor) => actor.page.getByRole('textbox', { name: texts.subareaLeadOf('1.1') });
    await expect(lead(a)).toBeFocused();
    await a.page.keyboard.type('Her ble mye endret.');
    await expect(lead(b)).toContainText('Her ble mye endret.');
    await expect(a.page.getByText(saved)).toBeVisible();
    await expect(b.page.getByText(texts.stillBlind('2'))).toBeVisible();
    await goto(b, everybody, 'report?part=areas&area=2');
    await expect(b.page.getByText(texts.areaNotRevealed)).toBeVisible();
  });
});

test('[R2] what is typed without a line comes together with the other’s when it is back', async ({
  desk,
}) => {
  const { everybody } = desk;
  await reveal(everybody, '1');
  const [a, b] = [await desk.open('a'), await desk.open('b')];
  for (const actor of [a, b]) await goto(actor, everybody, 'report?part=closing');
  await type(a, texts.part.closing, 'Felles.');
  await expect(textOf(b, texts.part.closing)).toContainText('Felles.');
  await a.context.setOffline(true);
  await a.page.keyboard.type(' Uten linje.');
  await a.page.getByRole('checkbox', { name: texts.isInReport(texts.part.method) }).uncheck();
  await expect(a.page.getByText(/ligger på denne maskinen/).first()).toBeVisible();
  await textOf(b, texts.part.closing).click();
  await b.page.keyboard.press('Control+Home');
  await b.page.keyboard.type('På nett. ');
  await a.context.setOffline(false);
  for (const actor of [a, b]) await expect.poll(() => plain(actor)).toBe('På nett. Felles. Uten linje.');
  await expect(b.page.getByRole('checkbox', { name: texts.isInReport(texts.part.method) })).not.toBeChecked();
});

test('the caret stays where it was put, whatever the other writes meanwhile', async ({ desk }) => {
  const { everybody } = desk;
  await reveal(everybody, '1');
  const [a, b] = [await desk.open('a'), await desk.open('b')];
  for (const actor of [a, b]) await goto(actor, everybody, 'report');
  await type(a, texts.part.foreword, 'Midten.');
  await expect(textOf(b, texts.part.foreword)).toContainText('Midten.');
  await textOf(b, texts.part.foreword).click();
  await b.page.keyboard.press('Control+End');
  const rounds = 40;
  let isDone = false;
  const writeOn = async () => {
    while (!isDone) await b.page.keyboard.type('og ');
  };
  const writing = writeOn();
  for (let round = 0; round < rounds; round++) {
    await a.page.keyboard.press('Control+End');
    await a.page.keyboard.press('Control+Home');
    await a.page.keyboard.type('N');
  }
  isDone = true;
  await writing;
  for (const actor of [a, b])
    await expect.poll(() => plain(actor)).toMatch(new RegExp(`^N{${rounds}}Midten\\.(og )+$`));
});

test('[R13] before the first reveal nobody reads or writes the report, on whatever way', async ({ desk }) => {
  const { everybody } = desk;
  const a = await desk.open('a');
  await goto(a, everybody, 'report');
  await expect(a.page.getByRole('heading', { name: texts.afterReveal })).toBeVisible();
  await expect(a.page.getByRole('textbox')).toHaveCount(0);
  await expect(a.page.getByRole('link', { name: texts.title, exact: true })).toHaveCount(0);
  for (const who of ['a', 'b', 'reviewer', 'observer', 'stranger'] as const)
    expect(await closingCode(everybody, who), who).toBe(4403);
  await reveal(everybody, '1');
  await expect(a.page.getByRole('textbox', { name: texts.writing(texts.part.foreword) })).toBeVisible();
  expect(await closingCode(everybody, 'stranger')).toBe(4403);
});

test('the first signature locks it for who writes, and what is signed holds what was written', async ({
  desk,
}) => {
  const { everybody } = desk;
  for (const area of ['1', '2']) await reveal(everybody, area);
  const [a, b] = [await desk.open('a'), await desk.open('b')];
  for (const indicator of await undecidedIndicators(a, everybody.evaluation))
    await decideAsA(a, everybody.evaluation, indicator);
  await confirmEverything(b, everybody.evaluation);
  await goto(a, everybody, 'report');
  await type(a, texts.part.foreword, 'Dette signerer vi.');
  await expect(a.page.getByText(saved)).toBeVisible();
  await b.page.goto(`${new URL(b.page.url()).origin}/evaluation/${everybody.evaluation}/sign`);
  await b.page.getByText(texts.signed).click();
  await expect(b.page.getByText('Dette signerer vi.')).toBeVisible();
  await expect(b.page.getByRole('heading', { name: signMessages.nb.contentsTitle })).toBeVisible();
  await textOf(a, texts.part.foreword).click();
  await sign(b, everybody.evaluation);
  await expect(a.page.getByText(texts.locked)).toBeVisible();
  await expect(a.page.getByRole('textbox')).toHaveCount(0);
  await expect(a.page.getByText('Dette signerer vi.')).toBeVisible();
  await expect(a.page.getByRole('checkbox')).toHaveCount(0);
  const observer = await desk.open('observer');
  await goto(observer, everybody, 'report');
  await expect(observer.page.getByText('Dette signerer vi.')).toBeVisible();
});

async function reveal(everybody: Everybody, area: string): Promise<void> {
  for (const who of ['a', 'b'] as const) expect((await everybody.sayReady(who, area, 3)).status).toBe(200);
}

async function goto({ page }: Actor, { evaluation }: Everybody, place: string): Promise<void> {
  await page.goto(`${new URL(page.url()).origin}/evaluation/${evaluation}/${place}`);
}

function textOf({ page }: Actor, part: string) {
  return page.getByRole('textbox', { name: texts.writing(part), exact: true });
}

async function type(actor: Actor, part: string, words: string): Promise<void> {
  await textOf(actor, part).click();
  await actor.page.keyboard.type(words);
}

/** What is written in the part that is open, without the names over carets. */
function plain({ page }: Actor): Promise<string> {
  return page
    .locator('[role=textbox]')
    .first()
    .evaluate((text) => {
      const copy = text.cloneNode(true) as HTMLElement;
      for (const caret of copy.querySelectorAll('.collaboration-carets__caret')) caret.remove();
      return copy.textContent;
    });
}

function rowOf({ page }: Actor, part: string) {
  return page.locator('[data-part]').filter({ hasText: part });
}

/** The names in the list, in their order. */
async function partsOf({ page }: { readonly page: Page }): Promise<string[]> {
  const names = await page.locator('[data-part] a').allTextContents();
  return names.map((name) => name.replace(`(${texts.hasText})`, '').trim());
}

/** With which a socket is closed that this person opens without being asked to. */
async function closingCode(
  { people, server, evaluation }: Everybody,
  who: Name,
): Promise<number | undefined> {
  const client = await openRawClient(
    { url: server.origin.replace('http', 'ws') },
    `/live/document/report/${evaluation}/whole@1`,
    { cookie: people[who].cookie, headers: { origin: server.origin } },
  );
  await until(() => client.closed() !== undefined);
  return client.closed()?.code;
}
