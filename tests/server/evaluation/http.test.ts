import { randomUUID } from 'node:crypto';
import type { CommandAnswer, EvaluationSnapshot, NewEvaluation } from '@samskar/shared/api';
import { defaultDisagreementSettings } from '@samskar/shared/disagreement';
import {
  addFieldNote,
  appendParagraphs,
  ballotName,
  ballotRevision,
  documentShape,
  fieldNoteFragment,
  fieldworkName,
  fieldworkShape,
  noteText,
  readBallot,
  reasonText,
  seatingText,
  setEvidenceWeight,
  setGrade,
} from '@samskar/shared/documents';
import type { Command } from '@samskar/shared/evaluation';
import { findShippedInstrument } from '@samskar/shared/instrument/shipped';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type * as Y from 'yjs';
import { writeDocument } from '../../../server/src/demo/write-document.ts';
import { listSealedBallots } from '../../../server/src/storage/sealed-ballot.ts';
import { updateLog } from '../../../server/src/storage/update-log.ts';
import { findIn } from '../../end-to-end/support/heard.ts';
import { getPaths } from '../../support/get-paths.ts';
import {
  startTestServer,
  type Answer,
  type SignedIn,
  type TestClient,
  type TestServer,
} from '../../support/start-test-server.ts';

const instrument = findShippedInstrument('kk-3.2')!;
const [area] = instrument.areas;
const shape = documentShape(instrument, area!.id)!;
/** Found raw in any text that quotes a reason of A's. */
const canary = 'Kanarifugl «7391» \\ æøå';
/** Quoted from a note that the assessors share. */
const noted = 'Kanarifugl «5520» æøå';

let server: TestServer;
let a: SignedIn;
let b: SignedIn;
let reviewer: SignedIn;
let observer: SignedIn;
let administrator: SignedIn;
let stranger: SignedIn;
let evaluation: string;

beforeAll(async () => {
  server = await startTestServer();
  [a, b, reviewer, observer, administrator, stranger] = await Promise.all([
    server.addPerson('A', { certified: instrument.family }),
    server.addPerson('B', { certified: instrument.family }),
    server.addPerson('Reviewer'),
    server.addPerson('Observer'),
    server.addPerson('Administrator', { roles: ['administrator', 'owner'] }),
    server.addPerson('Stranger'),
  ]);
  const created = await administrator.call('POST', '/api/evaluations', input());
  evaluation = (created.body as { id: string }).id;
});

afterAll(() => server.stop());

function input(): NewEvaluation {
  return {
    municipality: { country: 'NO', code: '5029', name: 'Skaun' },
    year: 2026,
    population: 8_500,
    populationDate: '2026-01-01',
    instrument: instrument.id,
    assessors: [a.id, b.id],
    reviewers: [reviewer.id],
    observers: [observer.id],
    blocks: 'area',
    settings: defaultDisagreementSettings,
    outOfFocus: [],
  };
}

const command = (who: TestClient, asked: Command, key: string = randomUUID()): Promise<Answer> =>
  who.call('POST', `/api/evaluations/${evaluation}/commands`, { key, command: asked });

const snapshotFor = async (who: TestClient) =>
  (await who.call('GET', `/api/evaluations/${evaluation}`)).body as EvaluationSnapshot;

/** Grades the first area, and gives what this person's screen would send as `seenBallot`. */
function grade(who: SignedIn, change: (doc: Y.Doc) => void = () => undefined): string {
  let seen = '';
  const writer = { account: who.id, at: Date.now() };
  const name = ballotName(evaluation, who.id, area!.id, 1);
  writeDocument(updateLog(server.people.database), name, writer, (doc) => {
    for (const [indicator, criteria] of shape.indicators)
      for (const criterion of criteria.keys()) setGrade(doc, indicator, criterion, 3);
    change(doc);
    seen = ballotRevision(readBallot(doc, shape));
  });
  return seen;
}

/** A text as it could stand in an answer, in each encoding that somebody might give it. */
function encodings(text: string): string[] {
  const bytes = Buffer.from(text);
  return [
    text,
    JSON.stringify(text).slice(1, -1),
    encodeURIComponent(text),
    bytes.toString('hex'),
    bytes.toString('base64').replace(/=+$/, ''),
    bytes.toString('base64url'),
  ];
}

