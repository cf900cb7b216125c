import { createHash, randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EvaluationListItem } from '@samskar/shared/api';
import { reportSchema } from '@samskar/shared/report';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { demoSignIns } from '../../server/src/demo/demo-people.ts';
import { report } from '../../server/src/cli/report.ts';
import { libraryWith } from '../support/edit-deck.ts';
import { wordParts } from '../support/office-parts.ts';
import { readDeck } from '../support/read-deck.ts';
import { samskarAt, type CommandAnswer } from '../support/samskar-at.ts';
import { startTestServer, type TestClient, type TestServer } from '../support/start-test-server.ts';
import { zipParts } from '../support/zip-parts.ts';

let folder: string;
/** It runs all the while: commands read beside it. */
let server: TestServer;
let evaluation: string;
let unsigned: string;
let assessors: readonly TestClient[];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'samskar-report-'));
  server = await startTestServer({ mode: 'demo', dataFolder: join(folder, 'data') });
  const signIns = demoSignIns(server.running.demo!.passwords).filter(({ name }) =>
    name.startsWith('Vurderer'),
  );
  assessors = await Promise.all(signIns.map(({ email, password }) => server.signIn(email, password)));
  const list = (await assessors[0]!.call('GET', '/api/evaluations')).body as EvaluationListItem[];
  evaluation = list.find(({ year }) => year === 2023)!.id;
  unsigned = list.find(({ year }) => year === 2026)!.id;
  for (const [place, who] of assessors.entries()) {
    const draft = await who.call('GET', `/api/evaluations/${evaluation}/package/draft`);
    const { hash: packageHash } = draft.body as { hash: string };
    const { password } = signIns[place]!;
    const answer = await who.call('POST', `/api/evaluations/${evaluation}/commands`, {
      key: randomUUID(),
      command: { kind: 'sign', packageHash, password },
    });
    expect(answer.status).toBe(200);
  }
  const file = await assessors[0]!.call('GET', `/api/evaluations/${evaluation}/package`);
  writeFileSync(join(folder, 'signed.json'), file.text);
});

afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true });
});

const samskar = (...args: string[]): Promise<CommandAnswer> =>
  samskarAt(folder, { SAMSKAR_DATA: join(folder, 'data') }, ...args);

const read = (name: string) => readFileSync(join(folder, name));

