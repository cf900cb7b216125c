import { randomUUID } from 'node:crypto';
import type { EvaluationListItem } from '@samskar/shared/api';
import { ballotName, documentShape, reasonText } from '@samskar/shared/documents';
import type { Command } from '@samskar/shared/evaluation';
import { findShippedInstrument } from '@samskar/shared/instrument/shipped';
import { reportSchema, type Report } from '@samskar/shared/report';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { demoSignIns } from '../../../server/src/demo/demo-people.ts';
import { writeDocument } from '../../../server/src/demo/write-document.ts';
import { attachment } from '../../../server/src/http/attachment.ts';
import { findAccountByEmail } from '../../../server/src/storage/account.ts';
import { updateLog } from '../../../server/src/storage/update-log.ts';
import { blocksOf, numbersOf, textOf } from '../../support/report-walk.ts';
import { startTestServer, type TestClient, type TestServer } from '../../support/start-test-server.ts';

let server: TestServer;
let a: TestClient;
let b: TestClient;
let reviewer: TestClient;
let contact: TestClient;
let administrator: TestClient;
/** Revealed and agreed, not signed. */
let finished: string;
/** B has declared nothing ready: nothing is revealed. */
let midway: string;

beforeAll(async () => {
  server = await startTestServer({ mode: 'demo' });
  [a, b, reviewer, contact, administrator] = (await Promise.all(
    ['Vurderer A', 'Vurderer B', 'Fagfelle', 'Kontaktperson', 'Administrator'].map((name) => {
      const { email, password } = signInOf(name);
      return server.signIn(email, password);
    }),
  )) as [TestClient, TestClient, TestClient, TestClient, TestClient];
  const list = (await a.call('GET', '/api/evaluations')).body as EvaluationListItem[];
  finished = list.find(({ year }) => year === 2023)!.id;
  midway = list.find(({ year }) => year === 2026)!.id;
});

afterAll(() => server.stop());

const signInOf = (name: string) =>
  demoSignIns(server.running.demo!.passwords).find((person) => person.name === name)!;

const asJson = (who: TestClient, evaluation: string, query = '') =>
  who.call('GET', `/api/evaluations/${evaluation}/report?format=json${query}`);

async function download(who: TestClient, evaluation: string, query: string) {
  const url = `${server.origin}/api/evaluations/${evaluation}/report?${query}`;
  const response = await fetch(url, { headers: { cookie: who.cookie, origin: server.origin } });
  return {
    status: response.status,
    headers: response.headers,
    bytes: new Uint8Array(await response.arrayBuffer()),
  };
}

const command = async (who: TestClient, evaluation: string, asked: Command) => {
  const answer = await who.call('POST', `/api/evaluations/${evaluation}/commands`, {
    key: randomUUID(),
    command: asked,
  });
  expect(answer.status, answer.text).toBe(200);
};

async function sign(name: string, who: TestClient): Promise<void> {
  const { hash } = (await who.call('GET', `/api/evaluations/${finished}/package/draft`)).body as {
    hash: string;
  };
  await command(who, finished, { kind: 'sign', packageHash: hash, password: signInOf(name).password });
}

const refusalOf = async (answer: Promise<{ readonly body: unknown }>) =>
  ((await answer).body as { error?: unknown } | undefined)?.error;

describe('the report as data', () => {
  test('is the report as the evaluation stands, in the language that is asked for', async () => {
    const [nb, en] = await Promise.all([asJson(a, finished), asJson(a, finished, '&lang=en')]);
    const report = reportSchema.parse(nb.body);
    expect(report).toMatchObject({ municipality: 'Midtre Gauldal', year: 2023, status: { isDraft: true } });
    expect(reportSchema.parse(en.body).language).toBe('en');
    expect(nb.headers.get('cache-control')).toBe('no-store');
  });

  test('compares with what the archive holds', async () => {
    const { body } = await asJson(a, finished);
    const blocks = blocksOf(body as Report);
    const figures = JSON.stringify(blocks.filter(({ kind }) => kind === 'figure'));
    const notes = blocks.flatMap((block) => (block.kind === 'note' ? [textOf(block.spans)] : []));
    expect(figures.includes('2015')).toBe(true);
    expect(figures.includes('Snitt for 5\u00a0000–10\u00a0000 innbyggere, publisert 2023')).toBe(true);
    // The demo knows inhabitants, though too few of this size have a result for a figure of them.
    expect(notes.filter((note) => note.includes('bare 4 kommuner har et resultat'))).toHaveLength(1);
  });
});

