import {
  appendParagraphs,
  jointName,
  justificationFragment,
  proseFragment,
  reportName,
} from '@samskar/shared/documents';
import { textPlace } from '@samskar/shared/report';
import { beforeEach, expect, test } from 'vitest';
import { packageToSign } from '../../../server/src/evaluation/evaluation-package.ts';
import { findPublishedResult, listResultsOf } from '../../../server/src/storage/published-result.ts';
import {
  decideAll,
  expectOk,
  openEvaluationDesk,
  revealAll,
  type EvaluationDesk,
  type PersonName,
} from '../../support/evaluation-desk.ts';

let desk: EvaluationDesk;
let evaluation: string;

beforeEach(async () => {
  desk = await openEvaluationDesk();
  evaluation = desk.create();
  revealAll(desk, evaluation, 4);
  decideAll(desk, evaluation);
});

const packageHash = () =>
  desk.database.transaction(() => packageToSign(desk.evaluations, desk.state(evaluation)).hashes.package);

const sign = (who: PersonName) =>
  expectOk(desk.run(evaluation, who, { kind: 'sign', packageHash: packageHash(), password: 'given before' }));

const publish = () => desk.run(evaluation, 'a', { kind: 'publish', packageHash: packageHash() });

const unlock = () => expectOk(desk.run(evaluation, 'b', { kind: 'unlock', reason: 'Et tall var feil.' }));

const municipality = () => desk.state(evaluation).creation.municipality.id;

function writeEverything(): void {
  for (const [area, indicators] of [
    ['1', ['1.1.1', '1.1.2']],
    ['2', ['2.1.1']],
  ] as const)
    for (const indicator of indicators)
      desk.write(jointName(evaluation, area, 1), 'a', (doc) =>
        appendParagraphs(justificationFragment(doc, indicator), ['Ordningen er i bruk i hele kommunen.']),
      );
  for (const part of ['foreword', 'closing'])
    desk.write(reportName(evaluation, 1), 'a', (doc) =>
      appendParagraphs(proseFragment(doc, textPlace.part(part)), ['Kommunen har kommet langt.']),
    );
}

test('what all have signed is published among the results that others compare themselves with', () => {
  writeEverything();
  sign('a');
  sign('b');
  const hash = packageHash();
  expectOk(publish());
  expect(desk.state(evaluation).published).toMatchObject({ packageHash: hash, by: desk.people.a });
  expect(findPublishedResult(desk.database, hash)).toMatchObject({
    subject: { kind: 'municipality', id: municipality(), name: 'Skaun' },
    year: 2026,
    instrument: desk.instrument.id,
    figures: {
      total: Number(packageToSign(desk.evaluations, desk.state(evaluation)).public.result.total.display),
    },
    sources: [{ source: 'Samskår', note: `SHA-256 ${hash}` }],
  });
});

test('a report in which something must be mended is not published, and says what', () => {
  sign('a');
  sign('b');
  const answer = publish();
  expect(answer).toMatchObject({ ok: false, error: { kind: 'report-blocked' } });
  const problems = !answer.ok && answer.error.kind === 'report-blocked' ? answer.error.problems : [];
  // The foreword, the closing, and three justifications.
  expect(problems).toHaveLength(5);
  expect(listResultsOf(desk.database, municipality())).toEqual([]);
});

test('unlocking withdraws what was published; what is signed anew can be published anew', () => {
  writeEverything();
  sign('a');
  sign('b');
  const first = packageHash();
  expectOk(publish());
  unlock();
  expect(listResultsOf(desk.database, municipality())).toEqual([]);
  sign('a');
  sign('b');
  expectOk(publish());
  expect(listResultsOf(desk.database, municipality()).map(({ id }) => id)).toEqual([packageHash()]);
  expect(packageHash()).not.toBe(first);
});