describe('samskar report', () => {
  test('makes the file of an evaluation beside the running server, and says what it has written', async () => {
    const answer = await samskar('report', evaluation, '--format', 'json', '--out', 'r.json');
    expect(answer).toMatchObject({ exitCode: 0, errors: '' });
    expect(JSON.parse(answer.output)).toEqual({
      file: join(folder, 'r.json'),
      format: 'json',
      bytes: read('r.json').length,
      sha256: createHash('sha256').update(read('r.json')).digest('hex'),
    });
    const report = reportSchema.parse(JSON.parse(read('r.json').toString()));
    expect(report).toMatchObject({
      municipality: 'Midtre Gauldal',
      status: { isDraft: false },
      language: 'nb',
    });
    const shown = await assessors[0]!.call('GET', `/api/evaluations/${evaluation}/report?format=json`);
    expect(shown.body).toEqual(report);
    // Nobody else on the machine reads it.
    expect(statSync(join(folder, 'r.json')).mode & 0o077).toBe(0);
  });

  test('makes the same of the signed package, wherever that is, in the language that is asked for', async () => {
    const [fromFile, inEnglish] = await Promise.all([
      samskar('report', 'signed.json', '--format', 'json', '--out', 'from-file.json'),
      samskar('report', 'signed.json', '--format', 'html', '--lang', 'en', '--out', 'en.html'),
    ]);
    expect([fromFile.errors, inEnglish.errors]).toEqual(['', '']);
    await samskar('report', evaluation, '--format', 'json', '--out', 'from-data.json');
    // The demo knows inhabitants, which do not come with the program: results alone stand beside others.
    const withoutResults = (name: string) => {
      const { chapters, ...rest } = reportSchema.parse(JSON.parse(read(name).toString()));
      return { ...rest, chapters: chapters.filter(({ id }) => id !== 'results') };
    };
    expect(withoutResults('from-file.json')).toEqual(withoutResults('from-data.json'));
    expect(read('en.html').toString()).toContain('lang="en"');
  });

  test('makes an archive package that verify takes, and a report can be made of again', async () => {
    const made = await samskar(
      ...['report', evaluation, '--format', 'zip', '--out', 'package.zip'],
      ...['--publicity', 'unntatt offentlighet', '--legal-ground', 'offl. § 14'],
    );
    expect(made.errors).toBe('');
    const [verified, again] = await Promise.all([
      samskar('verify', 'package.zip', '--key', 'data/installation-key.public.pem'),
      samskar('report', 'package.zip', '--format', 'csv', '--out', 'of-package.csv'),
    ]);
    expect(verified.exitCode).toBe(0);
    expect(JSON.parse(verified.output)).toMatchObject({
      holds: true,
      signers: [{ kind: 'proven' }, { kind: 'proven' }],
    });
    expect(again).toMatchObject({ exitCode: 0, errors: '' });
  });

  test('puts the slides of a library where their notes say', async () => {
    await samskar('report', 'signed.json', '--format', 'pptx', '--out', 'own.pptx');
    writeFileSync(
      join(folder, 'library.pptx'),
      libraryWith(read('own.pptx'), { 3: ['område 2', 'Kilde: Tynset 4471'] }),
    );
    const made = await samskar(
      ...['report', 'signed.json', '--format', 'pptx', '--library', 'library.pptx', '--out', 'more.pptx'],
    );
    expect(made.errors).toBe('');
    const notes = readDeck(read('more.pptx')).slides.flatMap((slide) => slide.notes);
    expect(notes).toContain('Kilde: Tynset 4471');
    writeFileSync(join(folder, 'lost.pptx'), libraryWith(read('own.pptx'), { 3: ['område 99'] }));
    const lost = await samskar(
      ...['report', 'signed.json', '--format', 'pptx', '--library', 'lost.pptx', '--out', 'lost-out.pptx'],
    );
    expect(lost).toMatchObject({ exitCode: 1, output: '' });
    expect(lost.errors).toMatch(/lost\.pptx: .*area:99/);
  });

  test('leaves a file that is there as it is, unless it is told to replace it', async () => {
    writeFileSync(join(folder, 'there.csv'), 'mine');
    const wanted = ['report', 'signed.json', '--format', 'csv', '--out', 'there.csv'];
    const refused = await samskar(...wanted);
    expect(refused).toMatchObject({ exitCode: 1, output: '' });
    expect(refused.errors).toContain('there.csv is there already, and is left as it is');
    expect(read('there.csv').toString()).toBe('mine');
    expect((await samskar(...wanted, '--force')).exitCode).toBe(0);
    expect(read('there.csv').length).toBeGreaterThan(1_000);
  });

  test('leaves nothing half written where it cannot write', async () => {
    const before = readdirSync(folder);
    const answer = await samskar('report', 'signed.json', '--format', 'csv', '--out', 'nowhere/r.csv');
    expect(answer).toMatchObject({ exitCode: 1, output: '' });
    expect(answer.errors).toMatch(/nowhere\/r\.csv cannot be written/);
    expect(readdirSync(folder)).toEqual(before);
  });

  test.each<[what: string, args: () => readonly string[], error: RegExp]>([
    [
      'an unknown format, and every other wrong value with it',
      () => [evaluation, '--format', 'doc', '--out', 'x', '--lang', 'fi'],
      /^--format: must be one of html, docx, .*; found "doc"\n--lang: must be one of nb, en; found "fi"\n$/,
    ],
    [
      'a standard for anything but PDF',
      () => [evaluation, '--format', 'csv', '--standard', 'a-2a', '--out', 'x'],
      /^--standard is for pdf alone\n$/,
    ],
    [
      'a template for anything but Word and slides',
      () => [evaluation, '--format', 'pdf', '--template', 't.docx', '--out', 'x'],
      /^--template is for docx and pptx alone\n$/,
    ],
    [
      'a library for anything but slides',
      () => [evaluation, '--format', 'docx', '--library', 'odd.pptx', '--out', 'x'],
      /^--library is for pptx alone\n$/,
    ],
    [
      'a library that is something else',
      () => [evaluation, '--format', 'pptx', '--library', 'odd.docx', '--out', 'x'],
      /odd\.docx: The file is not a pptx file/,
    ],
    [
      'a template that is not there',
      () => [evaluation, '--format', 'docx', '--template', 'nowhere.docx', '--out', 'x'],
      /nowhere\.docx: cannot be read/,
    ],
    [
      'a template, with everything that is wrong with it',
      () => [evaluation, '--format', 'docx', '--template', 'odd.docx', '--out', 'x'],
      /^.*odd\.docx: Unknown tag .*nowhere.*\n.*odd\.docx: Unknown tag .*neither.*\n$/,
    ],
    [
      'a template that is something else',
      () => [evaluation, '--format', 'pptx', '--template', 'odd.docx', '--out', 'x'],
      /odd\.docx: The file is not a pptx file/,
    ],
    [
      'an evaluation that there is not, and names those that there are',
      () => [randomUUID(), '--format', 'csv', '--out', 'x'],
      /^There is no evaluation .* There are:\n( {2}[-0-9a-f]{36} {2}.* \d{4}\n){2}$/,
    ],
    [
      'a file that there is not',
      () => ['nowhere.json', '--format', 'csv', '--out', 'x'],
      /nowhere\.json: cannot be read/,
    ],
    [
      'a file that is no signed package',
      () => ['odd.json', '--format', 'csv', '--out', 'x'],
      /odd\.json: is no signed package\n.*odd\.json: format: must be "samskar-package\/1"/,
    ],
    [
      'an archive package of what is not signed',
      () => [unsigned, '--format', 'zip', '--out', 'x'],
      /is not signed: an archive package holds what was signed/,
    ],
  ])('refuses %s', async (_, args, error) => {
    writeFileSync(join(folder, 'odd.json'), '{"format":"samskar-evaluation/1"}');
    const body = ['{{nowhere}}', '{{neither}}'].map((tag) => `<w:p><w:r><w:t>${tag}</w:t></w:r></w:p>`);
    writeFileSync(join(folder, 'odd.docx'), zipParts(wordParts(body.join(''))));
    // In this process: one of its own for each takes seconds.
    vi.stubEnv('SAMSKAR_DATA', join(folder, 'data'));
    const answer = await report.run([...args()], { folder });
    expect(answer).toMatchObject({ exitCode: 1 });
    expect(`${answer!.errors!.join('\n')}\n`).toMatch(error);
    expect(existsSync(join(folder, 'x'))).toBe(false);
  });

  test('shows how it is called where that cannot be told', async () => {
    expect(report.run([evaluation, '--out', 'x'], { folder })).toBeUndefined();
    const misspelt = await samskar('report', evaluation, '--format', 'csv', '--out', 'x', '--fromat', 'csv');
    expect(misspelt.errors).toMatch(/^Usage:/);
  });

  test('says so where there is no data, and makes none', async () => {
    const variables = { SAMSKAR_DATA: join(folder, 'empty') };
    const answer = await samskarAt(folder, variables, 'report', evaluation, '--format', 'csv', '--out', 'x');
    expect(answer.errors).toMatch(/There is no data file .*empty.* Set SAMSKAR_DATA/);
    expect(existsSync(join(folder, 'empty'))).toBe(false);
  });
});

test('samskar schema report prints the JSON Schema of the report', async () => {
  const { exitCode, output } = await samskar('schema', 'report');
  expect(exitCode).toBe(0);
  expect(JSON.parse(output)).toMatchObject({
    type: 'object',
    properties: { format: { const: 'samskar-report/1' } },
  });
});
