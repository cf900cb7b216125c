import { randomUUID } from 'node:crypto';
import {
  activityPageSchema,
  calibrationDiffsSchema,
  goldStarsPageSchema,
  snapshotItemSchema,
  snapshotViewSchema,
  type CommandAnswer,
} from '@samskar/shared/api';
import {
  appendParagraphs,
  ballotName,
  jointName,
  justificationFragment,
  plainText,
  reasonText,
} from '@samskar/shared/documents';
import type { Command } from '@samskar/shared/evaluation';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { writeDocument } from '../../../server/src/demo/write-document.ts';
import { updateLog } from '../../../server/src/storage/update-log.ts';
import { setVisit } from '../../../server/src/storage/visit.ts';
import { gatherEverybody, type Everybody, type Name } from '../../end-to-end/support/everybody.ts';
import { startTestServer, type TestServer } from '../../support/start-test-server.ts';

let server: TestServer;
let all: Everybody;
/** Numbers of the two snapshots with names. */
let early: number;
let late: number;

beforeAll(async () => {
  server = await startTestServer();
  all = await gatherEverybody({
    server,
    enter: () => {
      throw new Error('Nobody opens a browser here');
    },
  });
  for (const who of ['a', 'b'] as const) await all.sayReady(who, '1', who === 'a' ? 3 : 1);
  write('a', 'Planen er i bruk.');
  early = await run('a', { kind: 'take-snapshot', name: 'Før faktasjekk' });
  write('b', 'Ikke overalt.');
  await decide(3);
  await decide(2);
  await run('b', {
    kind: 'give-gold-star',
    indicator: '1.1.1',
    practice: '=Barnas kommunestyre',
    why: 'Enkelt å ta etter.',
  });
  late = await run('b', { kind: 'take-snapshot', name: 'Etter møtet' });
});

afterAll(() => server.stop());

async function run(who: Name, command: Command): Promise<number> {
  const { status, body } = await all.command(who, command);
  expect(status).toBe(200);
  return (body as CommandAnswer).seq;
}

function write(who: 'a' | 'b', words: string): void {
  const writer = { account: all.people[who].id, at: Date.now() };
  writeDocument(updateLog(server.people.database), jointName(all.evaluation, '1', 1), writer, (doc) =>
    appendParagraphs(justificationFragment(doc, '1.1.1'), [words]),
  );
}

async function decide(grade: number): Promise<void> {
  const { state } = await all.snapshot('a');
  await run('a', {
    kind: 'decide',
    indicator: '1.1.1',
    outcome: { kind: 'graded', grades: { c1: grade, c2: 3 } },
    reason: { code: 'slip', text: `Grunn ${grade}` },
    seenDecision: state.decisions['1.1.1']?.at(-1)?.id ?? null,
  });
}

const activity = async (who: Name, query = '') =>
  activityPageSchema.parse((await all.get(who, `/activity${query}`)).body);

/** Lines and cells of a file without line breaks or quoted commas in its cells. */
const cells = (text: string) =>
  text
    .trim()
    .split('\r\n')
    .map((line) => line.split(','));

describe('what is told of text work since the last visit', () => {
  const textChanges = async (who: Name) => (await all.snapshot(who)).textChanges;
  const visit = (who: Name) =>
    setVisit(server.people.database, all.evaluation, all.people[who].id, { seq: 1, at: Date.now() - 60_000 });

  test('is nothing on the first visit, and then what others have written in revealed areas', async () => {
    expect(await textChanges('reviewer')).toEqual([]);
    for (const who of ['a', 'reviewer', 'observer'] as const) visit(who);
    const place = { kind: 'justification', indicator: '1.1.1' };
    expect(await textChanges('a')).toMatchObject([{ area: '1', place, by: all.people.b.id }]);
    for (const who of ['reviewer', 'observer'] as const)
      expect((await textChanges(who)).map(({ by }) => by).sort()).toEqual(
        [all.people.a.id, all.people.b.id].sort(),
      );
  });

  test('is over with the visit that comes after it', async () => {
    const { database } = server.people;
    setVisit(database, all.evaluation, all.people.a.id, { seq: 1, at: Date.now() + 60_000 });
    expect(await textChanges('a')).toEqual([]);
  });

  test('[R13] is nothing of a ballot, nor of an area that is not revealed', async () => {
    const log = updateLog(server.people.database);
    const writer = { account: all.people.b.id, at: Date.now() };
    writeDocument(log, ballotName(all.evaluation, all.people.b.id, '2', 1), writer, (doc) =>
      reasonText(doc, '2.1.1').insert(0, 'Kanarifugl 4471'),
    );
    visit('a');
    expect((await textChanges('a')).map(({ area }) => area)).toEqual(['1']);
    const rows = server.people.database.raw.prepare('select * from text_change').all();
    expect(JSON.stringify(rows)).not.toContain('2.1.1');
  });
});

