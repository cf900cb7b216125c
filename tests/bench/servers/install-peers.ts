import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const source = join(import.meta.dirname, '../peers');
const folder = join(import.meta.dirname, '../../../node_modules/.cache/samskar/bench-peers');
const files = ['package.json', 'package-lock.json'] as const;

/**
 * Installs the servers that ours is measured against, by their own lock file, into a folder outside the workspace: the
 * product's install knows nothing of them. Its better-sqlite3 is newer than Hocuspocus asks for, because that one must be
 * compiled and this one brings its binaries along.
 */
export function installPeers(): string {
  const wanted = files.map((name) => readFileSync(join(source, name), 'utf8')).join('');
  const mark = join(folder, 'installed');
  if (existsSync(mark) && readFileSync(mark, 'utf8') === wanted) return folder;
  console.error('Installing the peers …');
  mkdirSync(folder, { recursive: true });
  for (const name of files) copyFileSync(join(source, name), join(folder, name));
  // Their binaries come with the packages, so nothing is compiled and no script of theirs runs.
  const options = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const { status } = spawnSync('npm', ['ci', ...options], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
    // npm is a command file on Windows.
    shell: process.platform === 'win32',
  });
  if (status !== 0)
    throw new Error(`The peers could not be installed into ${folder}: npm ci ended with ${status}`);
  writeFileSync(mark, wanted);
  return folder;
}
