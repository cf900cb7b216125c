import fc from 'fast-check';
import type { PlannedInterview } from '@samskar/shared/evaluation';
import { expect, test } from 'vitest';
import { inZone, momentIn } from '../../../web/src/lib/evaluation/zoned-time.ts';
import {
  emptyForm,
  formOf,
  formProblems,
  interviewOf,
} from '../../../web/src/routes/evaluation/[id]/interviews/interview-form.ts';
import { readPastedRows } from '../../../web/src/routes/evaluation/[id]/interviews/pasted-rows.ts';
import { findClashes, planOfDays } from '../../../web/src/routes/evaluation/[id]/interviews/plan-of-days.ts';

const zone = 'Europe/Oslo';
const context = { zone, leads: new Map([['a', 'account-a']]) };

test('a clock of a zone is the same moment both ways, in summer and winter', () => {
  expect(momentIn({ day: '2026-11-24', clock: '09:00' }, zone)).toBe('2026-11-24T08:00:00.000Z');
  expect(momentIn({ day: '2026-06-24', clock: '09:00' }, zone)).toBe('2026-06-24T07:00:00.000Z');
  expect(inZone('2026-11-24T23:30:00.000Z', zone)).toEqual({ day: '2026-11-25', clock: '00:30' });
});

test('an hour that is passed over does not exist, and of one that comes twice the first is meant', () => {
  expect(momentIn({ day: '2027-03-28', clock: '02:30' }, zone)).toBeUndefined();
  expect(momentIn({ day: '2026-10-25', clock: '02:30' }, zone)).toBe('2026-10-25T00:30:00.000Z');
  expect(momentIn({ day: 'soon', clock: '02:30' }, zone)).toBeUndefined();
});

test('every moment comes back from the clocks of every zone, but for the hour that comes twice', () => {
  const zones = fc.constantFrom(
    'Europe/Oslo',
    'Europe/Helsinki',
    'Asia/Kathmandu',
    'America/St_Johns',
    'UTC',
  );
  const minutes = fc.integer({
    min: Date.parse('2020-01-01') / 60_000,
    max: Date.parse('2035-01-01') / 60_000,
  });
  fc.assert(
    fc.property(zones, minutes, (where, minute) => {
      const moment = new Date(minute * 60_000).toISOString();
      const back = momentIn(inZone(moment, where), where);
      expect(back === moment || back === new Date((minute - 60) * 60_000).toISOString()).toBe(true);
    }),
  );
});

test('what the form makes opens in the form again as it was', () => {
  const form = {
    ...emptyForm,
    role: 'Enhetsledere',
    persons: '4',
    day: '2026-11-24',
    from: '09:00',
    to: '10:30',
    where: 'place',
    place: 'Rådhuset',
    lead: 'account-a',
  } as const;
  expect(formProblems(form, zone)).toEqual([]);
  expect(formOf(interviewOf(form, 'id', zone))).toEqual(form);
});

test.each<[string, object, string]>([
  ['no role', { role: ' ' }, 'role'],
  ['half a person', { persons: '0,5' }, 'persons'],
  ['half a time', { from: '09:00' }, 'time'],
  ['an end before its start', { day: '2026-11-24', from: '09:00', to: '09:00' }, 'time'],
  ['a passed-over hour', { day: '2027-03-28', from: '02:30', to: '04:00' }, 'time'],
  ['a place without a name', { where: 'place' }, 'place'],
])('a form with %s is not sent', (_, change, field) => {
  expect(formProblems({ ...emptyForm, role: 'Ordfører', ...change }, zone)).toMatchObject([{ field }]);
});

test('pasted rows are read with their line numbers, in either language, and each problem is named', () => {
  const rows = readPastedRows(
    'Enhetsledere\tSkole\t4\t24.11.2026\t9\t10.30\tRådhuset\tA\r\n\r\nUnit leaders\tHealth\t2\nNaboer\t\tmange\t24.11\t9\t8\t\tC',
    context,
  );
  expect(rows.map(({ line }) => line)).toEqual([1, 3, 4]);
  expect(rows[0]?.interview).toEqual({
    group: 'unit-leaders',
    role: 'Skole',
    persons: 4,
    time: { start: '2026-11-24T08:00:00.000Z', end: '2026-11-24T09:30:00.000Z', zone },
    place: { kind: 'place', where: 'Rådhuset' },
    lead: 'account-a',
  });
  expect(rows[1]?.interview).toMatchObject({ group: 'unit-leaders', time: null, place: null, lead: null });
  expect(rows[2]?.problems).toEqual(['group', 'role', 'persons', 'time', 'lead']);
});

test('no text that is pasted is lost, or makes it fail', () => {
  fc.assert(
    fc.property(fc.array(fc.string(), { maxLength: 20 }), (lines) => {
      const text = lines.join('\n');
      const rows = readPastedRows(text, context);
      expect(rows.map((row) => row.text)).toEqual(
        text.split(/\r\n|\r|\n/).filter((line) => line.trim() !== ''),
      );
    }),
  );
});

const planned = (
  id: string,
  start: string | null,
  change: Partial<PlannedInterview> = {},
): PlannedInterview => ({
  id,
  group: 'other',
  role: id,
  persons: 1,
  time: start === null ? null : { start, end: new Date(Date.parse(start) + 3_600_000).toISOString(), zone },
  place: null,
  lead: 'account-a',
  revision: 1,
  by: 'account-a',
  at: '2026-11-21T12:00:00.000Z',
  status: { kind: 'planned' },
  namesRevision: null,
  ...change,
});

test('the plan goes day by day as the municipality’s clocks say, those without a time last', () => {
  const days = planOfDays(
    [planned('c', null), planned('b', '2026-11-24T23:30:00.000Z'), planned('a', '2026-11-24T08:00:00.000Z')],
    'nb',
  );
  expect(days.map(({ day, interviews }) => [day, interviews.map(({ id }) => id)])).toEqual([
    ['2026-11-24', ['a']],
    ['2026-11-25', ['b']],
    [undefined, ['c']],
  ]);
});

test('one who leads two at once is found; one after the other, another’s and cancelled ones are no clash', () => {
  const first = planned('a', '2026-11-24T08:00:00.000Z');
  const clash = planned('b', '2026-11-24T08:30:00.000Z');
  const after = planned('c', '2026-11-24T09:00:00.000Z', { lead: 'account-b' });
  expect(findClashes([clash, after, first])).toMatchObject([{ one: { id: 'a' }, other: { id: 'b' } }]);
  expect(findClashes([first, planned('d', '2026-11-24T09:00:00.000Z')])).toEqual([]);
  const cancelled = { kind: 'cancelled', reason: 'x', by: 'account-a', at: '' } as const;
  expect(findClashes([first, { ...clash, status: cancelled }])).toEqual([]);
});