describe('before the reveal', () => {
  let secrets: string[];

  beforeAll(async () => {
    const evidence = {
      kind: 'document',
      id: randomUUID(),
      title: 'Plan',
      status: 'in-use',
      withdrawn: false,
    } as const;
    await command(a, { kind: 'save-evidence', evidence, seenRevision: null });
    writeDocument(
      updateLog(server.people.database),
      fieldworkName(evaluation, evidence.id, 1),
      { account: a.id, at: Date.now() },
      (doc) => {
        const note = randomUUID();
        addFieldNote(doc, fieldworkShape(instrument), note, 0);
        appendParagraphs(fieldNoteFragment(doc, note), [noted]);
        seatingText(doc).insert(0, noted);
      },
    );
    const [indicator] = shape.indicators.keys();
    const seenBallot = grade(a, (doc) => {
      reasonText(doc, indicator!).insert(0, canary);
      noteText(doc, indicator!).insert(0, `Notat ${canary}`);
      setEvidenceWeight(doc, indicator!, evidence.id, 3);
    });
    const answer = await command(a, { kind: 'say-ready', area: area!.id, seenBallot });
    expect(answer.status).toBe(200);
    const [sealed] = listSealedBallots(server.people.database, evaluation, [area!.id], [a.id]);
    // A hash without the nonce is found by trying; the nonce makes one of the commitment.
    secrets = [canary, seenBallot, sealed!.nonce].flatMap(encodings);
  });

  test('[R13] nobody but A is sent a byte of A’s ballot by any address of the API', async () => {
    // Somebody keeps what there is: nothing of a ballot may be in that.
    const kept = await command(b, { kind: 'take-snapshot', name: 'Før avdekkingen' });
    const { seq } = kept.body as CommandAnswer;
    const paths = getPaths().map((path) => path.replace(':seq', String(seq)));
    for (const path of [
      'activity',
      'activity.csv',
      'snapshots/now',
      `snapshots/${seq}`,
      'calibration-diffs.json',
    ])
      expect(paths).toContain(`/api/evaluations/:id/${path}`);
    expect(paths).toContain('/api/gold-stars');
    expect(paths).toContain('/api/evaluations/:id/package/draft');
    for (const [name, who] of Object.entries({
      b,
      reviewer,
      observer,
      administrator,
      stranger,
      nobody: server.stranger,
    }))
      for (const path of paths) {
        const { text, body, headers, status } = await who.call('GET', path.replace(':id', evaluation));
        const sent = JSON.stringify([body, [...headers]]) + text;
        for (const secret of secrets)
          expect(sent.includes(secret), `${secret} in ${path} for ${name} (${status})`).toBe(false);
      }
  });

  test('[R13] notes of interviews and documents are the assessors’, and nobody else’s by any address', async () => {
    const tellsOf = async (who: TestClient) => {
      const told: string[] = [];
      for (const path of getPaths()) {
        const { text, headers } = await who.call('GET', path.replace(':id', evaluation));
        const sent = Buffer.from(JSON.stringify([...headers]) + text);
        if (findIn([sent], noted).length > 0) told.push(path);
      }
      return told;
    };
    for (const who of [a, b])
      expect(await tellsOf(who)).toEqual(['/api/evaluations/:id/export', '/api/evaluations/:id/field-notes']);
    for (const [name, who] of Object.entries({
      reviewer,
      observer,
      administrator,
      stranger,
      nobody: server.stranger,
    }))
      expect(await tellsOf(who), name).toEqual([]);
    expect(findIn([Buffer.from(server.logged.join('\n'))], noted)).toEqual([]);
  });

  test('[R13] nor by what the server logs, or an error says', async () => {
    const [indicator] = shape.indicators.keys();
    const answers = await Promise.all([
      command(b, {
        kind: 'decide',
        indicator: indicator!,
        outcome: { kind: 'not-applicable' },
        seenDecision: null,
      }),
      command(b, { kind: 'accept-greens', indicators: [indicator!] }),
      command(b, { kind: 'say-ready', area: area!.id, seenBallot: '0'.repeat(64) }),
      command(b, { kind: 'take-back-ready', area: area!.id }),
      command(b, { kind: 'sign', packageHash: '0'.repeat(64), password: b.password }),
    ]);
    const refusals = answers.map(({ body }) => (body as { error: { kind: string } }).error.kind);
    expect(refusals).toEqual(['not-revealed', 'not-revealed', 'stale', 'not-ready', 'open-before-signing']);
    const said = JSON.stringify(answers.map(({ body }) => body)) + server.logged.join('\n');
    for (const secret of secrets) expect(said).not.toContain(secret);
  });

  test('[R13] points and lists say nothing of it', async () => {
    for (const who of [b, observer]) {
      const { body } = await who.call('GET', `/api/evaluations/${evaluation}/points`);
      const { total, areas } = body as { total: { display: string }; areas: { display: string }[] };
      expect(
        [total.display, ...areas.map(({ display }) => display)].every((display) => display === '–'),
      ).toBe(true);
    }
  });

  test('[R13] each is told the epochs of their own ballots alone', async () => {
    const names = Object.keys((await snapshotFor(b)).epochs);
    expect(names).toHaveLength(instrument.areas.length);
    expect(names.every((name) => name.startsWith(`ballot/${evaluation}/${b.id}/`))).toBe(true);
    expect((await snapshotFor(reviewer)).epochs).toEqual({});
  });

  test('[R14] everybody is shown that A is ready, and the commitment', async () => {
    for (const who of [a, b, reviewer, observer]) {
      const { state } = await snapshotFor(who);
      expect(state.ready[area!.id]![a.id]!.commitment).toMatch(/^[0-9a-f]{64}$/);
      expect(state.revealed).toEqual({});
    }
  });
});

