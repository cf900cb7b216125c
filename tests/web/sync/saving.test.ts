import { expect, test } from 'vitest';
import { combineSaving, type Saving } from '../../../web/src/lib/sync/saving.ts';

const saved = (at: string | undefined): Saving => ({
  kind: 'saved',
  at: at === undefined ? at : new Date(at),
});
const local = (changes: number, isKept = true): Saving => ({ kind: 'local', changes, isKept });

test('[R2] several documents are saved when all of them are, at the moment of the last', () => {
  const all = [saved('2026-11-21T10:00:00Z'), saved(undefined), saved('2026-11-21T10:05:00Z')];
  expect(combineSaving(all)).toEqual(saved('2026-11-21T10:05:00Z'));
});

test('[R2] one document that is being saved keeps the line from saying saved', () => {
  expect(combineSaving([saved('2026-11-21T10:00:00Z'), { kind: 'saving' }])).toEqual({ kind: 'saving' });
});

test('[R2] local changes of several documents add up', () => {
  expect(combineSaving([local(2), local(3), { kind: 'saving' }])).toEqual(local(5));
});

test('[R2] changes that one of the documents holds in this window only are not said to be on the device', () => {
  expect(combineSaving([local(2), local(1, false)])).toEqual(local(3, false));
});

test('[R2] a refusal is said before everything else, with all that it concerns', () => {
  const refused: Saving = { kind: 'refused', why: 'signed-out', changes: 1, isKept: true };
  expect(combineSaving([local(2), refused])).toEqual({ ...refused, changes: 3 });
});

test('nothing that is open is nothing to save', () => {
  expect(combineSaving([])).toEqual(saved(undefined));
});
