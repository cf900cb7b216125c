import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { beforeAll, describe, expect, test } from 'vitest';
import { verify } from '../../../server/src/cli/verify.ts';
import { downloadPackage, packageToSign } from '../../../server/src/evaluation/evaluation-package.ts';
import { reportContent, reportSources } from '../../../server/src/evaluation/report-sources.ts';
import { publicAccess } from '../../../server/src/reports/archive-metadata.ts';
import { renderReport } from '../../../server/src/reports/render-report.ts';
import {
  decideAll,
  expectOk,
  openEvaluationDesk,
  revealAll,
  type EvaluationDesk,
} from '../../support/evaluation-desk.ts';

let desk: EvaluationDesk;
let evaluation: string;
let folder: string;
let whole: Uint8Array;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'samskar-archive-'));
  desk = await openEvaluationDesk();
  evaluation = desk.create();
  revealAll(desk, evaluation, 4);
  decideAll(desk, evaluation);
  for (const who of ['a', 'b'] as const) {
    const { hashes } = desk.database.transaction(() =>
      packageToSign(desk.evaluations, desk.state(evaluation)),
    );
    expectOk(desk.run(evaluation, who, { kind: 'sign', packageHash: hashes.package, password: 'given' }));
  }
  whole = await archive('all');
  return () => rmSync(folder, { recursive: true });
});

async function archive(extent: 'all' | 'public', access = publicAccess): Promise<Uint8Array> {
  const file = signed(extent);
  const content = reportContent(desk.evaluations, desk.state(evaluation));
  const sources = reportSources(desk.evaluations, content, 'nb');
  return renderReport({ sources, format: 'zip', archive: { file, access, application: '1.2.3' } });
}

const signed = (extent: 'all' | 'public') =>
  downloadPackage(desk.evaluations, desk.state(evaluation), extent)!;

type Answer = {
  readonly holds: boolean;
  readonly checks: readonly { readonly id: string; readonly kind: string; readonly message: string }[];
};

async function verified(bytes: Uint8Array): Promise<{
  readonly exitCode: number;
  readonly errors: readonly string[];
  readonly failed: readonly string[];
  readonly unchecked: readonly string[];
}> {
  const path = join(folder, 'package.zip');
  writeFileSync(path, bytes);
  const { exitCode, output, errors = [] } = (await verify.run([path], { folder }))!;
  const checks = (output as Answer | undefined)?.checks ?? [];
  const ofKind = (kind: string) => checks.filter((check) => check.kind === kind).map(({ id }) => id);
  return { exitCode, errors, failed: ofKind('fails'), unchecked: ofKind('cannot-check') };
}

/** The archive with some of its files changed, put in or, with undefined, taken out. */
function changed(changes: Record<string, string | undefined>, of = whole): Uint8Array {
  const texts = Object.entries(changes).flatMap(([path, text]) =>
    text === undefined ? [] : [[path, strToU8(text)] as const],
  );
  const kept = Object.entries(unzipSync(of)).filter(([path]) => !(path in changes));
  return zipSync(Object.fromEntries([...kept, ...texts]));
}

const textOf = (path: string, of = whole) => strFromU8(unzipSync(of)[path]!);
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

describe('the archive package', () => {
  test('holds the report, what was signed, the decisions, what it is, and the sums of it all', () => {
    expect(Object.keys(unzipSync(whole))).toEqual([
      'README.txt',
      'report.pdf',
      'signed-package.json',
      'working-papers.json',
      'decision-log.csv',
      'metadata.json',
      'manifest.json',
      'SHA256SUMS',
    ]);
    expect(textOf('report.pdf').slice(0, 5)).toBe('%PDF-');
    expect(JSON.parse(textOf('signed-package.json'))).not.toHaveProperty('working');
    expect(textOf('decision-log.csv').split('\r\n')).toHaveLength(
      signed('all').working!.decisions.length + 2,
    );
  });

  test('names every file in its manifest and in the list for sha256sum', () => {
    const files = Object.entries(unzipSync(whole));
    const manifest = JSON.parse(textOf('manifest.json')) as {
      files: readonly { path: string; bytes: number; sha256: string }[];
    };
    expect(manifest.files.map(({ path, bytes, sha256: hash }) => [path, bytes, hash])).toEqual(
      files.slice(0, -2).map(([path, bytes]) => [path, bytes.length, sha256(bytes)]),
    );
    expect(textOf('SHA256SUMS')).toBe(
      files
        .slice(0, -1)
        .map(([path, bytes]) => `${sha256(bytes)}  ${path}\n`)
        .join(''),
    );
  });

  test('says what it is, whose it is and who may read it', async () => {
    expect(JSON.parse(textOf('metadata.json'))).toMatchObject({
      format: 'samskar-archive/1',
      language: 'nb',
      parties: { municipality: { name: 'Skaun' }, assessors: [{ name: 'a' }, { name: 'b' }] },
      dates: { year: 2026, populationDate: '2026-01-01' },
      access: { publicity: 'offentlig', legalGround: '' },
      instrument: { id: desk.instrument.id, version: '1.0' },
      packageHash: signed('all').hashes.package,
      software: { name: 'Samskår', version: '1.2.3' },
    });
    const access = { publicity: 'unntatt offentlighet', legalGround: 'offl. § 14' };
    expect(JSON.parse(textOf('metadata.json', await archive('all', access)))).toMatchObject({ access });
    for (const word of ['Dette er en arkivpakke', 'This is an archive package'])
      expect(textOf('README.txt')).toContain(word);
  });

  test('is the same file each time', async () => {
    expect(Buffer.from(await archive('all')).equals(whole)).toBe(true);
  });

  test('leaves working papers and decisions out where the signed package has none', async () => {
    const open = await archive('public');
    expect(Object.keys(unzipSync(open))).not.toContain('working-papers.json');
    expect(Object.keys(unzipSync(open))).not.toContain('decision-log.csv');
    expect(textOf('README.txt', open)).not.toContain('working-papers');
    const { exitCode, failed, unchecked } = await verified(open);
    expect([exitCode, failed]).toEqual([0, []]);
    expect(unchecked).toEqual(expect.arrayContaining(['archive-report', 'working-hash', 'decisions']));
  });
});

