import { expect, test } from 'vitest';
import type { NextStep } from '../../../web/src/lib/evaluation/next-steps.ts';
import { sumOfDisplayedAreas } from '@samskar/shared/scoring';
import { eventText } from '../../../web/src/lib/evaluation/event-text.ts';
import { stepLines } from '../../../web/src/routes/evaluation/[id]/overview/step-lines.ts';
import { decidedEvent, personA, personB, readyEvent } from '../support/events.ts';

const nameOf = (account: string) => (account === personA ? 'Vurderer A' : 'Vurderer B');

test('waiting for the same people with several areas is one line, after everything that can be done', () => {
  const wait = (area: string): NextStep => ({ kind: 'wait-for-ready', area, others: [personB] });
  expect(stepLines([wait('1'), { kind: 'say-ready', area: '3' }, wait('2')])).toEqual([
    { kind: 'say-ready', area: '3' },
    { kind: 'wait-for-ready', areas: ['1', '2'], others: [personB] },
  ]);
});

test('events are told in the language of the reader', () => {
  const decided = decidedEvent(3, personB, '1.1.1', { kind: 'not-applicable' });
  expect(eventText(decided, nameOf, 'nb')).toBe('Vurderer B vedtok 1.1.1');
  expect(eventText(readyEvent(2, personA, '4'), nameOf, 'en')).toBe('Vurderer A said ready for area 4');
});

test('areas that add up to something else than the total are noticed', () => {
  expect(sumOfDisplayedAreas(['62', '73'], '134')).toBe(135);
  expect(sumOfDisplayedAreas(['62', '73'], '135')).toBeUndefined();
  expect(sumOfDisplayedAreas(['62', '–'], '62')).toBeUndefined();
  expect(sumOfDisplayedAreas(['–'], '–')).toBeUndefined();
});
