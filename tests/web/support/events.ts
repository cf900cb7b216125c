import type { BallotIndicator } from '@samskar/shared/disagreement';
import { defaultDisagreementSettings } from '@samskar/shared/disagreement';
import type { Decision, EvaluationEvent, Outcome } from '@samskar/shared/evaluation';

export const evaluationId = 'eeeeeeee-0000-4000-8000-000000000000';
export const personA = 'aaaaaaaa-0000-4000-8000-000000000000';
export const personB = 'bbbbbbbb-0000-4000-8000-000000000000';
const administrator = 'dddddddd-0000-4000-8000-000000000000';

const at = '2026-11-21T12:00:00.000Z';
const hash = 'a'.repeat(64);

/** The first event of every evaluation here: two assessors, each area revealed by itself. */
export const createdEvent: EvaluationEvent = {
  kind: 'created',
  seq: 1,
  at,
  by: administrator,
  creation: {
    id: evaluationId,
    municipality: {
      id: '00000000-0000-4000-8000-000000000001',
      country: 'NO',
      code: '5027',
      name: 'Midtre Gauldal',
    },
    year: 2026,
    population: 6_200,
    populationDate: '2026-01-01',
    sizeGroup: null,
    instrument: { id: 'test-1.0', hash },
    assessors: [
      { account: personA, certificateExpiresOn: '2027-01-01' },
      { account: personB, certificateExpiresOn: '2027-01-01' },
    ],
    blocks: 'area',
    settings: defaultDisagreementSettings,
    outOfFocus: [],
    madeUp: false,
  },
};

/** Ready said of the area with the event's number, or of another one. */
export function readyEvent(seq: number, by: string, area = String(seq)): EvaluationEvent {
  return { kind: 'ready-said', seq, at, by, area, commitment: hash };
}

export function revealEvent(
  seq: number,
  area: string,
  values: Readonly<Record<string, Record<string, BallotIndicator>>>,
): EvaluationEvent {
  const ballots = Object.entries(values).map(([assessor, said]) => ({
    area,
    assessor,
    values: said,
    nonce: hash,
    commitment: hash,
  }));
  return { kind: 'block-revealed', seq, at, by: personB, block: area, areas: [area], ballots };
}

let decisions = 0;

export function decidedEvent(seq: number, by: string, indicator: string, outcome: Outcome): EvaluationEvent {
  decisions += 1;
  const id = `00000000-0000-4000-8000-${String(decisions).padStart(12, '0')}`;
  const decision: Decision = { id, indicator, outcome, replaces: null };
  return { kind: 'decided', seq, at, by, decisions: [decision], reread: [] };
}

export function confirmedEvent(seq: number, by: string, decided: EvaluationEvent): EvaluationEvent {
  const ids = decided.kind === 'decided' ? decided.decisions.map(({ id }) => id) : [];
  return { kind: 'confirmed', seq, at, by, decisions: ids };
}

export function signedEvent(seq: number, person: string, completes: boolean): EvaluationEvent {
  const signature = {
    packageHash: hash,
    person,
    at,
    reauthentication: 'password' as const,
    signature: 'c2ln',
  };
  return { kind: 'signed', seq, at, by: person, signature, completes };
}

/** What one assessor says of one indicator; complete, with one shared piece of evidence unless said otherwise. */
export function said(
  grades: Readonly<Record<string, number>>,
  more: Partial<BallotIndicator> = {},
): BallotIndicator {
  const evidence = { '11111111-0000-4000-8000-000000000000': 2 as const };
  return { applicable: true, grades, unsure: [], reason: '', evidence, ...more };
}
