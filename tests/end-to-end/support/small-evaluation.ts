import { defaultDisagreementSettings } from '@samskar/shared/disagreement';
import type { NewEvaluation } from '@samskar/shared/api';
import { buildInstrumentFile } from '../../support/build-instrument.ts';
import type { Person } from '../../support/insert-person.ts';
import type { TestClient } from '../../support/start-test-server.ts';
import type { Installation } from './samskar.ts';

/** Two areas, `1` with 1.1.1 and 1.1.2 and `2` with 2.1.1; criteria `c1` and `c2`, graded 0-5. */
export const smallInstrumentFile = buildInstrumentFile({
  areas: [[[10, 5]], [[20]]],
  criteria: [{ topGrade: 5 }, { topGrade: 5 }],
});

/** The family of the small instrument: what its assessors are certified for. */
export const smallFamily = 'test';

type Participants = {
  readonly assessors: readonly [Person, Person];
  readonly reviewers?: readonly Person[];
  readonly observers?: readonly Person[];
  readonly outOfFocus?: NewEvaluation['outOfFocus'];
};

/** An evaluation of three indicators whose areas are revealed one by one. Gives its id. */
export async function createSmallEvaluation(
  { server }: Installation,
  administrator: TestClient,
  { assessors, reviewers = [], observers = [], outOfFocus = [] }: Participants,
): Promise<string> {
  const owner = await server.addPerson('Eier av prøven', { roles: ['owner'] });
  await accepted(owner, '/api/instruments', smallInstrumentFile);
  const idOf = ({ id }: Person) => id;
  const input: NewEvaluation = {
    municipality: { country: 'NO', code: '5029', name: 'Skaun' },
    year: 2026,
    population: 8_500,
    populationDate: '2026-01-01',
    instrument: 'test-1.0',
    assessors: assessors.map(idOf),
    reviewers: reviewers.map(idOf),
    observers: observers.map(idOf),
    blocks: 'area',
    settings: defaultDisagreementSettings,
    outOfFocus,
  };
  const { id } = (await accepted(administrator, '/api/evaluations', input)) as { id: string };
  return id;
}

async function accepted(client: TestClient, path: string, body: unknown): Promise<unknown> {
  const answer = await client.call('POST', path, body);
  if (answer.status !== 201) throw new Error(`${path} was answered with ${answer.status}`);
  return answer.body;
}
