import { instrumentMessages, moveMessages, savingMessages } from '@samskar/shared/messages';
import { openIndicator } from './support/assess.ts';
import { gatherEverybody, type Everybody } from './support/everybody.ts';
import { expect, signIn, test, type Actor } from './support/samskar.ts';
import { smallInstrumentFile } from './support/small-evaluation.ts';

const texts = moveMessages.nb;
const saving = savingMessages.nb;
const instruments = instrumentMessages.nb;
const saved = new RegExp(saving.savedAt(''));
const onlyHere = /ligger på denne maskinen/;
const newQuestion = 'Er dette et helt nytt spørsmål?';

/** 1.1.1 has another maximum, 1.1.2 is gone, 2.1.1 has another question. */
function nextVersion(): string {
  const file = JSON.parse(JSON.stringify(smallInstrumentFile)) as {
    areas: { subareas: { indicators: { max: number; question: object }[] }[] }[];
  };
  const [first, second] = file.areas.map(({ subareas }) => subareas[0]!.indicators);
  first![0]!.max = 12;
  first!.splice(1, 1);
  second![0]!.question = { nb: newQuestion };
  return JSON.stringify({ ...file, id: 'test-2.0', version: '2.0' });
}

test('an evaluation is moved to a new version: what is carried stands, the rest is open again, and nothing typed is lost', async ({
  samskar,
  browser,
}) => {
  const everybody = await gatherEverybody(samskar);
  const { evaluation } = everybody;
  const enter = async (name: keyof Everybody['people']): Promise<Actor> => {
    const context = await browser.newContext();
    const page = await context.newPage();
    await signIn(page, samskar.server.origin, everybody.people[name]);
    return { person: everybody.people[name], page, context };
  };
  for (const who of ['a', 'b'] as const) expect((await everybody.sayReady(who, '1', 3)).status).toBe(200);
  const [a, b, owner] = [await enter('a'), await enter('b'), await enter('owner')];
  const gradeOf = ({ page }: Actor, grade: number) =>
    page.locator('fieldset[data-criterion="c1"]').getByRole('radio', { name: new RegExp(`^${grade}\\b`) });

  await openIndicator(a, evaluation, '2.1.1');
  await a.page.keyboard.press('Tab');
  await gradeOf(a, 4).check({ force: true });
  await expect(a.page.getByText(saved)).toBeVisible();
  await openIndicator(b, evaluation, '2.1.1');
  await b.context.setOffline(true);
  await gradeOf(b, 5).check({ force: true });
  await expect(b.page.getByText(onlyHere).first()).toBeVisible();

  const star = { practice: 'Årlig innbyggerdag', why: 'Den samler mange.' };
  const given = await everybody.command('a', { kind: 'give-gold-star', indicator: '1.1.2', ...star });
  expect(given.status).toBe(200);

  await owner.page.goto(`${samskar.server.origin}/instruments`);
  const file = { name: 'neste.json', mimeType: 'application/json', buffer: Buffer.from(nextVersion()) };
  await owner.page.getByLabel(instruments.upload.label).setInputFiles(file);
  await owner.page.getByRole('button', { name: instruments.upload.submit }).click();
  await owner.page.getByRole('button', { name: instruments.revision.publish.new }).click();
  await owner.page.getByRole('link', { name: texts.toMovable('test-2.0') }).click();
  await expect(owner.page.getByText(texts.staysOn('test-1.0'))).toBeVisible();
  await owner.page.getByRole('button', { name: texts.moveFor('Skaun', 2026) }).click();
  const dialog = owner.page.getByRole('dialog');
  await expect(dialog.getByText(texts.void(1))).toBeVisible();
  await expect(dialog.getByText(`1.1.1 (område 1): ${texts.cause.max}`)).toBeVisible();
  await expect(dialog.getByText(`2.1.1 (område 2): ${texts.cause.question}`)).toBeVisible();
  await expect(dialog.getByText(texts.together('1.1.1'))).toBeVisible();
  await dialog.getByLabel(texts.reason).fill('Ny versjon er vedtatt.');
  await dialog.getByRole('button', { name: texts.submit }).click();
  await expect(owner.page.getByText(texts.none)).toBeVisible();

  await expect(a.page.getByText(texts.banner('test-1.0', 'test-2.0'))).toBeVisible();
  await expect(a.page.getByText(texts.ownOpen('2.1.1'))).toBeVisible();
  await expect(a.page.getByText(newQuestion).first()).toBeVisible();
  await expect(gradeOf(a, 4)).not.toBeChecked();

  await b.context.setOffline(false);
  const late = b.page.locator('.ds-alert', { hasText: saving.lateTitle(saving.area('2')) });
  await expect(late).toBeVisible({ timeout: 60_000 });
  await expect(b.page.getByText(texts.banner('test-1.0', 'test-2.0'))).toBeVisible();
  await expect(gradeOf(b, 5)).not.toBeChecked();
  await late.getByRole('button', { name: saving.lateTakeOverAll(1) }).click();
  await expect(gradeOf(b, 5)).toBeChecked();
  await expect(b.page.getByText(saved)).toBeVisible();

  const { state } = await everybody.snapshot('reviewer');
  expect(state.instrument.id).toBe('test-2.0');
  expect(state.revealed['1']!.openedAgain).toEqual(['1.1.1']);
  await a.page.goto(`${samskar.server.origin}/evaluation/${evaluation}/disagreements`);
  await expect(a.page.getByText('1.1.1').filter({ visible: true }).first()).toBeVisible();
  await a.page.goto(`${samskar.server.origin}/evaluation/${evaluation}/activity`);
  await expect(
    a.page
      .getByText(/Ny versjon er vedtatt\./)
      .filter({ visible: true })
      .first(),
  ).toBeVisible();
  await a.page.goto(`${samskar.server.origin}/evaluation/${evaluation}/text/1`);
  await expect(a.page.getByRole('heading', { name: texts.voidTexts })).toBeVisible();
  await expect(a.page.getByText(texts.voidStar('test-2.0'))).toBeVisible();
  await a.page.goto(`${samskar.server.origin}/evaluation/${evaluation}/assess/2.1.1`);
  await a.page.getByText(texts.ownTitle).click();
  await expect(a.page.getByText(texts.gradeOf(4, 5))).toBeVisible();
  const kept = (await everybody.get('a', '/snapshots')).body as { seq: number; moment: string }[];
  const { seq } = kept.find(({ moment }) => moment === 'move')!;
  await a.page.goto(`${samskar.server.origin}/evaluation/${evaluation}/snapshots/${seq}`);
  await expect(a.page.getByText(texts.valuesOf('test-1.0'))).toBeVisible();
  await a.page.locator('summary', { hasText: /^Område 1/ }).click();
  await expect(a.page.getByRole('row', { name: `1.1.2 ${texts.voidTag}` })).toBeVisible();
  for (const { context } of [a, b, owner]) await context.close();
});
