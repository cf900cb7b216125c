import { generateKeyPairSync, randomUUID, sign as signBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  addFinding,
  appendParagraphs,
  documentShape,
  findingFragment,
  jointName,
  justificationFragment,
} from '@samskar/shared/documents';
import { canonicalHash, type Package } from '@samskar/shared/package';
import fc from 'fast-check';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { verify } from '../../../server/src/cli/verify.ts';
import { evaluationsOfPeople } from '../../../server/src/evaluation/evaluations-of-people.ts';
import {
  countEmptyFindings,
  downloadPackage,
  packageToSign,
} from '../../../server/src/evaluation/evaluation-package.ts';
import { sealBytes, signatureBytes } from '../../../shared/src/package/signed-bytes.ts';
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
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'samskar-packages-'));
  return () => rmSync(folder, { recursive: true });
});

beforeEach(async () => {
  desk = await openEvaluationDesk();
  evaluation = desk.create({ outOfFocus: [{ indicator: '1.1.2', by: 'Kontaktperson', date: '2026-01-15' }] });
  revealAll(desk, evaluation, 4);
  decideAll(desk, evaluation);
  desk.write(jointName(evaluation, '1', 1), 'a', (doc) =>
    appendParagraphs(justificationFragment(doc, '1.1.1'), ['Ordningen er i bruk i hele kommunen.']),
  );
});

const draftHash = () =>
  desk.database.transaction(() => packageToSign(desk.evaluations, desk.state(evaluation)).hashes.package);

const sign = (who: PersonName) =>
  desk.run(evaluation, who, { kind: 'sign', packageHash: draftHash(), password: 'given before' });

function signedByBoth(): void {
  expectOk(sign('a'));
  expectOk(sign('b'));
}

/** As it arrives at the other end: JSON. */
function download(extent: 'all' | 'public' = 'all'): Package {
  const file = downloadPackage(desk.evaluations, desk.state(evaluation), extent);
  return JSON.parse(JSON.stringify(file)) as Package;
}

type Report = {
  readonly holds: boolean;
  readonly signers: readonly { readonly name: string; readonly kind: string }[];
  readonly unlockings: readonly object[];
  readonly checks: readonly { readonly id: string; readonly kind: string }[];
};

async function verified(file: unknown, key?: string): Promise<{ exitCode: number; report: Report }> {
  return verifiedText(JSON.stringify(file), key);
}

async function verifiedText(text: string, key?: string): Promise<{ exitCode: number; report: Report }> {
  writeFileSync(join(folder, 'package.json'), text);
  if (key !== undefined) writeFileSync(join(folder, 'key.pem'), key);
  const args = ['package.json', ...(key === undefined ? [] : ['--key', 'key.pem'])];
  const answer = await verify.run(args, { folder });
  return { exitCode: answer!.exitCode, report: answer!.output as Report };
}

const idsOf = ({ report }: { report: Report }, kind: string) =>
  report.checks.filter((check) => check.kind === kind).map(({ id }) => id);

test('findings and justifications in which nothing stands are no part of a package, and are counted', () => {
  desk.write(jointName(evaluation, '1', 1), 'a', (doc) => {
    const shape = documentShape(desk.instrument, '1');
    if (shape === undefined) throw new Error('The instrument has an area 1');
    for (const digit of ['1', '2'])
      addFinding(doc, shape, `${digit.repeat(8)}-0000-4000-8000-000000000000`, 'strength');
    appendParagraphs(findingFragment(doc, '11111111-0000-4000-8000-000000000000'), ['Tydelig eierskap']);
    appendParagraphs(justificationFragment(doc, '1.1.2'), ['  ']);
  });
  const { public: content } = desk.database.transaction(() =>
    packageToSign(desk.evaluations, desk.state(evaluation)),
  );
  expect(content.findings.map(({ text }) => text)).toEqual(['Tydelig eierskap']);
  expect(content.justifications.map(({ indicator }) => indicator)).toEqual(['1.1.1']);
  expect(countEmptyFindings(desk.evaluations, desk.state(evaluation))).toEqual({ 1: 1 });
});

