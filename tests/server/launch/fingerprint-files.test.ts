import { mkdirSync, mkdtempSync, rmSync, unlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fingerprintFiles } from '../../../server/src/launch/fingerprint-files.ts';

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'samskar-fingerprint-'));
  mkdirSync(join(root, 'src/deep'), { recursive: true });
  write('src/a.ts', 'a');
  write('src/deep/b.ts', 'b');
  write('lock.yaml', '1');
});

afterEach(() => rmSync(root, { recursive: true }));

function write(path: string, text: string, changedAtS = 1000): void {
  writeFileSync(join(root, path), text);
  utimesSync(join(root, path), changedAtS, changedAtS);
}

const fingerprint = () => fingerprintFiles(root, ['src', 'lock.yaml', 'absent']);

test('the same files have the same fingerprint', () => {
  expect(fingerprint()).toBe(fingerprint());
});

test.each<[string, () => void]>([
  ['a file deep inside is saved again', () => write('src/deep/b.ts', 'b', 2000)],
  ['an older version of a file comes back', () => write('src/a.ts', 'a', 500)],
  ['a file grows within the same second', () => write('src/a.ts', 'aa')],
  ['a file is added', () => write('src/c.ts', 'c')],
  ['a file is removed', () => unlinkSync(join(root, 'src/deep/b.ts'))],
  ['a path that was absent appears', () => write('absent', '')],
])('it changes when %s', (_what, change) => {
  const before = fingerprint();
  change();
  expect(fingerprint()).not.toBe(before);
});
