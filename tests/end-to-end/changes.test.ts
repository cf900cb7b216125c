import { readFileSync } from 'node:fs';
import {
  archiveMessages,
  assessMessages,
  changesMessages,
  disagreementMessages,
  evaluationListMessages,
  newEvaluationMessages,
  openModeMessages,
  refusalMessages,
  signMessages,
} from '@samskar/shared/messages';
import {
  acceptGreens,
  confirmEverything,
  decideAsA,
  expectNothingOpen,
  sign,
  undecidedIndicators,
} from './support/agree.ts';
import { fillInSheet, openIndicator, registerDocument, sayReady } from './support/assess.ts';
import { downloadAndVerify } from './support/download-and-verify.ts';
import { expect, test, type Actor, type Installation } from './support/samskar.ts';
import { createSmallEvaluation, smallFamily } from './support/small-evaluation.ts';

const texts = changesMessages.nb;
const open = openModeMessages.nb;
const archive = archiveMessages.nb;

type Cast = {
  readonly administrator: Actor;
  readonly a: Actor;
  readonly b: Actor;
  readonly evaluation: string;
};

async function gather(samskar: Installation): Promise<Cast> {
  const administrator = await samskar.enter('Administrator', { roles: ['administrator'] });
  const a = await samskar.enter('Vurderer A', { certified: smallFamily });
  const b = await samskar.enter('Vurderer B', { certified: smallFamily });
  const evaluation = await createSmallEvaluation(samskar, administrator.person, {
    assessors: [a.person, b.person],
  });
  return { administrator, a, b, evaluation };
}

const addressOf = ({ page }: Actor, path: string) => `${new URL(page.url()).origin}${path}`;

const indicatorsOf = { 1: ['1.1.1', '1.1.2'], 2: ['2.1.1'] } as const;

/** Grades an area alike, and declares it ready. */
async function gradeArea(
  actor: Actor,
  evaluation: string,
  area: 1 | 2,
  grades: readonly number[],
  reason = '',
) {
  const indicators = indicatorsOf[area];
  await openIndicator(actor, evaluation, indicators[0]);
  for (const [place, indicator] of indicators.entries()) {
    const next = indicators[place + 1];
    await fillInSheet(actor, grades, {
      ...(reason !== '' && { reason: `${reason} ${indicator}` }),
      ...(next !== undefined && { next }),
    });
  }
  await sayReady(actor, String(area));
}

/** Opens what the administrator may do about an assessor. */
async function openChange({ page }: Actor, name: string) {
  await page.goto(new URL('/', page.url()).href);
  await page.getByRole('button', { name: /^Deltakere: Skaun/ }).click();
  await page.getByRole('button', { name: texts.assessor.changeFor(name) }).click();
  const dialog = page.getByRole('dialog', { name: texts.assessor.title(name) });
  await expect(dialog).toBeVisible();
  return dialog;
}

async function decideEverything(actor: Actor, evaluation: string): Promise<void> {
  for (const indicator of await undecidedIndicators(actor, evaluation))
    await decideAsA(actor, evaluation, indicator);
}

test('an assessor is replaced between two reveals: sealed, blank, and signed anew', async ({ samskar }) => {
  test.setTimeout(300_000);
  const { administrator, a, b, evaluation } = await gather(samskar);
  const c = await samskar.enter('Vurderer C', { certified: smallFamily });
  await registerDocument(a, evaluation, 'Kommuneplanens samfunnsdel');
  await gradeArea(a, evaluation, 1, [3, 4]);
  await gradeArea(b, evaluation, 1, [2, 4]);
  await gradeArea(b, evaluation, 2, [1, 1], 'Kanarifugl');

  const dialog = await openChange(administrator, 'Vurderer B');
  await dialog.getByLabel(texts.assessor.replace).check();
  await dialog.getByLabel(texts.assessor.successor).selectOption(c.person.id);
  await dialog.getByLabel(texts.assessor.reason).fill('Har byttet arbeidsgiver.');
  await dialog.getByRole('button', { name: texts.assessor.submit.replace }).click();
  await expect(administrator.page.getByText(texts.assessor.done.replace('Vurderer B'))).toBeVisible();

  // Everybody is shown it, and who left is shown nothing any more.
  await a.page.goto(addressOf(a, `/evaluation/${evaluation}`));
  await expect(a.page.getByText(texts.successorOf('Vurderer C', 'Vurderer B'))).toBeVisible();
  await expect(a.page.getByText(texts.because('Har byttet arbeidsgiver.'))).toBeVisible();
  await a.page.goto(addressOf(a, `/evaluation/${evaluation}/activity`));
  const told = ['Administrator', 'Vurderer B', 'Vurderer C', 'Har byttet arbeidsgiver.'] as const;
  await expect(a.page.getByText(texts.replaced(...told))).toBeVisible();
  await b.page.goto(addressOf(b, '/'));
  await expect(b.page.getByRole('link', { name: /Skaun/ })).toHaveCount(0);

  // C begins blank, and area 1 stays what A and B graded.
  await openIndicator(c, evaluation, '2.1.1');
  await expect(c.page.locator('fieldset[data-criterion] input[type=radio]:checked')).toHaveCount(0);
  await expect(c.page.locator('#reason')).toHaveText('');
  await gradeArea(a, evaluation, 2, [3, 4]);
  await gradeArea(c, evaluation, 2, [3, 3]);
  await a.page.goto(addressOf(a, `/evaluation/${evaluation}/disagreements?view=compare`));
  await expect(a.page.getByLabel(disagreementMessages.nb.pair)).toContainText('Vurderer A – Vurderer B');
  await expect(a.page.locator('body')).not.toContainText('Kanarifugl');

  await decideEverything(a, evaluation);
  await confirmEverything(c, evaluation);
  await expectNothingOpen(c, evaluation);
  await sign(a, evaluation);
  await sign(c, evaluation);
  const verified = await downloadAndVerify(c);
  expect(verified.errors).toBe('');
  expect(verified.output).toContain('Vurderer C went on in the same place');
  expect(verified.output).not.toContain('Kanarifugl');
});

