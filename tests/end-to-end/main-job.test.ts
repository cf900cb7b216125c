import { parseInstrument, type Instrument } from '@samskar/shared/instrument';
import { findShippedInstrument } from '@samskar/shared/instrument/shipped';
import { jointTextMessages, signMessages } from '@samskar/shared/messages';
import {
  acceptGreens,
  confirmEverything,
  decideAsA,
  expectNothingOpen,
  openJustification,
  sign,
  undecidedIndicators,
} from './support/agree.ts';
import { fillInSheet, openIndicator, registerDocument, sayReady, type Sheet } from './support/assess.ts';
import { createEvaluation } from './support/create-evaluation.ts';
import { downloadAndVerify } from './support/download-and-verify.ts';
import { expect, test, type Actor } from './support/samskar.ts';
import { createSmallEvaluation, smallFamily, smallInstrumentFile } from './support/small-evaluation.ts';

type Job = {
  readonly evaluation: string;
  readonly areas: readonly { readonly id: string; readonly indicators: readonly string[] }[];
  readonly sheetOfA: Sheet;
  /** Where B says something else than A. */
  readonly sheetsOfB: ReadonlyMap<string, Sheet>;
};

test('two assessors take a municipality from blind grades to a verified package', async ({ samskar }) => {
  // Some 1,500 key presses and 32 screens: two minutes on a quiet machine, four times that on a busy one.
  test.setTimeout(900_000);
  const administrator = await samskar.enter('Administrator', { roles: ['administrator'] });
  const a = await samskar.enter('Vurderer A', { certified: 'kk' });
  const b = await samskar.enter('Vurderer B', { certified: 'kk' });
  const evaluation = await createEvaluation(administrator, {
    name: 'Skaun',
    code: '5029',
    assessors: [a, b],
    blocks: 'all',
  });
  await takeToPackage(a, b, {
    evaluation,
    areas: areasOf(findShippedInstrument('kk-3.2')),
    sheetOfA: [3, 3, 2],
    // By much, by a little, and about whether it applies at all.
    sheetsOfB: new Map<string, Sheet>([
      ['1.1.1', [1, 3, 2]],
      ['2.2.1', [3, 2, 2]],
      ['3.1.1', 'not-applicable'],
    ]),
  });
});

test('the same job on an instrument of another shape', async ({ samskar }) => {
  const administrator = await samskar.server.addPerson('Administrator', { roles: ['administrator'] });
  const a = await samskar.enter('Vurderer A', { certified: smallFamily });
  const b = await samskar.enter('Vurderer B', { certified: smallFamily });
  const evaluation = await createSmallEvaluation(samskar, administrator, {
    assessors: [a.person, b.person],
  });
  const instrument = parseInstrument(smallInstrumentFile);
  await takeToPackage(a, b, {
    evaluation,
    areas: areasOf(instrument.ok ? instrument.value : undefined),
    sheetOfA: [3, 4],
    sheetsOfB: new Map([['1.1.1', [1, 4]]]),
  });
});

/** Evidence, ballots, reveal, decisions, text, signatures, package: everything through the screens. */
async function takeToPackage(a: Actor, b: Actor, job: Job): Promise<void> {
  const { evaluation } = job;
  await registerDocument(a, evaluation, 'Kommuneplanens samfunnsdel');
  await Promise.all([gradeEverything(a, job, new Map()), gradeEverything(b, job, job.sheetsOfB)]);

  await acceptGreens(a, evaluation);
  for (const indicator of await undecidedIndicators(a, evaluation)) await decideAsA(a, evaluation, indicator);
  await confirmEverything(b, evaluation);
  await expectNothingOpen(b, evaluation);

  await writeTogether(a, b, evaluation);
  await sign(a, evaluation);
  await expect(b.page.getByText(jointTextMessages.nb.locked)).toBeVisible();
  await sign(b, evaluation);
  await expect(b.page.getByRole('heading', { name: signMessages.nb.signedTitle })).toBeVisible();
  const verified = await downloadAndVerify(b);
  expect(verified.errors).toBe('');
  expect(verified.exitCode).toBe(0);
  expect(verified.output).toContain('Vurderer A');
  // Nobody has written the report's own chapters yet.
  await b.page.getByRole('button', { name: signMessages.nb.publishOpen }).click();
  const dialog = b.page.getByRole('dialog', { name: signMessages.nb.publishTitle });
  await dialog.getByRole('button', { name: signMessages.nb.publish, exact: true }).click();
  await expect(dialog.getByRole('link', { name: signMessages.nb.toReport })).toBeVisible();
}

/** A begins from both reasons, B goes on; each sees the other's words. */
async function writeTogether(a: Actor, b: Actor, evaluation: string): Promise<void> {
  const textOfA = await openJustification(a, evaluation, '1.1.1');
  const textOfB = await openJustification(b, evaluation, '1.1.1');
  await a.page
    .getByRole('button', { name: jointTextMessages.nb.beginWith('A + B') })
    .first()
    .click();
  await expect(textOfB).toContainText('Det Vurderer A så om 1.1.1');
  await textOfB.press('Control+End');
  await textOfB.pressSequentially(' Begge så planen.');
  await expect(textOfA).toContainText('Begge så planen.');
}

function areasOf(instrument: Instrument | undefined): Job['areas'] {
  if (instrument === undefined) throw new Error('There is no such instrument');
  return instrument.areas.map(({ id, subareas }) => ({
    id,
    indicators: subareas.flatMap((subarea) => subarea.indicators.map((indicator) => indicator.id)),
  }));
}

/** Area by area: every indicator, then ready. */
async function gradeEverything(actor: Actor, job: Job, sheets: ReadonlyMap<string, Sheet>): Promise<void> {
  for (const area of job.areas) {
    await openIndicator(actor, job.evaluation, area.indicators[0] ?? '');
    for (const [place, indicator] of area.indicators.entries()) {
      const next = area.indicators[place + 1];
      await fillInSheet(actor, sheets.get(indicator) ?? job.sheetOfA, {
        ...(job.sheetsOfB.has(indicator) && { reason: `Det ${actor.person.name} så om ${indicator}` }),
        ...(next !== undefined && { next }),
      });
    }
    await sayReady(actor, area.id);
  }
}
