import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { publishedPageSchema, publishedResultSchema, type PublishedResult } from '@samskar/shared/api';
import { shippedResults } from '../../server/src/published/shipped-results.ts';
import { findMunicipality, nowadays } from '../../server/src/storage/municipality.ts';
import { startTestServer, type SignedIn, type TestServer } from '../support/start-test-server.ts';

let server: TestServer;
let owner: SignedIn;
let assessor: SignedIn;

beforeAll(async () => {
  server = await startTestServer();
  owner = await server.addPerson('Eier', { roles: ['owner'] });
  assessor = await server.addPerson('Vurderer A');
});

afterAll(() => server.stop());

async function list(): Promise<PublishedResult[]> {
  const answer = await assessor.call('GET', '/api/published-results');
  return publishedPageSchema.parse(answer.body).results;
}

function file(change: Readonly<Record<string, unknown>> = {}): unknown {
  return {
    format: 'samskar-evaluation/1',
    instrument: 'kk-3.2',
    municipality: { country: 'NO', code: '5022', name: 'Rennebu', population: 2_500 },
    year: 2024,
    published: { total: 300, areas: { '1': [40, 41] } },
    ...change,
  };
}

const add = (who: SignedIn, body: unknown) => who.call('POST', '/api/published-results', body);
const source = { source: 'Evalueringsrapport 2024', note: '' };

describe('what comes with the program', () => {
  test('is read by everybody with a session, and by nobody without', async () => {
    expect(await list()).toHaveLength(shippedResults.length);
    expect((await server.stranger.call('GET', '/api/published-results')).status).toBe(401);
  });

  test('stands with every figure as it was printed, its source and its contradictions', async () => {
    const results = await list();
    const tynset = results.find(({ id }) => id === 'no-tynset-2015-2-0')!;
    expect(tynset).toMatchObject({ year: 2015, version: '2.0', conflicts: 2, shipped: true });
    expect(tynset.figures).toMatchObject({ total: 431, areas: { '1': [33, 34], '4': 63 } });
    expect(tynset.sources.map(({ source: name }) => name)).toContain('Tynset evaluation report 2015');
    const conflictsOf = (id: string) => results.find((result) => result.id === id)!.conflicts;
    expect(conflictsOf('no-midtre-gauldal-2023-3-2')).toBe(4);
    expect(conflictsOf('no-karasjok-2019-2-1')).toBe(0);
    // Which version it was is only assumed.
    expect(conflictsOf('no-midtre-gauldal-2015-2-0')).toBeNull();
  });

  test('belongs to a municipality under every code that it has borne, each in its time', () => {
    const { database } = server.people;
    const at = (code: string, day: string) => findMunicipality(database, { country: 'NO', code, day });
    const karasjok = at('5610', nowadays);
    expect(karasjok).toBeDefined();
    expect(at('5437', '2021-01-01')).toBe(karasjok);
    expect(at('2021', '2019-03-07')).toBe(karasjok);
    expect(at('2021', '2020-01-01')).toBeUndefined();
  });

  test('cannot be withdrawn', async () => {
    const answer = await owner.call('DELETE', '/api/published-results/no-tynset-2015-2-0');
    expect(answer.status).toBe(404);
  });
});

describe('a result that the owner adds', () => {
  test('is checked, listed with its version, and can be withdrawn', async () => {
    const added = await add(owner, { file: file(), ...source });
    expect(added).toMatchObject({
      status: 201,
      body: { version: '3.2', instrument: 'kk-3.2', conflicts: 1, totalMax: 800, areaMax: 100 },
    });
    const { id, subject } = publishedResultSchema.parse(added.body);
    expect((await list()).find((result) => result.id === id)).toEqual(added.body);
    const again = await add(owner, { file: file({ year: 2021 }), ...source });
    expect(publishedResultSchema.parse(again.body).subject).toEqual(subject);
    for (const one of [added, again])
      expect(
        (await owner.call('DELETE', `/api/published-results/${publishedResultSchema.parse(one.body).id}`))
          .status,
      ).toBe(204);
    expect(await list()).toHaveLength(shippedResults.length);
    expect((await owner.call('DELETE', `/api/published-results/${id}`)).status).toBe(404);
  });

  test.each([
    ['no evaluation file', 'x', ['']],
    ['a file without figures', file({ published: undefined }), ['published']],
    ['an instrument that is not here', file({ instrument: './own.json' }), ['instrument']],
    [
      'places that the instrument has not',
      file({ published: { areas: { '9': 1 } } }),
      ['published.areas["9"]'],
    ],
    ['figures that are none', file({ published: { total: -1 } }), ['published.total']],
  ])('is refused with path and rule when it is %s', async (_what, content, paths) => {
    const answer = await add(owner, { file: content, ...source });
    expect(answer.status).toBe(400);
    const { error } = answer.body as { error: { problems: { path: string }[] } };
    expect(error.problems.map(({ path }) => path)).toEqual(expect.arrayContaining(paths));
    expect(await list()).toHaveLength(shippedResults.length);
  });

  test('needs a source', async () => {
    expect((await add(owner, { file: file(), source: ' ', note: '' })).status).toBe(400);
  });

  test('is for the owner alone', async () => {
    expect((await add(assessor, { file: file(), ...source })).status).toBe(403);
    expect((await assessor.call('DELETE', '/api/published-results/x')).status).toBe(403);
  });
});
