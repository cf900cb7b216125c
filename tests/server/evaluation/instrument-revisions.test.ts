import type { Refusal } from '@samskar/shared/api';
import { disagreementSettingsSchema } from '@samskar/shared/disagreement';
import type { Instrument } from '@samskar/shared/instrument';
import { canonicalHash, verifyPackage } from '@samskar/shared/package';
import type { Result } from '@samskar/shared/result';
import { expect, test } from 'vitest';
import { downloadPackage } from '../../../server/src/evaluation/evaluation-package.ts';
import { evaluationsOnInstruments } from '../../../server/src/evaluation/evaluations-on-instruments.ts';
import { instrumentOf } from '../../../server/src/evaluation/evaluations.ts';
import { readSnapshot } from '../../../server/src/evaluation/read-snapshot.ts';
import {
  decideAll,
  expectOk,
  openEvaluationDesk,
  revealAll,
  type EvaluationDesk,
} from '../../support/evaluation-desk.ts';

/** The desk's instrument with another question. */
function corrected({ instrument }: EvaluationDesk, question: string): Instrument {
  const changed = structuredClone(instrument);
  changed.areas[0]!.subareas[0]!.indicators[0]!.question = { nb: question };
  return changed;
}

function publish(
  { evaluations, people }: EvaluationDesk,
  instrument: Instrument,
  against?: string,
): Result<unknown, Refusal> {
  const running = evaluationsOnInstruments(evaluations);
  return evaluations.instruments.publish(instrument, {
    by: people.owner,
    against,
    onPublished: ({ stored, isRevision }) => {
      if (isRevision) running.onRevised(stored, people.owner);
    },
  });
}

const questionOf = (desk: EvaluationDesk, evaluation: string) =>
  instrumentOf(desk.evaluations, desk.state(evaluation)).areas[0]!.subareas[0]!.indicators[0]!.question.nb;

function sign(desk: EvaluationDesk, evaluation: string, ...who: ('a' | 'b')[]): void {
  for (const person of who) {
    const packageHash = packageHashOf(desk, evaluation, person);
    expectOk(desk.run(evaluation, person, { kind: 'sign', packageHash, password: 'x' }));
  }
}

/** What a signature of nothing in particular is refused with: the hash that it should have been of. */
function packageHashOf(desk: EvaluationDesk, evaluation: string, who: 'a' | 'b'): string {
  const refused = desk.run(evaluation, who, {
    kind: 'sign',
    packageHash: '0'.repeat(64),
    password: 'x',
  });
  if (refused.ok || refused.error.kind !== 'stale') throw new Error('The package could not be signed');
  return refused.error.current!;
}

test('corrected texts reach every open evaluation at once, with grades, decisions and ballots untouched', async () => {
  const desk = await openEvaluationDesk();
  const [first, second] = [desk.create(), desk.create({ year: 2027 })];
  revealAll(desk, first, 4);
  desk.grade(second, 'a', '1', 2);
  const before = desk.state(first);
  const seen = desk.seen(second, 'a', '1');
  const hash = canonicalHash(desk.instrument);
  const revised = corrected(desk, 'Hva gjelder?');
  expect(evaluationsOnInstruments(desk.evaluations).countOn(desk.instrument.id)).toBe(2);
  desk.announced.length = 0;
  expectOk(publish(desk, revised, hash));

  const after = canonicalHash(revised);
  for (const evaluation of [first, second]) {
    expect(questionOf(desk, evaluation)).toBe('Hva gjelder?');
    expect(desk.state(evaluation).instrument).toEqual({ id: revised.id, hash: after });
    expect(desk.state(evaluation).instrumentRevisions).toMatchObject([
      { before: hash, after, by: desk.people.owner },
    ]);
  }
  expect(desk.announced.toSorted()).toEqual([first, second].toSorted());
  const { seq, instrument, instrumentRevisions, ...rest } = desk.state(first);
  expect(rest).toEqual(Object.fromEntries(Object.entries(before).filter(([key]) => key in rest)));
  expect([seq, instrument.hash, instrumentRevisions.length]).toEqual([before.seq + 1, after, 1]);
  expect(desk.seen(second, 'a', '1')).toBe(seen);
});

test('everybody who takes part is told, observers too, and by whom', async () => {
  const desk = await openEvaluationDesk();
  const evaluation = desk.create();
  expectOk(publish(desk, corrected(desk, 'Ny?'), canonicalHash(desk.instrument)));
  for (const who of ['a', 'reviewer', 'observer'] as const) {
    const role = desk.state(evaluation).participants[desk.people[who]]!;
    const snapshot = readSnapshot(desk.evaluations, evaluation, { account: desk.people[who], role });
    expect(snapshot.state.instrumentRevisions).toHaveLength(1);
    expect(snapshot.people).toContainEqual({ id: desk.people.owner, name: 'owner', role: null });
  }
});

