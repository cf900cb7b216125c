import { findShippedInstrument } from '@samskar/shared/instrument/shipped';
import { fillInSheet, openIndicator, registerDocument, sayReady, type Sheet } from './support/assess.ts';
import { createEvaluation } from './support/create-evaluation.ts';
import { expect, test, type Actor } from './support/samskar.ts';

const instrument = findShippedInstrument('kk-3.2');
if (instrument === undefined) throw new Error('kk-3.2 is shipped');
const areas = instrument.areas.map(({ id, subareas }) => ({
  id,
  indicators: subareas.flatMap((subarea) => subarea.indicators.map((indicator) => indicator.id)),
}));

/** B differs from A by much, by a little, and about whether it applies at all; everywhere else they give the same. */
const sheetsOfB = new Map<string, Sheet>([
  ['1.1.1', [1, 3, 2]],
  ['2.2.1', [3, 2, 2]],
  ['3.1.1', 'not-applicable'],
]);
const sheetOfA: Sheet = [3, 3, 2];

test('two assessors take a municipality from blind grades to a verified package', async ({ samskar }) => {
  test.setTimeout(400_000);
  const administrator = await samskar.enter('Administrator', { roles: ['administrator'] });
  const a = await samskar.enter('Vurderer A', { certified: 'kk' });
  const b = await samskar.enter('Vurderer B', { certified: 'kk' });
  const evaluation = await createEvaluation(administrator, {
    name: 'Skaun',
    code: '5029',
    assessors: [a, b],
    blocks: 'all',
  });
  await registerDocument(a, evaluation, 'Kommuneplanens samfunnsdel');

  await Promise.all([gradeEverything(a, evaluation, new Map()), gradeEverything(b, evaluation, sheetsOfB)]);
  await a.page.goto(`${samskar.server.origin}/evaluation/${evaluation}/disagreements`);
  await expect(a.page.locator('h1')).toBeVisible();
});

/** Area by area: every indicator, then ready. */
async function gradeEverything(
  actor: Actor,
  evaluation: string,
  sheets: ReadonlyMap<string, Sheet>,
): Promise<void> {
  for (const area of areas) {
    await openIndicator(actor, evaluation, area.indicators[0] ?? '');
    for (const [place, indicator] of area.indicators.entries()) {
      const next = area.indicators[place + 1];
      await fillInSheet(actor, sheets.get(indicator) ?? sheetOfA, {
        ...(sheetsOfB.has(indicator) && { reason: `Det ${actor.person.name} så om ${indicator}` }),
        ...(next !== undefined && { next }),
      });
    }
    await sayReady(actor, area.id);
  }
}