test('one completes alone, and screens and package say so', async ({ samskar }) => {
  test.setTimeout(300_000);
  const { administrator, a, b, evaluation } = await gather(samskar);
  await registerDocument(a, evaluation, 'Kommuneplanens samfunnsdel');
  await gradeArea(a, evaluation, 1, [3, 4]);
  await gradeArea(b, evaluation, 1, [2, 4]);
  // Ready, and waits for B.
  await gradeArea(a, evaluation, 2, [3, 4]);

  const dialog = await openChange(administrator, 'Vurderer B');
  await dialog.getByLabel(texts.assessor.complete).check();
  await dialog.getByLabel(texts.assessor.reason).fill('Har sluttet.');
  await dialog.getByRole('button', { name: texts.assessor.submit.complete }).click();
  await expect(administrator.page.getByText(texts.assessor.done.complete('Vurderer B'))).toBeVisible();

  await a.page.goto(addressOf(a, `/evaluation/${evaluation}/sign`));
  await expect(a.page.getByText(texts.byOne('Vurderer A'))).toBeVisible();
  await decideEverything(a, evaluation);
  await expectNothingOpen(a, evaluation);
  await sign(a, evaluation);
  await expect(a.page.getByRole('heading', { name: signMessages.nb.signedTitle })).toBeVisible();
  const verified = await downloadAndVerify(a);
  expect(verified.output).toContain('Completed by one assessor, Vurderer A.');
  expect(verified.exitCode).toBe(0);
});

test('[R16] an administrator who takes part is offered no change of assessors', async ({ samskar }) => {
  const administrator = await samskar.enter('Administrator', { roles: ['administrator'] });
  const a = await samskar.server.addPerson('Vurderer A', { certified: smallFamily });
  const b = await samskar.server.addPerson('Vurderer B', { certified: smallFamily });
  await createSmallEvaluation(samskar, administrator.person, {
    assessors: [a, b],
    observers: [administrator.person],
  });
  await administrator.page.goto(addressOf(administrator, '/'));
  await administrator.page.getByRole('button', { name: /^Deltakere: Skaun/ }).click();
  await expect(administrator.page.getByText(evaluationListMessages.nb.participants.explained)).toBeVisible();
  await expect(
    administrator.page.getByRole('button', { name: texts.assessor.changeFor('Vurderer A') }),
  ).toHaveCount(0);
});

