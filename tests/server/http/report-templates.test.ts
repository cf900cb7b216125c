import { reportTemplatesSchema, type EvaluationListItem, type TemplateKind } from '@samskar/shared/api';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { demoSignIns } from '../../../server/src/demo/demo-people.ts';
import { defaultHttpLimits } from '../../../server/src/http/limits.ts';
import { editParts, libraryWith } from '../../support/edit-deck.ts';
import { relationship, relationshipsPart, wordParts } from '../../support/office-parts.ts';
import { startTestServer, type TestClient, type TestServer } from '../../support/start-test-server.ts';
import { zipParts } from '../../support/zip-parts.ts';

const { templateBytesMax } = defaultHttpLimits;

let server: TestServer;
let administrator: TestClient;
let a: TestClient;
let evaluation: string;

beforeAll(async () => {
  server = await startTestServer({ mode: 'demo' });
  [administrator, a] = (await Promise.all(['Administrator', 'Vurderer A'].map(signIn))) as [
    TestClient,
    TestClient,
  ];
  const list = (await a.call('GET', '/api/evaluations')).body as EvaluationListItem[];
  evaluation = list.find(({ year }) => year === 2023)!.id;
});

afterAll(() => server.stop());

function signIn(name: string): Promise<TestClient> {
  const { email, password } = demoSignIns(server.running.demo!.passwords).find((one) => one.name === name)!;
  return server.signIn(email, password);
}

const canary = 'Kommunens egen forside 7714';
const line = (text: string) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;
const wordFile = (...lines: readonly string[]) => zipParts(wordParts(lines.map(line).join('')));
const good = wordFile(canary, '{{title}}', '{{report}}');

async function upload(
  who: TestClient,
  kind: string,
  body: Uint8Array,
  query = 'name=mal.docx',
  type = 'application/octet-stream',
): Promise<{ readonly status: number; readonly body: unknown }> {
  const answer = await fetch(`${server.origin}/api/report-templates/${kind}?${query}`, {
    method: 'PUT',
    headers: { origin: server.origin, cookie: who.cookie, 'content-type': type },
    body: body as Uint8Array<ArrayBuffer>,
  });
  return { status: answer.status, body: await answer.json() };
}

async function bytesOf(who: TestClient, path: string) {
  const answer = await fetch(`${server.origin}/api/${path}`, { headers: { cookie: who.cookie } });
  return { answer, bytes: new Uint8Array(await answer.arrayBuffer()) };
}

const report = async (query: string) =>
  unzipSync((await bytesOf(a, `evaluations/${evaluation}/report?${query}`)).bytes);

async function standing(kind: TemplateKind) {
  const { body } = await administrator.call('GET', '/api/report-templates');
  return reportTemplatesSchema.parse(body).templates.find((one) => one.kind === kind);
}

const events = () =>
  server.people.database.raw
    .prepare(`select kind, detail from people_event where kind like 'template-%' order by id`)
    .all()
    .map(({ kind, detail }) => ({ deed: kind, ...(JSON.parse(String(detail)) as object) }));