describe('samskar verify', () => {
  test('finds everything in order in what both have signed, and names the signers as unproven', async () => {
    signedByBoth();
    const found = await verified(download());
    expect(idsOf(found, 'fails')).toEqual([]);
    expect(idsOf(found, 'cannot-check')).toEqual(['key']);
    expect(found.exitCode).toBe(0);
    expect(found.report.signers).toMatchObject([
      { name: 'a', kind: 'unproven' },
      { name: 'b', kind: 'unproven' },
    ]);
  });

  test('knows who signed when it is given the key of the installation', async () => {
    signedByBoth();
    const found = await verified(download(), desk.evaluations.key.publicKeyPem);
    expect(found.exitCode).toBe(0);
    expect(idsOf(found, 'cannot-check')).toEqual([]);
    expect(found.report.signers.map(({ kind }) => kind)).toEqual(['proven', 'proven']);
  });

  test('verifies the public part without the working papers', async () => {
    signedByBoth();
    const file = download('public');
    expect(file.working).toBeUndefined();
    const found = await verified(file);
    expect(found.exitCode).toBe(0);
    expect(idsOf(found, 'cannot-check')).toEqual(['working-hash', 'ballots', 'decisions', 'key']);
  });

  test('also when somebody has taken the working papers out by hand', async () => {
    signedByBoth();
    const { working: _, ...file } = download();
    expect((await verified(file)).exitCode).toBe(0);
  });

  test('finds gold stars in the public part, and where they are given to what is not there', async () => {
    const practice = { indicator: '1.1.1', practice: 'Barnas kommunestyre', why: 'Enkelt å ta etter.' };
    expectOk(desk.run(evaluation, 'b', { kind: 'give-gold-star', ...practice }));
    signedByBoth();
    const file = download('public');
    expect(file.public.goldStars).toMatchObject([{ ...practice, area: '1' }]);
    expect((await verified(file)).exitCode).toBe(0);
    for (const change of [{ indicator: '9.9.9' }, { area: '2' }]) {
      const forged = download();
      Object.assign(forged.public.goldStars![0]!, change);
      expect(idsOf(await verified(forge(forged)), 'fails')).toEqual(['agreed']);
    }
  });

  test('says who was interviewed, by role and number, where interviews were held, and nothing of those planned', async () => {
    const id = randomUUID();
    const interview = { id, group: 'union-representatives', role: 'Tillitsvalgte', persons: 5 } as const;
    const open = { time: null, place: null, lead: null };
    expectOk(desk.run(evaluation, 'a', { kind: 'plan-interview', interview: { ...interview, ...open } }));
    const draft = () => packageToSign(desk.evaluations, desk.state(evaluation)).public;
    expect(desk.database.transaction(draft)).not.toHaveProperty('interviewed');
    const seenRevision = desk.state(evaluation).interviews[id]!.revision;
    const done = { kind: 'mark-interview-done', interview: id, persons: 4, seenRevision } as const;
    expectOk(desk.run(evaluation, 'b', done));
    signedByBoth();
    const file = download('public');
    expect(file.public.interviewed).toEqual([{ group: interview.group, interviews: 1, persons: 4 }]);
    expect((await verified(file)).exitCode).toBe(0);
  });

  test('takes a package from before there were gold stars', async () => {
    signedByBoth();
    const file = download();
    delete file.public.goldStars;
    expect((await verified(forge(file))).exitCode).toBe(0);
  });

  test('says that one signature is missing', async () => {
    expectOk(sign('a'));
    expect(idsOf(await verified(download()), 'fails')).toEqual(['signed-by-all']);
  });

  test('is not taken in by a file that was made anew with another key, once it knows the right one', async () => {
    signedByBoth();
    const forged = forge(download());
    expect((await verified(forged)).exitCode).toBe(0);
    const found = await verified(forged, desk.evaluations.key.publicKeyPem);
    expect(idsOf(found, 'fails')).toEqual(['signatures', 'signed-by-all', 'seal', 'key']);
  });

  test('sees a result that was rounded up, though every hash was made anew', async () => {
    signedByBoth();
    const file = download();
    file.public.result.total.points = '999';
    expect(idsOf(await verified(forge(file)), 'fails')).toEqual(['result']);
  });

  test('sees a grade that nobody decided, though every hash and point was made anew', async () => {
    signedByBoth();
    const file = download();
    file.working!.decisions.at(-1)!.outcome = { kind: 'not-applicable' };
    expect(idsOf(await verified(forge(file)), 'fails')).toEqual(['decisions']);
  });

  test('sees a ballot that is not the one committed to, though every hash was made anew', async () => {
    signedByBoth();
    const file = download();
    file.working!.ballots[0]!.values['1.1.1']!.reason = 'Skrevet etterpå.';
    expect(idsOf(await verified(forge(file)), 'fails')).toEqual(['ballots']);
  });

  test('detects any single value that is changed', () => {
    signedByBoth();
    const file = download();
    const places = leavesOf(file);
    const arbitraryPlace = fc.integer({ min: 0, max: places.length - 1 });
    const arbitraryValue = fc.oneof(
      fc.string(),
      fc.integer(),
      fc.boolean(),
      fc.constant(null),
      fc.constant([]),
    );
    return fc.assert(
      fc.asyncProperty(arbitraryPlace, arbitraryValue, async (place, value) => {
        const changed = withChange(file, places[place]!, value);
        fc.pre(canonicalHash(changed) !== canonicalHash(file));
        expect((await verified(changed)).exitCode).toBe(1);
      }),
      { numRuns: 150 },
    );
  });

  test('detects any letter that is changed in what was signed, hashed or sealed', () => {
    signedByBoth();
    const file = download();
    const places = leavesOf(file).filter((path) => typeof valueAt(file, path) === 'string');
    return fc.assert(
      fc.asyncProperty(fc.nat(), fc.nat(), async (pick, letter) => {
        const path = places[pick % places.length]!;
        const text = valueAt(file, path) as string;
        fc.pre(text.length > 0);
        const at = letter % text.length;
        const other = text[at] === 'Q' ? 'w' : 'Q';
        const changed = withChange(file, path, text.slice(0, at) + other + text.slice(at + 1));
        expect((await verified(changed)).exitCode).toBe(1);
      }),
      { numRuns: 150 },
    );
  });

  test('never fails by itself on garbage', async () => {
    signedByBoth();
    const file = download();
    const half = withChange(file, ['public', 'assessors', '0', 'name'], '\ud800');
    for (const garbage of [null, 7, 'text', [], {}, { format: 'samskar-package/1' }, half])
      expect((await verified(garbage)).exitCode).toBe(1);
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), async (value) => {
        expect((await verified(value)).exitCode).toBe(1);
      }),
      { numRuns: 50 },
    );
  });

  test('never fails by itself on lists in lists', async () => {
    signedByBoth();
    const depth = 20_000;
    const bare = '['.repeat(depth) + ']'.repeat(depth);
    const lists = `${'[{"kind":"list","items":['.repeat(depth)}[]${']}]'.repeat(depth)}`;
    const text = JSON.stringify(withChange(download(), ['public', 'justifications', '0', 'text'], 'HERE'));
    for (const nested of [bare, text.replace('"HERE"', lists)])
      expect((await verifiedText(nested)).exitCode).toBe(1);
  });

  test('refuses a file that is not JSON, a file that is not there, and a key that is none', async () => {
    writeFileSync(join(folder, 'broken.json'), '{"format":');
    writeFileSync(join(folder, 'key.pem'), 'no key');
    for (const args of [
      ['broken.json'],
      ['absent.json'],
      ['broken.json', '--key', 'key.pem'],
      ['x', '--key', 'absent.pem'],
    ])
      expect(await verify.run(args, { folder })).toMatchObject({ exitCode: 1, errors: [expect.any(String)] });
    for (const args of [[], ['a', 'b'], ['a', '--key'], ['a', '--other', 'b'], ['a', '--key', 'b', 'c']])
      expect(await verify.run(args, { folder })).toBeUndefined();
  });
});