test('what is out of focus changes with a reason, once its effect has been seen', async ({ samskar }) => {
  test.setTimeout(300_000);
  const { a, b, evaluation } = await gather(samskar);
  await registerDocument(a, evaluation, 'Kommuneplanens samfunnsdel');
  for (const actor of [a, b]) await gradeArea(actor, evaluation, 1, [3, 4]);
  await decideAsA(a, evaluation, '1.1.2');

  await a.page.goto(addressOf(a, `/evaluation/${evaluation}`));
  await a.page.getByRole('link', { name: texts.focus.link(0) }).click();
  await a.page.getByLabel(texts.focus.indicator).selectOption('1.1.2');
  await a.page.getByRole('button', { name: texts.focus.add }).click();
  const effect = a.page.getByRole('table', { name: texts.focus.effect });
  await expect(effect.getByRole('row', { name: texts.focus.total })).toContainText('35');
  await expect(effect.getByRole('row', { name: texts.focus.total })).toContainText('30');
  await expect(a.page.getByText(texts.focus.voids('1.1.2'))).toBeVisible();
  await a.page.getByLabel(texts.focus.byLabel).fill('Kommunedirektøren');
  await a.page.getByLabel(texts.focus.reason).fill('Ordningen er lagt ned.');
  await a.page.getByRole('button', { name: texts.focus.submit }).click();
  await expect(a.page.getByText(texts.focus.done)).toBeVisible();

  await b.page.goto(addressOf(b, `/evaluation/${evaluation}/focus`));
  await expect(b.page.getByRole('table', { name: texts.focus.now })).toContainText('Kommunedirektøren');
  await expect(b.page.getByText('Ordningen er lagt ned.')).toBeVisible();

  // Taken in again it is open: what was decided before does not come back.
  await b.page.getByLabel(texts.focus.indicator).selectOption('1.1.2');
  await b.page.getByRole('button', { name: texts.focus.add }).click();
  await b.page.getByLabel(texts.focus.reason).fill('Ordningen er i gang igjen.');
  await b.page.getByRole('button', { name: texts.focus.submit }).click();
  await expect(b.page.getByText(texts.focus.none)).toBeVisible();
  expect(await undecidedIndicators(b, evaluation)).toContain('1.1.2');
  await decideAsA(b, evaluation, '1.1.2');
});

test('two grade one sheet together, live, and each sees who set what', async ({ samskar }) => {
  test.setTimeout(300_000);
  const { administrator, a, b } = await gather(samskar);
  const evaluation = await createOpen(administrator, a, b);
  await registerDocument(a, evaluation, 'Kommuneplanens samfunnsdel');
  await expect(a.page.getByText(open.tag)).toBeVisible();

  // What A sets stands on B's screen with A's name, and the other way round.
  await openIndicator(a, evaluation, '2.1.1');
  await openIndicator(b, evaluation, '2.1.1');
  await criterion(a, 0).getByRole('radio').nth(3).check();
  await expect(criterion(b, 0).getByRole('radio').nth(3)).toBeChecked();
  await expect(criterion(b, 0).getByText(open.setBy('Vurderer A'))).toBeVisible();
  await criterion(b, 0).getByRole('radio').nth(4).check();
  await expect(criterion(a, 0).getByRole('radio').nth(4)).toBeChecked();
  await expect(criterion(a, 0).getByText(open.setBy('Vurderer B'))).toBeVisible();
  await a.page.locator('#reason').fill('Vi så planen begge to.');
  await expect(b.page.locator('#reason')).toHaveValue('Vi så planen begge to.');
  await expect(a.page.locator('#note')).toHaveCount(0);

  await finishArea(a, evaluation, 1);
  await finishArea(b, evaluation, 2);
  await a.page.goto(addressOf(a, `/evaluation/${evaluation}/disagreements`));
  await expect(a.page.getByRole('link', { name: disagreementMessages.nb.view.talk })).toBeVisible();
  await expect(a.page.getByRole('link', { name: disagreementMessages.nb.view.compare })).toHaveCount(0);
  await acceptGreens(a, evaluation);
  await decideEverything(a, evaluation);
  await confirmEverything(b, evaluation);
  await expectNothingOpen(b, evaluation);
  await expect(b.page.getByText(open.explained)).toBeVisible();
  await sign(a, evaluation);
  await sign(b, evaluation);
  const verified = await downloadAndVerify(b);
  expect(verified.output).toContain('Open mode: the assessors graded one sheet together');
  expect(verified.exitCode).toBe(0);
});

const criterion = ({ page }: Actor, place: number) => page.locator('fieldset[data-criterion]').nth(place);

/** Through the administrator's screen, on the small instrument. */
async function createOpen({ page }: Actor, a: Actor, b: Actor): Promise<string> {
  const { nb } = newEvaluationMessages;
  await page.goto(`${new URL(page.url()).origin}/evaluations/new`);
  await page.locator('#instrument').selectOption('test-1.0');
  await page.getByLabel(nb.municipality.name, { exact: true }).fill('Melhus');
  await page.getByLabel(nb.municipality.code).fill('5028');
  await page.getByLabel(nb.municipality.year, { exact: true }).fill('2026');
  await page.getByLabel(nb.municipality.population, { exact: true }).fill('17000');
  await page.getByLabel(nb.municipality.populationDate).fill('2026-01-01');
  for (const [letter, { person }] of [
    ['a', a],
    ['b', b],
  ] as const)
    await page.locator(`#assessor-${letter}`).selectOption(person.id);
  await page.getByLabel(open.choice.open).check();
  await page.getByRole('button', { name: nb.submit }).click();
  await page.waitForURL((url) => !url.pathname.endsWith('/new'));
  await a.page.goto(addressOf(a, '/'));
  await a.page.getByRole('link', { name: /Melhus/ }).click();
  await a.page.waitForURL(/\/evaluation\/[0-9a-f-]{36}/);
  return /\/evaluation\/([0-9a-f-]{36})/.exec(a.page.url())![1]!;
}

