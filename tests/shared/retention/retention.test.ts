import { retentionSettingSchema } from '@samskar/shared/api';
import {
  defaultSetting,
  dueAt,
  dueSince,
  evaluationClock,
  retentionKinds,
  retentionRules,
  type ClockEvent,
} from '@samskar/shared/retention';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

const dayMs = 86_400_000;
const moments = fc.integer({ min: 0, max: 4_000_000_000_000 });
const days = fc.integer({ min: 0, max: 20_000 });
const setting = (count: number | null) => ({ days: count, automatic: true });

describe('the table of kinds', () => {
  test.each(retentionKinds)('%s begins within its own bounds', (kind) => {
    const { daysMin, daysMax, mayKeep } = retentionRules[kind];
    const { days: first, automatic } = defaultSetting(kind);
    expect(daysMin).toBeLessThanOrEqual(daysMax);
    expect(first === null ? mayKeep : first >= daysMin && first <= daysMax).toBe(true);
    expect(retentionSettingSchema(kind).safeParse({ days: first, automatic, seenRevision: 0 }).success).toBe(
      true,
    );
  });

  test.each(retentionKinds)('%s takes nothing beyond its bounds, and "never" only where it may', (kind) => {
    const { daysMin, daysMax, mayKeep, mayWait } = retentionRules[kind];
    const takes = (change: object) =>
      retentionSettingSchema(kind).safeParse({ days: daysMin, automatic: true, seenRevision: 0, ...change })
        .success;
    expect(takes({})).toBe(true);
    expect(takes({ days: daysMax })).toBe(true);
    for (const wrong of [daysMin - 1, daysMax + 1, daysMin + 0.5, '30', Number.NaN])
      expect(takes({ days: wrong }), String(wrong)).toBe(false);
    expect(takes({ days: null })).toBe(mayKeep);
    expect(takes({ automatic: false })).toBe(mayWait);
    expect(takes({ more: 1 })).toBe(false);
  });

  test('a refusal names the bounds', () => {
    const { error } = retentionSettingSchema('ballots').safeParse({
      days: 1,
      automatic: true,
      seenRevision: 0,
    });
    expect(error?.issues[0]?.message).toBe('must be a whole number of days from 30 to 3650');
  });
});

describe('when a record falls due', () => {
  test('never before its days have passed, and then', () => {
    fc.assert(
      fc.property(moments, days, moments, (since, count, now) => {
        const due = dueAt(since, setting(count));
        const until = dueSince(now, setting(count));
        expect(due).toBe(since + count * dayMs);
        // Both ways of asking answer alike.
        expect(until !== undefined && since <= until).toBe(due !== undefined && due <= now);
      }),
    );
  });

  test('another period moves it by the difference', () => {
    fc.assert(
      fc.property(moments, days, days, (since, one, other) => {
        const [before, after] = [dueAt(since, setting(one)), dueAt(since, setting(other))];
        expect((after ?? 0) - (before ?? 0)).toBe((other - one) * dayMs);
      }),
    );
  });

  test('with "never" nothing does', () => {
    expect(dueAt(0, setting(null))).toBeUndefined();
    expect(dueSince(0, setting(null))).toBeUndefined();
  });
});

describe('the clock of an evaluation', () => {
  const event = (kind: ClockEvent['kind'], at: number, completes = false): ClockEvent => ({
    kind,
    at,
    completes,
  });
  const half = event('signed', 1);
  const whole = event('signed', 2, true);

  test.each<[string, readonly ClockEvent[], number | undefined, number | undefined, number | undefined]>([
    ['at work', [], undefined, undefined, undefined],
    ['signed by one', [half], undefined, undefined, undefined],
    ['signed by all', [half, whole], undefined, undefined, 2],
    ['archived and never signed', [event('archived', 3)], 3, undefined, 3],
    ['signed by one and archived', [half, event('archived', 3)], 3, undefined, 3],
    ['signed and archived', [half, whole, event('archived', 3)], 3, 3, 2],
    [
      'taken out again',
      [half, whole, event('archived', 3), event('taken-out-of-archive', 4)],
      undefined,
      undefined,
      2,
    ],
    [
      'archived a second time',
      [half, whole, event('archived', 3), event('taken-out-of-archive', 4), event('archived', 5)],
      5,
      5,
      2,
    ],
    ['unlocked and archived', [half, whole, event('unlocked', 3), event('archived', 4)], 4, undefined, 4],
  ])('%s', (_, events, archived, both, either) => {
    expect(evaluationClock('archived', events)).toBe(archived);
    expect(evaluationClock('signed-and-archived', events)).toBe(both);
    expect(evaluationClock('signed-or-archived', events)).toBe(either);
  });

  test('records with a moment of their own do not go by it', () => {
    for (const clock of ['made', 'expired', 'own-day'] as const)
      expect(evaluationClock(clock, [half, whole, event('archived', 3)])).toBeUndefined();
  });
});
