import { success } from '@samskar/shared/result';
import { expect, test } from 'vitest';
import { NewEvaluation } from '../../../web/src/routes/evaluations/new/new-evaluation.svelte.ts';
import type { call } from '../../../web/src/lib/api/call.ts';
import { buildInstrument } from '../../support/build-instrument.ts';

const plain = buildInstrument({ areas: [[[10]]], criteria: [{ topGrade: 5 }] });
const disagreement = {
  redStep: 8,
  redExistence: false,
  redShareOfMax: 0.4,
  areaGapPoints: 50,
  totalGapPoints: 200,
  rereadShareMin: 0.2,
  rereadShareMax: 0.3,
};

/** A server that knows two instruments, of which one has bounds of its own. */
const ask = ((_method: string, path: string) =>
  Promise.resolve(
    success(path.endsWith('/bounded-1') ? { ...plain, disagreement } : plain),
    // The one answer that is asked for here; `call` gives one for each schema.
  )) as unknown as typeof call;

test('choosing an instrument fills in its own bounds, and another without any the usual ones', async () => {
  const form = new NewEvaluation(ask);
  expect(form.draft.settings.redStep).toBe('2');
  await form.chooseInstrument('bounded-1');
  expect(form.draft.settings).toMatchObject({
    redStep: '8',
    redExistence: false,
    redPercentOfMax: '40',
    totalGapPoints: '200',
  });
  await form.chooseInstrument('test-1.0');
  expect(form.draft.settings).toMatchObject({ redStep: '2', redExistence: true, totalGapPoints: '20' });
});

test('bounds that were typed before open mode was chosen do not stop the form from where nobody sees them', async () => {
  const form = new NewEvaluation(ask);
  await form.chooseInstrument('bounded-1');
  form.draft.settings.redStep = 'x';
  form.chooseMode('open');
  expect(form.draft.mode).toBe('open');
  expect(form.draft.settings.redStep).toBe('8');
});