describe('activity', () => {
  test('is told newest first, with what a decision replaced', async () => {
    const { entries, total } = await activity('reviewer');
    expect(total).toBe(entries.length);
    expect(entries.map(({ event }) => event.seq)).toEqual(entries.map((_, at) => total - at));
    const decided = entries.find(({ event }) => event.kind === 'decided');
    expect(Object.values(decided!.replaced)).toMatchObject([
      { outcome: { grades: { c1: 3 } }, reason: { text: 'Grunn 3' }, by: all.people.a.id },
    ]);
  });

  test('is filtered by the server, and a page can begin anywhere', async () => {
    const { entries } = await activity('a', `?kind=decided&person=${all.people.a.id}&place=1.1.1`);
    expect(entries).toHaveLength(2);
    const [last] = entries;
    const earlier = await activity('a', `?kind=decided&before=${last!.event.seq}`);
    expect(earlier).toMatchObject({ total: 2, hasMore: false, entries: [{ replaced: {} }] });
    expect((await activity('a', `?person=${all.people.reviewer.id}`)).total).toBe(0);
    expect((await activity('a', '?to=2000-01-01T00:00:00.000Z')).total).toBe(0);
  });

  test.each(['person=me', 'before=0', 'from=today', 'size=9', 'place=%2F'])(
    'an address with %s is refused with the place of the problem',
    async (query) => {
      expect(await all.get('a', `/activity?${query}`)).toMatchObject({
        status: 400,
        body: { error: { kind: 'bad-request', problems: [{}] } },
      });
    },
  );

  test('[R13] an observer is told that points have changed, and no grade, reason or evidence', async () => {
    for (const path of ['/activity', '/activity.csv', '/activity.json']) {
      const { text, status } = await all.get('observer', path);
      expect(status).toBe(200);
      expect(text).not.toMatch(/Grunn|"c1"|c1=|Før faktasjekk/);
    }
    expect((await activity('observer', '?kind=points-changed')).total).toBe(4);
  });

  test('as a table has a line for each decision with what it replaced, and runs no formula', async () => {
    const { text, headers } = await all.get('a', '/activity.csv?place=1.1.1');
    expect(headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(headers.get('content-disposition')).toMatch(/^attachment; filename="samskar-activity-.+\.csv"$/);
    const [columns, star, second] = cells(text);
    expect(columns!.slice(0, 4)).toEqual(['seq', 'at', 'by', 'kind']);
    expect(star).toContain("'=Barnas kommunestyre: Enkelt å ta etter.");
    expect(second!.slice(4)).toEqual([
      '1',
      '1.1.1',
      '',
      'c1=2 c2=3',
      'slip: Grunn 2',
      'c1=3 c2=3',
      'slip: Grunn 3',
      'Vurderer A',
      expect.stringMatching(/^\d{4}-/) as string,
      'Vurderer A',
    ]);
  });

  test('as JSON says who everybody is', async () => {
    const { text } = await all.get('a', '/activity.json?kind=gold-star-given');
    expect(JSON.parse(text)).toMatchObject({
      evaluation: all.evaluation,
      filter: { kind: 'gold-star-given' },
      people: expect.arrayContaining([
        { id: all.people.b.id, name: 'Vurderer B', role: 'assessor' },
      ]) as object,
      entries: [{ event: { star: { practice: '=Barnas kommunestyre' } } }],
    });
  });
});

describe('calibration diffs', () => {
  test('are kept at the reveal and at each named snapshot, with both ballots and what was agreed by then', async () => {
    const diffs = calibrationDiffsSchema.parse((await all.get('b', '/calibration-diffs')).body);
    expect(diffs.map(({ moment, seq }) => [moment, seq])).toEqual([
      ['reveal', expect.any(Number)],
      ['snapshot', early],
      ['snapshot', late],
    ]);
    const agreed = diffs.map(({ indicators }) => indicators.find(({ id }) => id === '1.1.1')?.agreed);
    expect(agreed).toEqual([null, null, '5']);
  });

  test('as a table have a line for each criterion, points as decimals', async () => {
    const { text } = await all.get('a', '/calibration-diffs.csv');
    const [columns, ...lines] = cells(text);
    const line = Object.fromEntries(columns!.map((name, at) => [name, lines.at(0)![at]]));
    expect(line).toMatchObject({
      moment: 'reveal',
      version: '1.0',
      indicator: '1.1.1',
      criterion: 'c1',
      assessor_A: 'Vurderer A',
      grade_A: '3',
      grade_B: '1',
      difference: '4',
      outcome: '',
    });
  });
});

describe('snapshots', () => {
  const view = async (seq: number | 'now', who: Name = 'a') =>
    snapshotViewSchema.parse((await all.get(who, `/snapshots/${seq}`)).body);

  test('take themselves at a reveal, and by name when somebody wants', async () => {
    const list = z.array(snapshotItemSchema).parse((await all.get('reviewer', '/snapshots')).body);
    expect(list).toMatchObject([
      { moment: 'reveal', name: null, areas: ['1'] },
      { moment: 'snapshot', name: 'Før faktasjekk', seq: early, by: all.people.a.id, areas: ['1'] },
      { moment: 'snapshot', name: 'Etter møtet', seq: late, by: all.people.b.id },
    ]);
  });

  test('hold the values of their moment, and the texts with who wrote what', async () => {
    const [then, since] = [await view(early), await view(late)];
    expect(then.state.decisions).toEqual({});
    expect(since.state.decisions['1.1.1']).toHaveLength(2);
    const textOf = ({ texts }: typeof then) => plainText(texts[0]!.justifications[0]!.text);
    expect([textOf(then), textOf(since)]).toEqual(['Planen er i bruk.', 'Planen er i bruk.\nIkke overalt.']);
    expect(since.texts[0]!.justifications[0]!.text).toMatchObject([
      { spans: [{ by: all.people.a.id }] },
      { spans: [{ by: all.people.b.id }] },
    ]);
  });

  test('are compared with how it stands now', async () => {
    const now = await view('now');
    const { state } = await all.snapshot('a');
    expect(now).toMatchObject({ moment: 'now', seq: state.seq });
    expect(now.texts).toEqual((await view(late)).texts);
  });

  test('[R13] cover no area before its reveal', async () => {
    for (const seq of [early, late, 'now'] as const) {
      const { state, texts } = await view(seq);
      expect([Object.keys(state.revealed), texts.map(({ area }) => area)]).toEqual([['1'], ['1']]);
    }
  });

  test.each(['0', '1', '999999', '-1', '1e3', 'then', '%00'])('there is none called %s', async (seq) => {
    expect((await all.get('a', `/snapshots/${seq}`)).status).toBe(404);
  });

  test('have a name of some length and no more', async () => {
    for (const name of ['', '   ', 'x'.repeat(121)])
      expect((await all.command('a', { kind: 'take-snapshot', name })).status).toBe(400);
  });

  test('what is brought back from one is on record: who, which text, from which, and that it was undone', async () => {
    const restored = { kind: 'say-restored', snapshot: early, area: '1' } as const;
    await run('b', { ...restored, indicator: '1.1.1' });
    await run('b', { ...restored, undone: true });
    const { entries } = await activity('reviewer', '?kind=text-restored');
    expect(entries).toMatchObject([
      { event: { by: all.people.b.id, snapshot: early, area: '1', undone: true }, indicators: [] },
      { event: { by: all.people.b.id, snapshot: early, indicator: '1.1.1' }, indicators: ['1.1.1'] },
    ]);
    expect((await activity('observer', '?kind=text-restored')).total).toBe(0);
    const { text } = await all.people.a.call('GET', `/api/evaluations/${all.evaluation}/activity.csv`);
    expect(cells(text).find((line) => line[3] === 'text-restored' && line[5] === '1.1.1')?.[6]).toBe(
      `#${early}`,
    );
  });

  test.each([
    [
      { snapshot: 1, area: '1' },
      { kind: 'unknown-id', what: 'snapshot' },
    ],
    [{ snapshot: 0, area: '1' }, { kind: 'bad-request' }],
    [{ area: '2' }, { kind: 'not-revealed' }],
    [{ area: '9' }, { kind: 'unknown-id', what: 'area' }],
    [
      { area: '1', indicator: '2.1.1' },
      { kind: 'unknown-id', what: 'indicator' },
    ],
  ])('nothing is recorded of %j', async (wrong, error) => {
    const { body } = await all.command('a', { kind: 'say-restored', snapshot: early, ...wrong });
    expect(body).toMatchObject({ error });
  });

  test('only who may write the text says so', async () => {
    for (const who of ['reviewer', 'observer'] as const)
      expect((await all.command(who, { kind: 'say-restored', snapshot: early, area: '1' })).status).toBe(403);
  });

  test('a command that is sent twice takes one', async () => {
    const key = randomUUID();
    const take = () => all.command('a', { kind: 'take-snapshot', name: 'Én gang' }, key);
    const [first, second] = [await take(), await take()];
    expect(second.body).toEqual(first.body);
    const { body } = await all.get('a', '/snapshots');
    expect((body as { name: string }[]).filter(({ name }) => name === 'Én gang')).toHaveLength(1);
  });
});

describe('gold stars', () => {
  const find = async (who: Name, query = '') =>
    goldStarsPageSchema.parse((await all.people[who].call('GET', `/api/gold-stars${query}`)).body);

  test('are found by words in the practice, the reason, the municipality, the year and the area', async () => {
    for (const words of ['barnas', 'TA ETTER', 'skaun 2026', '1.1.1', 'test-1.0'])
      expect((await find('reviewer', `?q=${encodeURIComponent(words)}`)).total, words).toBe(1);
    expect(await find('a', '?q=barnas%20tynset')).toEqual({ stars: [], total: 0 });
    const [star] = (await find('observer')).stars;
    expect(star).toMatchObject({
      evaluation: all.evaluation,
      municipality: { name: 'Skaun' },
      year: 2026,
      instrument: { id: 'test-1.0', version: '1.0' },
      area: { id: '1' },
    });
  });

  test('[R7] are shown to those who take part, and to nobody else', async () => {
    for (const who of ['stranger', 'administrator', 'owner'] as const)
      expect(await find(who)).toEqual({ stars: [], total: 0 });
    expect((await server.stranger.call('GET', '/api/gold-stars')).status).toBe(401);
  });

  test('a page begins where it is asked to, and a search has an end', async () => {
    expect(await find('a', '?offset=1')).toEqual({ stars: [], total: 1 });
    for (const query of [`?q=${'x'.repeat(201)}`, '?offset=-1', '?limit=1'])
      expect((await all.people.a.call('GET', `/api/gold-stars${query}`)).status).toBe(400);
  });

  test('one that is withdrawn is found no more', async () => {
    const star = { kind: 'give-gold-star', indicator: '1.1.2', practice: 'Borte', why: 'En stund.' } as const;
    await run('a', star);
    const { goldStars } = (await all.snapshot('a')).state;
    const { id } = Object.values(goldStars).find(({ practice }) => practice === 'Borte')!;
    expect((await find('a', '?q=borte')).total).toBe(1);
    await run('b', { kind: 'withdraw-gold-star', star: id });
    expect((await find('a', '?q=borte')).total).toBe(0);
  });
});

describe('who may', () => {
  const paths = [
    '/activity',
    '/activity.csv',
    '/calibration-diffs.csv',
    '/calibration-diffs.json',
    '/snapshots',
    '/snapshots/now',
  ];

  test.each<[Name, readonly number[]]>([
    ['a', [200, 200, 200, 200, 200, 200]],
    ['reviewer', [200, 200, 403, 403, 200, 200]],
    ['observer', [200, 200, 403, 403, 403, 403]],
    ['administrator', [404, 404, 404, 404, 404, 404]],
    ['stranger', [404, 404, 404, 404, 404, 404]],
  ])('[R7] %s reads of the history', async (who, statuses) => {
    const answers = await Promise.all(paths.map((path) => all.get(who, path)));
    expect(answers.map(({ status }) => status)).toEqual(statuses);
  });

  test.each<Name>(['reviewer', 'observer'])('%s takes no snapshot and gives no star', async (who) => {
    const star = { kind: 'give-gold-star', indicator: '1.1.1', practice: 'x', why: 'y' } as const;
    for (const command of [{ kind: 'take-snapshot', name: 'x' } as const, star])
      expect((await all.command(who, command)).status).toBe(403);
  });
});