describe('who may read what', () => {
  const paths = ['', '/points', '/package', '/package/draft', '/calibration-diffs'];

  test.each([
    ['assessor', () => b, [200, 200, 404, 200, 200]],
    ['internal reviewer', () => reviewer, [200, 200, 404, 403, 403]],
    ['observer', () => observer, [200, 200, 404, 403, 403]],
    ['administrator', () => administrator, [404, 404, 404, 404, 404]],
    ['stranger', () => stranger, [404, 404, 404, 404, 404]],
    ['nobody', () => server.stranger, [401, 401, 401, 401, 401]],
  ] as const)('[R7] %s', async (_who, person, statuses) => {
    const found = await Promise.all(
      paths.map((path) => person().call('GET', `/api/evaluations/${evaluation}${path}`)),
    );
    expect(found.map(({ status }) => status)).toEqual(statuses);
  });

  test('[R7] "not yours" and "does not exist" are answered alike, whatever is asked', async () => {
    for (const [method, path, body] of [
      ['GET', '', undefined],
      ['GET', '/points', undefined],
      ['PUT', '/visit', { seq: 1 }],
      ['POST', '/commands', { key: randomUUID(), command: { kind: 'unlock', reason: 'x' } }],
    ] as const) {
      const answers = await Promise.all(
        [evaluation, randomUUID(), 'no-id'].map((id) =>
          stranger.call(method, `/api/evaluations/${id}${path}`, body),
        ),
      );
      for (const { status, body: error } of answers)
        expect([status, error]).toEqual([404, { error: { kind: 'not-found' } }]);
    }
  });

  test('only administrators create evaluations', async () => {
    for (const who of [a, stranger])
      expect((await who.call('POST', '/api/evaluations', input())).status).toBe(403);
    expect((await server.stranger.call('POST', '/api/evaluations', input())).status).toBe(401);
  });
});

