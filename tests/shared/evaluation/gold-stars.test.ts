import { foldEvents, projectEvent } from '@samskar/shared/evaluation';
import { beforeEach, expect, test } from 'vitest';
import { a, b, buildCreation, EvaluationLog } from '../../support/evaluation-log.ts';

let log: EvaluationLog;

beforeEach(() => {
  log = new EvaluationLog(
    buildCreation({ outOfFocus: [{ indicator: '1.1.2', by: 'Kontaktperson', date: '2026-01-15' }] }),
  );
  for (const who of [a, b]) log.write(who, { '2.1.1': [4, 4] });
});

const give = (indicator: string, practice = 'Barnas kommunestyre') =>
  log.run(a, { kind: 'give-gold-star', indicator, practice, why: 'Enkelt å ta etter.' });

const stars = () => Object.values(log.state.goldStars);

function revealSecondArea(): void {
  for (const who of [a, b]) log.sayReady(who, '2');
}

test('[R13] a gold star is given once the area is revealed: before, it would tell what its giver thinks', () => {
  expect(give('2.1.1')).toEqual({ kind: 'not-revealed' });
  revealSecondArea();
  expect(give('2.1.1')).toBeUndefined();
  expect(stars()).toMatchObject([{ indicator: '2.1.1', practice: 'Barnas kommunestyre', by: a }]);
});

test('it is given to an indicator that is there and in focus', () => {
  expect(give('9.9.9')).toEqual({ kind: 'unknown-id', what: 'indicator', id: '9.9.9' });
  expect(give('1.1.2')).toEqual({ kind: 'out-of-focus', indicator: '1.1.2' });
});

test('either assessor may withdraw it, once', () => {
  revealSecondArea();
  give('2.1.1');
  const [star] = stars();
  expect(log.run(b, { kind: 'withdraw-gold-star', star: star!.id })).toBeUndefined();
  expect(stars()).toEqual([]);
  expect(log.run(b, { kind: 'withdraw-gold-star', star: star!.id })).toMatchObject({ kind: 'unknown-id' });
});

test('there is an end to how many stand at once', () => {
  revealSecondArea();
  for (let count = 0; count < 40; count += 1) expect(give('2.1.1', `Praksis ${count}`)).toBeUndefined();
  expect(give('2.1.1', 'En til')).toEqual({ kind: 'limit-reached', max: 40 });
});

test('observers see it: it is public', () => {
  revealSecondArea();
  give('2.1.1');
  const seen = foldEvents(log.events.map((event) => projectEvent(event, 'observer')))!;
  expect(seen.goldStars).toEqual(log.state.goldStars);
});

test('a snapshot has a name, a number and an end to how many; observers are not told its name', () => {
  for (let count = 0; count < 120; count += 1)
    expect(log.run(a, { kind: 'take-snapshot', name: `Kanarifugl ${count}` })).toBeUndefined();
  expect(log.run(a, { kind: 'take-snapshot', name: 'En til' })).toEqual({ kind: 'limit-reached', max: 120 });
  const seen = log.events.map((event) => projectEvent(event, 'observer'));
  expect(JSON.stringify(seen)).not.toContain('Kanarifugl');
});
