import { instrumentMessages, overviewMessages } from '@samskar/shared/messages';
import { openIndicator } from './support/assess.ts';
import { expect, test } from './support/samskar.ts';
import { createSmallEvaluation, smallFamily, smallInstrumentFile } from './support/small-evaluation.ts';

const texts = instrumentMessages.nb;

/** The small instrument as its owner would save it after a change. */
function fileOf(change: (file: typeof smallInstrumentFile) => string) {
  const text = change(structuredClone(smallInstrumentFile));
  return { name: 'instrument.json', mimeType: 'application/json', buffer: Buffer.from(text) };
}

test('the owner is shown what differs, and a corrected text reaches the assessor who is at work', async ({
  samskar,
}) => {
  const administrator = await samskar.server.addPerson('Administrator', { roles: ['administrator'] });
  const a = await samskar.enter('Vurderer A', { certified: smallFamily });
  const b = await samskar.server.addPerson('Vurderer B', { certified: smallFamily });
  const evaluation = await createSmallEvaluation(samskar, administrator, { assessors: [a.person, b] });
  const owner = await samskar.enter('Eier', { roles: ['owner'] });
  await openIndicator(a, evaluation, '1.1.1');
  await expect(a.page.getByText('Navn 1.1.1').first()).toBeVisible();

  await owner.page.goto(`${samskar.server.origin}/instruments`);
  const compare = async (file: ReturnType<typeof fileOf>) => {
    await owner.page.getByLabel(texts.upload.label).setInputFiles(file);
    await owner.page.getByRole('button', { name: texts.upload.submit }).click();
  };
  await compare(fileOf((file) => JSON.stringify(file).replace('"max":10', '"max":12')));
  await expect(owner.page.getByText(texts.revision.effect['needs-new-id'])).toBeVisible();
  await expect(owner.page.getByRole('row', { name: /Indikator 1\.1\.1 maksimum 10 12/ })).toBeVisible();
  await expect(owner.page.getByRole('button', { name: texts.revision.publish.revision })).toHaveCount(0);
  await owner.page.getByRole('button', { name: texts.revision.cancel }).click();

  await compare(fileOf((file) => JSON.stringify(file).replace('Navn 1.1.1', 'Rettet spørsmål')));
  await expect(owner.page.getByText(texts.revision.effect.revision(1))).toBeVisible();
  await expect(
    owner.page.getByRole('row', { name: /Indikator 1\.1\.1 spørsmål \(nb\) Navn 1\.1\.1 Rettet spørsmål/ }),
  ).toBeVisible();
  await owner.page.getByRole('button', { name: texts.revision.publish.revision }).click();
  await expect(owner.page.getByText(texts.revision.done('test-1.0', 1))).toBeVisible();

  await expect(a.page.getByText('Rettet spørsmål').first()).toBeVisible();
  await a.page.goto(`${samskar.server.origin}/evaluation/${evaluation}/activity`);
  await expect(
    a.page.getByText(overviewMessages.nb.event['instrument-revised']('Eier', 'test-1.0')),
  ).toBeVisible();
});