describe('the report as a file', () => {
  test.each([
    ['html', 'text/html; charset=utf-8', '<!'],
    ['pdf', 'application/pdf', '%PDF'],
    ['xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'PK'],
    ['csv', 'text/csv; charset=utf-8', '\ufeff'],
    ['json', 'application/json', '{'],
  ])('is given out as %s, to be saved', async (format, type, beginning) => {
    const { status, headers, bytes } = await download(a, finished, `format=${format}`);
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe(type);
    expect(headers.get('content-disposition')).toBe(
      `attachment; filename="Rapport Midtre Gauldal 2023 utkast.${format}"; filename*=UTF-8''Rapport%20Midtre%20Gauldal%202023%20utkast.${format}`,
    );
    expect(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes).slice(0, beginning.length)).toBe(
      beginning,
    );
  });

  test('bears a name in which every letter survives, for programs that know how, and none breaks out', () => {
    expect(attachment('Rapport Bærum "x"; Sør\r\n.pdf')).toBe(
      `attachment; filename="Rapport Baerum x Sor.pdf"; filename*=UTF-8''Rapport%20B%C3%A6rum%20%22x%22%3B%20S%C3%B8r%0D%0A.pdf`,
    );
    expect(attachment("it's (1)*!.pdf")).toContain("filename*=UTF-8''it%27s%20%281%29%2A%21.pdf");
  });

  test.each(['', 'format=exe', 'format=pdf&lang=xx', 'format=pdf&standard=x'])(
    'is refused when asked for by "%s"',
    async (query) => {
      expect((await download(a, finished, query)).status).toBe(400);
    },
  );
});

describe('who may have the report', () => {
  test('nobody whom the evaluation is not open to', async () => {
    for (const query of ['report?format=csv', 'report-material']) {
      const path = `/api/evaluations/${finished}/${query}`;
      expect((await server.stranger.call('GET', path)).status).toBe(401);
      expect((await administrator.call('GET', path)).status).toBe(404);
    }
  });

  test('before the reveal the assessors alone, and without what either has graded or written [R13]', async () => {
    const instrument = findShippedInstrument('kk-3.2')!;
    const [area] = instrument.areas;
    const [indicator] = documentShape(instrument, area!.id)!.indicators.keys();
    const canary = 'Kanarifugl «8812» æøå';
    const { id } = findAccountByEmail(server.people.database, signInOf('Vurderer B').email)!;
    writeDocument(
      updateLog(server.people.database),
      ballotName(midway, id, area!.id, 1),
      { account: id, at: Date.now() },
      (doc) => reasonText(doc, indicator!).insert(0, canary),
    );
    for (const who of [a, b]) {
      const { body, text } = await asJson(who, midway);
      expect(text).not.toContain('8812');
      const report = reportSchema.parse(body);
      const computed = numbersOf(report).filter(({ leadsTo }) => leadsTo !== undefined);
      expect(new Set(computed.map(({ value }) => value))).toEqual(new Set([null]));
    }
    expect(await refusalOf(asJson(reviewer, midway))).toEqual({
      kind: 'report-not-yet',
      why: 'not-revealed',
    });
    expect(await refusalOf(asJson(contact, midway))).toEqual({ kind: 'report-not-yet', why: 'not-signed' });
  });

  test('after the reveal the reviewer too, and the contact with the first signature; then as signed', async () => {
    const path = 'format=csv';
    expect((await download(reviewer, finished, path)).status).toBe(200);
    expect((await download(contact, finished, path)).status).toBe(409);
    expect(await refusalOf(a.call('GET', `/api/evaluations/${finished}/report?format=zip`))).toEqual({
      kind: 'report-not-yet',
      why: 'not-signed',
    });
    await sign('Vurderer A', a);
    expect((await asJson(contact, finished)).body).toMatchObject({ status: { isDraft: true } });
    await sign('Vurderer B', b);
    const report = (await asJson(contact, finished)).body;
    expect(report).toMatchObject({ status: { isDraft: false } });
    const { headers } = await download(contact, finished, path);
    expect(headers.get('content-disposition')).toContain('filename="Rapport Midtre Gauldal 2023.csv"');
  });

  test('working papers are in the archive package of who may read them, and in no other', async () => {
    const filesFor = async (who: TestClient) =>
      Object.keys(unzipSync((await download(who, finished, 'format=zip')).bytes));
    expect(await filesFor(a)).toContain('working-papers.json');
    expect(await filesFor(reviewer)).toContain('decision-log.csv');
    const files = await filesFor(contact);
    expect(files).toContain('report.pdf');
    expect(files.filter((file) => /working|decision/.test(file))).toEqual([]);
  });
});

test('who wants more reports than a person reads is asked to wait, and others are not [R12]', async () => {
  for (const [most, ask] of [
    [30, (who: TestClient) => asJson(who, finished)],
    [60, (who: TestClient) => who.call('GET', `/api/evaluations/${finished}/report-material`)],
  ] as const) {
    const answers = await Promise.all(Array.from({ length: most + 10 }, () => ask(reviewer)));
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused.length).toBeGreaterThan(0);
    expect(Number(refused[0]!.headers.get('retry-after'))).toBeGreaterThan(0);
    // Others may find no room while so many wait; nobody else is asked to wait for having asked too often.
    expect((await ask(b)).status).not.toBe(429);
  }
});