/** Grades what the sheet lacks, and declares the area finished. */
async function finishArea(actor: Actor, evaluation: string, area: 1 | 2): Promise<void> {
  const { page } = actor;
  const indicators = indicatorsOf[area];
  await openIndicator(actor, evaluation, indicators[0]);
  for (const place of indicators.keys()) {
    const next = indicators[place + 1];
    await fillInSheet(actor, [3, 4], { ...(next !== undefined && { next }) });
  }
  await page.getByRole('button', { name: open.finish(String(area)) }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: open.finish(String(area)) })
    .click();
  await expect(page.getByText(assessMessages.nb.gate.revealed)).toBeVisible();
}

test('an evaluation is archived, exported and deleted, and no device keeps it', async ({ samskar }) => {
  test.setTimeout(300_000);
  const { administrator, a, b, evaluation } = await gather(samskar);
  await registerDocument(a, evaluation, 'Kommuneplanens samfunnsdel');
  for (const actor of [a, b]) await gradeArea(actor, evaluation, 1, [3, 4], 'Kanarifugl');

  const dialog = await openArchive(administrator);
  await dialog.getByLabel(archive.reason).fill('Oppdraget er avsluttet.');
  await dialog.getByRole('button', { name: archive.archive }).click();
  await expect(administrator.page.getByText(archive.archived)).toBeVisible();

  // Read only, and out of the list until the archive is opened.
  await a.page.goto(addressOf(a, '/'));
  await expect(a.page.getByRole('link', { name: /Skaun/ })).toBeHidden();
  await a.page.getByText(archive.group(1)).click();
  await a.page.getByRole('link', { name: /Skaun/ }).click();
  await a.page.goto(addressOf(a, `/evaluation/${evaluation}/focus`));
  await expect(a.page.getByText(texts.focus.none)).toBeVisible();
  await expect(a.page.getByRole('button', { name: texts.focus.submit })).toHaveCount(0);

  await a.page.goto(addressOf(a, `/evaluation/${evaluation}/sign`));
  const downloading = a.page.waitForEvent('download');
  await a.page.getByRole('link', { name: archive.export }).click();
  expect(readFileSync(await (await downloading).path(), 'utf8')).toContain('samskar-export/1');

  const again = await openArchive(administrator);
  await again.getByLabel(archive.confirm('Skaun')).fill('Skaun');
  await again.getByRole('button', { name: archive.delete }).click();
  await expect(administrator.page.getByText(archive.deleted('Skaun'))).toBeVisible();

  // Who has it open learns that it is gone, and the device forgets it.
  for (const actor of [a, b]) {
    await actor.page.goto(addressOf(actor, `/evaluation/${evaluation}`));
    await expect(actor.page.getByText(refusalMessages.nb.deleted)).toBeVisible();
    await expect.poll(() => keptOnDevice(actor)).not.toContain(evaluation);
  }
});

async function openArchive({ page }: Actor) {
  await page.goto(new URL('/', page.url()).href);
  const row = page.getByRole('button', { name: /^Arkiv: Skaun/ });
  const group = page.getByText(archive.group(1));
  await expect(row.or(group).first()).toBeAttached();
  if (!(await row.isVisible())) await group.click();
  await row.click();
  return page.getByRole('dialog');
}

/** Keys of everything in the browser's databases. */
function keptOnDevice({ page }: Actor): Promise<string> {
  return page.evaluate(async () => {
    const databases = await indexedDB.databases();
    const keys = await Promise.all(
      databases.map(
        ({ name }) =>
          new Promise<string>((resolve, reject) => {
            const opening = indexedDB.open(name ?? '');
            opening.onerror = () => reject(new Error('The database does not open'));
            opening.onsuccess = () => {
              const database = opening.result;
              const stores = [...database.objectStoreNames];
              const transaction = database.transaction(stores);
              const found = stores.map((store) => transaction.objectStore(store).getAllKeys());
              transaction.oncomplete = () => {
                database.close();
                resolve(JSON.stringify(found.map(({ result }) => result)));
              };
            };
          }),
      ),
    );
    return keys.join('\n');
  });
}