describe('a template of reports', () => {
  test('is kept by administrators alone; which there are is told to everybody with a session', async () => {
    const path = '/api/report-templates/docx';
    const seen = '0'.repeat(64);
    for (const [who, status] of [
      [a, 403],
      [server.stranger, 401],
    ] as const) {
      expect((await upload(who, 'docx', good)).status).toBe(status);
      for (const [method, address] of [
        ['GET', '/api/report-templates'],
        ['GET', path],
        ['DELETE', `${path}?seen=${seen}`],
      ] as const)
        expect((await who.call(method, address)).status).toBe(status);
    }
    expect((await a.call('GET', '/api/report-templates/kinds')).body).toEqual([]);
    expect((await server.stranger.call('GET', '/api/report-templates/kinds')).status).toBe(401);
  });

  test.each([
    ['macros', 'docx', () => wordWith({ 'word/vbaProject.bin': 'x' }), /makroer \(word\/vbaProject\.bin\)/],
    [
      'a picture from elsewhere',
      'docx',
      () =>
        wordWith({
          'word/_rels/document.xml.rels': relationshipsPart(
            relationship('image', 'https://example.org/a.png', 'External'),
          ),
        }),
      /henter noe utenfra: https:\/\/example\.org\/a\.png/,
    ],
    [
      'an OLE object',
      'docx',
      () => wordWith({ 'word/embeddings/oleObject1.bin': 'x' }),
      /innebygd .*oleObject1\.bin/,
    ],
    [
      'a part that unpacks to thousands of times its size',
      'docx',
      () => wordWith({ 'word/media/image1.png': new Uint8Array(40_000_000) }),
      /pakkes ut til mer enn 200 ganger/,
    ],
    ['a tag that nobody knows', 'docx', () => wordFile('{{tittel}}'), /Ukjent tagg .*\{\{tittel\}\}/],
    ['a Word file as slides', 'pptx', () => good, /ikke en pptx-fil/],
    ['no file of Office', 'slides', () => new Uint8Array([1, 2, 3]), /ikke en Office-fil/],
  ])('is refused and named when it has %s, and nothing changes', async (_what, kind, file, sentence) => {
    const { status, body } = await upload(administrator, kind, file());
    expect(status).toBe(422);
    const { error } = body as { error: { kind: string; problems: string[] } };
    expect(error.kind).toBe('template-invalid');
    expect(error.problems.join('\n')).toMatch(sentence);
    expect(await standing(kind as TemplateKind)).toBeUndefined();
    expect(events()).toEqual([]);
  });

  test('is refused when it is too large, of another type, of an unknown kind or without a name', async () => {
    expect((await upload(administrator, 'docx', new Uint8Array(templateBytesMax + 1))).status).toBe(413);
    expect((await upload(administrator, 'docx', good, 'name=a.docx', 'text/plain')).status).toBe(400);
    expect((await upload(administrator, 'docx', good, '')).status).toBe(400);
    expect((await upload(administrator, 'exe', good)).status).toBe(404);
  });

  test('is taken in, listed, downloaded again, used, replaced and removed, and each deed is written down', async () => {
    const taken = await upload(administrator, 'docx', good, 'name=M%C3%B8rk mal.docx&lang=en');
    expect(taken.status).toBe(200);
    expect((taken.body as { warnings: string[] }).warnings.join()).toContain(
      'does not use: {{subtitle}}, {{municipality}}',
    );
    const first = (await standing('docx'))!;
    expect(first).toMatchObject({ fileName: 'Mørk mal.docx', bytes: good.length, by: 'Administrator' });
    const { answer, bytes } = await bytesOf(administrator, 'report-templates/docx');
    expect(answer.headers.get('content-disposition')).toContain("filename*=UTF-8''M%C3%B8rk%20mal.docx");
    expect(Buffer.from(bytes).equals(good)).toBe(true);
    expect((await a.call('GET', '/api/report-templates/kinds')).body).toEqual(['docx']);

    const textOf = async (query: string) =>
      strFromU8((await report(`format=docx${query}`))['word/document.xml']!);
    expect(await textOf('')).toContain(canary);
    expect(await textOf('&layout=standard')).not.toContain(canary);

    // Who saw nothing, or something else, must look again.
    const next = wordFile('Ny', '{{report}}');
    expect((await upload(administrator, 'docx', next)).status).toBe(409);
    expect((await standing('docx'))!.sha256).toBe(first.sha256);
    const replaces = `name=ny.docx&replaces=${first.sha256}`;
    expect((await upload(administrator, 'docx', next, replaces)).status).toBe(200);
    const second = (await standing('docx'))!;
    const remove = (seen: string) => administrator.call('DELETE', `/api/report-templates/docx?seen=${seen}`);
    expect((await remove(first.sha256)).status).toBe(409);
    expect((await remove(second.sha256)).status).toBe(204);
    expect((await bytesOf(administrator, 'report-templates/docx')).answer.status).toBe(404);
    expect(events()).toMatchObject([
      { deed: 'template-added', kind: 'docx', sha256: first.sha256, fileName: 'Mørk mal.docx' },
      { deed: 'template-added', kind: 'docx', sha256: second.sha256, replaces: first.sha256 },
      { deed: 'template-removed', kind: 'docx', sha256: second.sha256 },
    ]);
  });

  test('for slides dresses the deck, and a library fills its slots', async () => {
    const { bytes } = await bytesOf(a, `evaluations/${evaluation}/report?format=pptx`);
    const house = editParts(bytes, /theme1\.xml$/, (part) => part.replaceAll('005C6A', '8A1538'));
    expect((await upload(administrator, 'pptx', house, 'name=hus.pptx')).status).toBe(200);
    const library = libraryWith(bytes, { 3: ['område 2', 'Kilde: Tynset 4471'] });
    const slides = await upload(administrator, 'slides', library, 'name=eksempler.pptx');
    expect(slides, JSON.stringify(slides.body)).toMatchObject({ status: 200 });
    const textOf = (parts: Readonly<Record<string, Uint8Array>>, which: RegExp) =>
      Object.entries(parts)
        .filter(([name]) => which.test(name))
        .map(([, content]) => strFromU8(content))
        .join();
    const dressed = await report('format=pptx');
    expect(textOf(dressed, /theme\/theme\d+\.xml$/)).toContain('8A1538');
    expect(textOf(dressed, /notesSlide/)).toContain('Tynset 4471');
    const standard = await report('format=pptx&layout=standard');
    expect(textOf(standard, /theme\/theme\d+\.xml$/)).not.toContain('8A1538');
    expect(textOf(standard, /notesSlide/)).not.toContain('Tynset 4471');
  });
});

function wordWith(parts: Readonly<Record<string, string | Uint8Array>>): Uint8Array {
  return zipParts({ ...wordParts(line('{{report}}')), ...parts });
}