describe('unlocking', () => {
  test('makes the signatures void in every package downloaded afterwards', async () => {
    signedByBoth();
    expectOk(desk.run(evaluation, 'b', { kind: 'unlock', reason: 'Et tall var feil.' }));
    const file = download();
    expect(file.signatures).toEqual([]);
    expect(file.history).toMatchObject([{ unlocked: { by: desk.people.b, reason: 'Et tall var feil.' } }]);
    expect(file.history[0]!.signatures.map(({ person }) => person)).toEqual([desk.people.a, desk.people.b]);
    const found = await verified(file);
    expect(idsOf(found, 'fails')).toEqual(['signed-by-all']);
    expect(found.report.unlockings).toMatchObject([
      { by: 'b', reason: 'Et tall var feil.', voided: ['a', 'b'] },
    ]);
  });

  test('is told by the next version too, which names the one before', async () => {
    signedByBoth();
    const first = download();
    expectOk(desk.run(evaluation, 'a', { kind: 'unlock', reason: 'Et tall var feil.' }));
    signedByBoth();
    const second = download();
    expect(second.hashes.previous).toBe(first.hashes.package);
    expect((await verified(second, desk.evaluations.key.publicKeyPem)).exitCode).toBe(0);
    const withoutHistory = { ...second, history: [] };
    expect(idsOf(await verified(withoutHistory), 'fails')).toEqual(['history', 'seal']);
  });

  test('leaves no way to use a void signature again', async () => {
    signedByBoth();
    const before = download();
    expectOk(desk.run(evaluation, 'a', { kind: 'unlock', reason: 'Et tall var feil.' }));
    const reused = { ...download(), signatures: before.signatures };
    const failing = idsOf(await verified(reused), 'fails');
    expect(failing).toContain('signatures');
    expect(failing).toContain('seal');
  });
});

