import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');

describe('the launcher on a clone where the install has failed', () => {
  let clone: string;

  beforeAll(() => {
    clone = mkdtempSync(join(tmpdir(), 'samskar-clone-'));
    for (const folder of ['server', 'web', 'shared', 'migrations', 'tests/support'])
      mkdirSync(join(clone, folder), { recursive: true });
    for (const folder of ['.', 'server', 'web', 'shared', 'migrations', 'tests'])
      cpSync(join(root, folder, 'package.json'), join(clone, folder, 'package.json'));
    for (const file of ['server/start.mjs', 'server/check-runtime.mjs', 'tests/support/run-checks.mjs'])
      cpSync(join(root, file), join(clone, file));
  });

  afterAll(() => rmSync(clone, { recursive: true }));

  test.each([
    ['pnpm start', 'server/start.mjs', 'demo', 'start'],
    ['pnpm serve', 'server/start.mjs', 'serve', 'serve'],
    ['pnpm dev', 'server/start.mjs', 'dev', 'dev'],
    ['pnpm test', 'tests/support/run-checks.mjs', 'all', 'test'],
    ['pnpm verify', 'tests/support/run-checks.mjs', 'fast', 'verify'],
  ])('%s names what is missing and the command that helps', (_name, file, argument, script) => {
    const { status, stderr } = spawnSync(process.execPath, [file, argument], {
      cwd: clone,
      encoding: 'utf8',
    });
    expect(status).toBe(1);
    expect(stderr).toContain('These packages are not installed: ');
    expect(stderr).toContain('hono');
    expect(stderr).toContain(`npx -y -p node@24 -p pnpm@12 pnpm ${script}\n`);
  });
});

test('the launcher says which modes there are when it is given another', () => {
  const { status, stderr } = spawnSync(process.execPath, ['server/start.mjs', 'toString'], {
    cwd: root,
    encoding: 'utf8',
  });
  expect(status).toBe(1);
  expect(stderr).toBe('Usage: node server/start.mjs demo|serve|dev|build|dev-server\n');
});
