import type { EarlierBallot } from '@samskar/shared/api';
import type { MovePlan } from '@samskar/shared/evaluation';
import { expect, test } from 'vitest';
import { gradedOn, ownVoid } from '../../../web/src/lib/evaluation/own-move.ts';

const planOf = (
  from: string,
  { gone = [], open = [] }: { gone?: readonly string[]; open?: readonly string[] },
): MovePlan => ({
  from: { id: from, hash: from },
  to: { id: 'next', hash: 'next' },
  carried: [],
  void: gone.map((indicator) => ({ indicator, area: '1' })),
  openAgain: open.map((indicator) => ({ indicator, area: '1', was: '1', causes: ['max'] })),
  together: [],
  areas: { gone: [], goneRevealed: [], added: [], begunAnew: [], readyDiscarded: [] },
});

const moveAt = (at: string, plan: MovePlan) => ({ plan, at, by: 'owner', reason: 'Ny' });
const said = { applicable: true, grades: { c1: 3 }, unsure: [], reason: '', evidence: {} };
const ballot = (instrument: string, what: Partial<EarlierBallot>): EarlierBallot => ({
  area: '1',
  instrument,
  at: '2026-11-21T12:00:00.000Z',
  values: {},
  notes: {},
  ...what,
});

test('grades that were revealed are of the instrument that they were taken out by the first move from', () => {
  // What is asked of the area is when it was revealed.
  const revealed = { '1': { at: '2026-02' } } as unknown as Parameters<typeof gradedOn>[0]['revealed'];
  const instrumentMoves = [
    moveAt('2026-01', planOf('one', { open: ['1.1.1'] })),
    moveAt('2026-03', planOf('two', { open: ['1.1.2'] })),
    moveAt('2026-04', planOf('three', { open: ['1.1.1'] })),
    moveAt('2026-05', planOf('four', { gone: ['1.1.1'] })),
  ];
  expect(gradedOn({ instrumentMoves, revealed }, '1', '1.1.1')?.id).toBe('three');
  expect(gradedOn({ instrumentMoves, revealed }, '1', '1.1.3')).toBeUndefined();
  expect(gradedOn({ instrumentMoves, revealed }, '2', '1.1.1')).toBeUndefined();
});

test('of what is void, the last that was said stands, also where only a note was written', () => {
  const first = ballot('one', { values: { '1.1.1': said, '1.1.2': said } });
  const last = ballot('two', { values: { '1.1.1': said }, notes: { '1.1.3': 'Husk dette' } });
  const found = ownVoid([first, last], (indicator) => indicator !== '1.1.2');
  expect(found).toEqual([
    { indicator: '1.1.1', earlier: last },
    { indicator: '1.1.3', earlier: last },
  ]);
});