/** Everything made to fit again, with a key of one's own. */
function forge(file: Package): Package {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const base64 = (bytes: Uint8Array) => signBytes(null, bytes, privateKey).toString('base64');
  const parts = {
    public: canonicalHash(file.public),
    working: canonicalHash(file.working),
    previous: file.hashes.previous,
  };
  const hashes = { ...parts, package: canonicalHash({ format: file.format, ...parts }) };
  const signatures = file.signatures.map((signature) => {
    const signed = { ...signature, packageHash: hashes.package };
    return { ...signed, signature: base64(signatureBytes(signed)) };
  });
  const forged = {
    ...file,
    hashes,
    signatures,
    publicKey: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
  };
  return { ...forged, seal: base64(sealBytes(forged)) };
}

type Path = readonly string[];

function leavesOf(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  const entries = Object.entries(value);
  return entries.length === 0 ? [path] : entries.flatMap(([key, part]) => leavesOf(part, [...path, key]));
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((part, key) => (part as Record<string, unknown>)[key], value);
}

function withChange(file: unknown, path: Path, value: unknown): unknown {
  const copy = structuredClone(file);
  const parent = valueAt(copy, path.slice(0, -1)) as Record<string, unknown>;
  parent[path.at(-1)!] = value;
  return copy;
}

test('[R16] a recovery after all have signed is shown, and leaves the signed package as it was', () => {
  signedByBoth();
  const before = download();
  const byPerson = evaluationsOfPeople(desk.evaluations);
  expect(byPerson.openEvaluationsOf(desk.people.b)).toEqual([]);
  desk.database.transaction(() => byPerson.onAccountRecovered(desk.people.b, desk.people.administrator));
  expect(desk.state(evaluation).recoveries).toMatchObject([
    { account: desk.people.b, by: desk.people.administrator },
  ]);
  expect(download()).toEqual(before);
});