describe('bad input', () => {
  test.each([
    ['no command', { key: randomUUID() }],
    ['an unknown command', { key: randomUUID(), command: { kind: 'delete-everything' } }],
    ['a key that is none', { key: '1', command: { kind: 'unlock', reason: 'x' } }],
    ['a grade that is no whole number', decideWith({ 'system-process': 2.5 })],
    ['a grade below the scale', decideWith({ 'system-process': -1 })],
    [
      'a field that nobody knows',
      { key: randomUUID(), command: { kind: 'unlock', reason: 'x', force: true } },
    ],
  ])('%s is refused with the place of the problem', async (_what, body) => {
    const { status, body: answer } = await a.call('POST', `/api/evaluations/${evaluation}/commands`, body);
    expect(status).toBe(400);
    expect(answer).toMatchObject({
      error: { kind: 'bad-request', problems: [{ rule: expect.any(String) as string }] },
    });
  });

  function decideWith(grades: object): unknown {
    const outcome = { kind: 'graded', grades };
    return {
      key: randomUUID(),
      command: { kind: 'decide', indicator: '1.1.1', outcome, seenDecision: null },
    };
  }

  test('an oversized command is refused', async () => {
    const asked = { kind: 'unlock', reason: 'x'.repeat(100_000) } as const;
    expect((await command(a, asked)).status).toBe(413);
  });

  test('half a surrogate pair in a text is taken for an unreadable letter', async () => {
    const evidence = {
      kind: 'document',
      id: randomUUID(),
      title: 'Plan \ud800',
      status: 'in-use',
      withdrawn: false,
    } as const;
    expect((await command(a, { kind: 'save-evidence', evidence, seenRevision: null })).status).toBe(200);
    expect((await snapshotFor(a)).state.evidence[evidence.id]!.title).toBe('Plan \ufffd');
    expect((await a.call('GET', `/api/evaluations/${evaluation}/package/draft`)).status).toBe(200);
  });

  test('a signature needs the right password, and too many wrong ones must wait', async () => {
    const asked = { kind: 'sign', packageHash: '0'.repeat(64), password: 'wrong' } as const;
    expect(await command(reviewer, asked)).toMatchObject({
      status: 403,
      body: { error: { kind: 'not-allowed' } },
    });
    for (let attempt = 0; attempt < 10; attempt += 1)
      expect(await command(a, asked)).toMatchObject({
        status: 403,
        body: { error: { kind: 'wrong-password' } },
      });
    const right = { ...asked, password: a.password };
    expect(await command(a, right)).toMatchObject({
      status: 429,
      body: { error: { kind: 'too-many-attempts' } },
    });
    expect(server.logged.join('\n')).not.toContain(a.password);
  });
});

test('a full disk is answered with 507, and the process lives', async () => {
  const { raw } = server.people.database;
  const pages = Number(raw.prepare('pragma page_count').get()!.page_count);
  raw.exec(`pragma max_page_count = ${pages}`);
  const save = () =>
    command(a, {
      kind: 'save-evidence',
      evidence: {
        kind: 'document',
        id: randomUUID(),
        title: 'x'.repeat(300),
        reference: 'y'.repeat(1_000),
        status: 'in-use',
        withdrawn: false,
      },
      seenRevision: null,
    });
  let answer = await save();
  for (let attempt = 0; answer.status === 200 && attempt < 50; attempt += 1) answer = await save();
  expect(answer).toMatchObject({ status: 507, body: { error: { kind: 'storage-full' } } });
  raw.exec('pragma max_page_count = 1000000');
  expect((await save()).status).toBe(200);
  expect(server.broken).toEqual([]);
});

describe('the last visit', () => {
  test('is unknown the first time, and what was said then the next', async () => {
    expect((await snapshotFor(reviewer)).lastVisit).toBeNull();
    expect((await reviewer.call('PUT', `/api/evaluations/${evaluation}/visit`, { seq: 3 })).status).toBe(204);
    expect((await snapshotFor(reviewer)).lastVisit).toMatchObject({ seq: 3 });
    expect((await snapshotFor(b)).lastVisit).toBeNull();
  });

  test('never names an event that is yet to come', async () => {
    await observer.call('PUT', `/api/evaluations/${evaluation}/visit`, { seq: 1_000_000 });
    const { lastVisit, state } = await snapshotFor(observer);
    expect(lastVisit!.seq).toBe(state.seq);
  });
});

describe('recovering an assessor’s account', () => {
  test('[R16] is shown to all assessors, and refused to who takes part', async () => {
    const recover = (who: TestClient, account: string) =>
      who.call('POST', `/api/accounts/${account}/recovery`);
    expect((await recover(administrator, b.id)).status).toBeLessThan(300);
    const { state } = await snapshotFor(a);
    expect(state.recoveries).toMatchObject([{ account: b.id, by: administrator.id }]);
    expect((await snapshotFor(observer)).state.recoveries).toEqual([]);
    const add = { kind: 'add-participant', account: administrator.id, role: 'observer' } as const;
    expect((await command(administrator, add)).status).toBe(200);
    expect(await recover(administrator, a.id)).toMatchObject({
      status: 403,
      body: { error: { kind: 'takes-part-itself' } },
    });
  });
});