describe('verify takes an archive package', () => {
  test('and says that it holds, and what it cannot check', async () => {
    const { exitCode, failed, unchecked } = await verified(whole);
    expect([exitCode, failed]).toEqual([0, []]);
    expect(unchecked).toEqual(['archive-report', 'key']);
  });

  test.each<[what: string, changes: Record<string, string | undefined>, failed: readonly string[]]>([
    ['another report', { 'report.pdf': '%PDF-1.7' }, ['archive-manifest', 'archive-sums']],
    ['a file of its own', { 'more.txt': 'x' }, ['archive-manifest', 'archive-sums']],
    ['no report', { 'report.pdf': undefined }, ['archive-manifest']],
    ['no manifest', { 'manifest.json': undefined }, ['archive-manifest']],
    ['a manifest of nothing', { 'manifest.json': '{}' }, ['archive-manifest', 'archive-sums']],
    ['no sums', { SHA256SUMS: undefined }, ['archive-sums']],
    [
      'other metadata',
      { 'metadata.json': '{"packageHash":"x"}' },
      ['archive-manifest', 'archive-sums', 'archive-metadata'],
    ],
    ['no metadata', { 'metadata.json': undefined }, ['archive-manifest', 'archive-metadata']],
    ['other working papers', { 'working-papers.json': '{}' }, ['archive-manifest', 'archive-sums', 'shape']],
  ])('and finds %s', async (_, changes, failed) => {
    const answer = await verified(changed(changes));
    expect(answer.exitCode).toBe(1);
    expect(answer.failed).toEqual(failed);
  });

  test('and finds a grade that was changed with manifest and sums made anew', async () => {
    const file = JSON.parse(textOf('signed-package.json')) as { public: { agreed: Record<string, unknown> } };
    file.public.agreed['1.1.1'] = { kind: 'graded', grades: { c1: 5, c2: 5 } };
    const text = JSON.stringify(file);
    const manifest = textOf('manifest.json').replace(
      /("path": "signed-package.json",\s+"bytes": )\d+(,\s+"sha256": ")[0-9a-f]+/,
      `$1${strToU8(text).length}$2${sha256(strToU8(text))}`,
    );
    const sums = textOf('SHA256SUMS')
      .replace(/[0-9a-f]{64}(?= {2}signed-package)/, sha256(strToU8(text)))
      .replace(/[0-9a-f]{64}(?= {2}manifest)/, sha256(strToU8(manifest)));
    const answer = await verified(
      changed({ 'signed-package.json': text, 'manifest.json': manifest, SHA256SUMS: sums }),
    );
    expect(answer.exitCode).toBe(1);
    expect(answer.failed).toEqual(expect.arrayContaining(['public-hash', 'result']));
    expect(answer.failed).not.toContain('archive-manifest');
  });

  test.each<[what: string, bytes: () => Uint8Array, error: RegExp]>([
    ['is cut off', () => whole.slice(0, whole.length - 100), /is no zip, or a broken one/],
    ['holds no signed package', () => zipSync({ 'a.txt': strToU8('a') }), /signed-package\.json is missing/],
    [
      'is packed a thousandfold',
      () => zipSync({ 'signed-package.json': new Uint8Array(2_000_000) }),
      /larger than an archive package can be/,
    ],
    [
      'has more files than any of ours',
      () => zipSync(Object.fromEntries(Array.from({ length: 60 }, (_, place) => [`${place}`, strToU8('x')]))),
      /partsMax/,
    ],
    [
      'leads out of its folder',
      () => zipSync({ '../signed-package.json': strToU8('{}') }),
      /is no zip, or a broken one/,
    ],
    [
      'holds no JSON',
      () => zipSync({ 'signed-package.json': strToU8('{') }),
      /signed-package\.json is not JSON/,
    ],
    [
      'says a thing twice',
      () => zipSync({ 'signed-package.json': strToU8('{"a":1,"a":2}') }),
      /must not be there twice/,
    ],
  ])('and refuses one that %s', async (_, bytes, error) => {
    const answer = await verified(bytes());
    expect(answer.exitCode).toBe(1);
    expect(answer.errors.join('\n')).toMatch(error);
  });

  test('and says of a zip with some other JSON in it that it is no package', async () => {
    const { exitCode, failed } = await verified(zipSync({ 'signed-package.json': strToU8('[1]') }));
    expect([exitCode, failed]).toEqual([1, expect.arrayContaining(['shape', 'archive-manifest'])]);
  });
});