test('an evaluation goes on to its signature on the corrected texts, and its package names both', async () => {
  const desk = await openEvaluationDesk();
  const evaluation = desk.create();
  const [one, two] = [corrected(desk, 'Første?'), corrected(desk, 'Andre?')];
  const hashes = [desk.instrument, one, two].map((instrument) => canonicalHash(instrument));
  expectOk(publish(desk, one, hashes[0]));
  revealAll(desk, evaluation);
  decideAll(desk, evaluation);
  expectOk(publish(desk, two, hashes[1]));
  sign(desk, evaluation, 'a', 'b');

  const file = downloadPackage(desk.evaluations, desk.state(evaluation), 'all')!;
  expect(file.public.instrument).toMatchObject({
    hash: hashes[2],
    file: two,
    revisions: [
      { before: hashes[0], after: hashes[1] },
      { before: hashes[1], after: hashes[2] },
    ],
  });
  const kindOf = (of: typeof file) =>
    verifyPackage(of, { verifySignature: () => true }).checks.find(({ id }) => id === 'instrument')?.kind;
  expect(kindOf(file)).toBe('holds');
  const torn = structuredClone(file);
  torn.public.instrument.revisions!.splice(1, 1);
  expect(kindOf(torn)).toBe('fails');
});

test('a signature keeps the texts that were signed, also the first of two', async () => {
  const desk = await openEvaluationDesk();
  const [half, whole] = [desk.create(), desk.create({ year: 2027 })];
  for (const evaluation of [half, whole]) {
    revealAll(desk, evaluation);
    decideAll(desk, evaluation);
  }
  sign(desk, half, 'a');
  sign(desk, whole, 'a', 'b');
  const seqs = [half, whole].map((evaluation) => desk.state(evaluation).seq);
  expectOk(publish(desk, corrected(desk, 'Ny?'), canonicalHash(desk.instrument)));
  expect([half, whole].map((evaluation) => desk.state(evaluation).seq)).toEqual(seqs);
  expect(questionOf(desk, half)).toBe('Navn 1.1.1');
  sign(desk, half, 'b');
  expect(downloadPackage(desk.evaluations, desk.state(half), 'all')!.public.instrument).toEqual({
    hash: canonicalHash(desk.instrument),
    file: desk.instrument,
  });
});

test('anything but texts needs a new id, and running evaluations stay where they are', async () => {
  const desk = await openEvaluationDesk();
  const evaluation = desk.create();
  const hash = canonicalHash(desk.instrument);
  const larger = corrected(desk, 'Ny?');
  larger.areas[0]!.subareas[0]!.indicators[0]!.max = 11;
  expect(publish(desk, larger, hash)).toMatchObject({ error: { kind: 'instrument-exists' } });
  const bounded = {
    ...desk.instrument,
    disagreement: disagreementSettingsSchema.parse({ redStep: 3 }),
  };
  expect(publish(desk, bounded, hash)).toMatchObject({ error: { kind: 'instrument-exists' } });
  expectOk(publish(desk, { ...larger, id: 'test-1.1', version: '1.1' }, hash));
  expect(desk.state(evaluation).seq).toBe(desk.state(evaluation).instrumentRevisions.length + 3);
  expect(questionOf(desk, evaluation)).toBe('Navn 1.1.1');
});

test('texts may be put back as they were, with the clock set back too, and evaluations follow', async () => {
  const desk = await openEvaluationDesk();
  const evaluation = desk.create();
  const hash = canonicalHash(desk.instrument);
  const revised = corrected(desk, 'Ny?');
  expectOk(publish(desk, revised, hash));
  // The clock of the machine is set back.
  desk.travelTo('2026-11-21T10:00:00.000Z');
  expectOk(publish(desk, desk.instrument, canonicalHash(revised)));
  expect(questionOf(desk, evaluation)).toBe('Navn 1.1.1');
  expect(desk.evaluations.instruments.findById(desk.instrument.id)?.hash).toBe(hash);
  expect(desk.state(evaluation).instrumentRevisions).toHaveLength(2);
});

test('what was compared with something that is gone is refused, and nothing has changed', async () => {
  const desk = await openEvaluationDesk();
  const evaluation = desk.create();
  const hash = canonicalHash(desk.instrument);
  const [mine, theirs] = [corrected(desk, 'Min?'), corrected(desk, 'Deres?')];
  expectOk(publish(desk, theirs, hash));
  expect(publish(desk, mine, hash)).toMatchObject({
    error: { kind: 'stale', seen: hash, current: canonicalHash(theirs) },
  });
  expect(publish(desk, mine)).toMatchObject({ error: { kind: 'instrument-exists' } });
  expect(questionOf(desk, evaluation)).toBe('Deres?');
});

test('one that is unlocked again takes in what was corrected meanwhile, and is reached by the next correction', async () => {
  const desk = await openEvaluationDesk();
  const evaluation = desk.create();
  revealAll(desk, evaluation);
  decideAll(desk, evaluation);
  sign(desk, evaluation, 'a', 'b');
  const [one, two] = [corrected(desk, 'Første?'), corrected(desk, 'Andre?')];
  expectOk(publish(desk, one, canonicalHash(desk.instrument)));
  expectOk(desk.run(evaluation, 'a', { kind: 'unlock', reason: 'Feil i teksten.' }));
  expectOk(publish(desk, two, canonicalHash(one)));
  expect(desk.state(evaluation).instrumentRevisions).toMatchObject([
    { before: canonicalHash(desk.instrument), after: canonicalHash(one), origin: 'unlocking' },
    { before: canonicalHash(one), after: canonicalHash(two) },
  ]);
  sign(desk, evaluation, 'a', 'b');
});
