import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { closeCodes } from '@samskar/shared/api';
import { expect, test } from 'vitest';

const text = readFileSync(join(import.meta.dirname, 'rules.md'), 'utf8');
const rules = [...text.matchAll(/^- \*\*(R\d+)\*\* .*\n {2}Proved by (.*)\.$/gm)].map((entry) => ({
  rule: entry[1]!,
  files: [...entry[2]!.matchAll(/`([^`]+)`/g)].map((file) => file[1]!),
}));

test('rules.md has every rule once', () => {
  expect(rules.map(({ rule }) => rule)).toEqual(Array.from({ length: 16 }, (_, index) => `R${index + 1}`));
});

test.each(rules)('$rule is quoted by the tests that are said to prove it', ({ rule, files }) => {
  expect(files.length).toBeGreaterThan(0);
  for (const file of files)
    expect(readFileSync(join(import.meta.dirname, file), 'utf8')).toContain(`[${rule}]`);
});

test('rules.md has every close code', () => {
  for (const code of Object.values(closeCodes)) expect(text).toContain(`| ${code} |`);
});

test('rules.md names no test that is not there', () => {
  const files = [...text.matchAll(/`((?:\w|-)+\/[\w/.-]+\.test\.ts)`/g)].map((file) => file[1]!);
  expect(files.length).toBeGreaterThan(30);
  expect(files.filter((file) => !existsSync(join(import.meta.dirname, file)))).toEqual([]);
});
