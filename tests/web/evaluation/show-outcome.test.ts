import { expect, test } from 'vitest';
import { commonMessages } from '@samskar/shared/messages';
import { showOutcome } from '../../../web/src/lib/evaluation/show-outcome.ts';
import { toasts } from '../../../web/src/lib/ui/toasts.svelte.ts';

test('[R2] what only waits for the line is not said to be done', () => {
  showOutcome({ kind: 'queued' }, 'Fjernet', 'nb');
  expect(toasts.shown.at(-1)).toMatchObject({ text: commonMessages.nb.queued, color: 'warning' });
  expect(toasts.shown.some(({ text }) => text === 'Fjernet')).toBe(false);
});

test('what is done is said to be', () => {
  showOutcome({ kind: 'done', seq: 7 }, 'Fjernet', 'nb');
  expect(toasts.shown.at(-1)).toMatchObject({ text: 'Fjernet', color: 'success' });
});
