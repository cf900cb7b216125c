import { canonicalBallot, commitment, jointName } from '@samskar/shared/documents';
import { beforeEach, describe, expect, test } from 'vitest';
import { listCalibrationDiffs } from '../../../server/src/storage/calibration-diff.ts';
import { listEvents } from '../../../server/src/storage/evaluation-event.ts';
import { listSealedBallots } from '../../../server/src/storage/sealed-ballot.ts';
import {
  decideAll,
  expectOk,
  openEvaluationDesk,
  revealAll,
  type EvaluationDesk,
} from '../../support/evaluation-desk.ts';

let desk: EvaluationDesk;
let evaluation: string;

beforeEach(async () => {
  desk = await openEvaluationDesk();
  evaluation = desk.create();
});

const kindsOf = (evaluationId: string) => listEvents(desk.database, evaluationId, 0).map(({ kind }) => kind);

describe('ready and reveal', () => {
  test('[R14] the ready that completes a block reveals it in the same answer, and nothing before', () => {
    desk.grade(evaluation, 'a', '1', 3);
    desk.grade(evaluation, 'b', '1', 4);
    const first = expectOk(desk.sayReady(evaluation, 'a', '1'));
    expect(first.events.map(({ kind }) => kind)).toEqual(['ready-said']);
    const second = expectOk(desk.sayReady(evaluation, 'b', '1'));
    expect(second.events.map(({ kind }) => kind)).toEqual(['ready-said', 'block-revealed']);
    expect(desk.state(evaluation).revealed['1']?.ballots[desk.people.b]?.['1.1.1']?.grades).toEqual({
      c1: 4,
      c2: 4,
    });
  });

  test('[R14] what was committed to when ready was said can be checked by anyone after the reveal', () => {
    revealAll(desk, evaluation, 4);
    const { ready, revealed } = desk.state(evaluation);
    for (const area of ['1', '2'])
      for (const person of [desk.people.a, desk.people.b]) {
        const { nonce } = revealed[area]!.proofs[person]!;
        const canonical = canonicalBallot(revealed[area]!.ballots[person]!);
        expect(commitment(nonce, canonical)).toBe(ready[area]![person]!.commitment);
      }
  });
});

test('the way from blind grades to two signatures', () => {
  revealAll(desk, evaluation);
  decideAll(desk, evaluation);
  expect(kindsOf(evaluation)).toContain('confirmed');
  expect(listSealedBallots(desk.database, evaluation, ['1', '2'])).toEqual([]);
  expect(listCalibrationDiffs(desk.database, evaluation)).toHaveLength(2);
  expect(desk.rooms.readDocument(jointName(evaluation, '1', 1))).toBeDefined();
});
