import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runChild } from './run-child.ts';

const root = join(import.meta.dirname, '../../..');
const builtFromFile = join(root, 'web/build/.built-from');

/** Everything the built web depends on, relative to the root. */
const sources = [
  'web/src',
  'web/static',
  'web/package.json',
  'web/vite.config.ts',
  'web/tsconfig.json',
  'shared/src',
  'shared/package.json',
  'pnpm-lock.yaml',
];

/** Builds the web unless `web/build` was made from exactly the sources that lie there now. Ends the process on failure. */
export async function buildWebIfStale(): Promise<void> {
  if (builtFrom() !== fingerprint()) await buildWeb();
}

/** Builds the web into `web/build`. Ends the process on failure, with the compiler's own output above. */
export async function buildWeb(): Promise<void> {
  // Taken before the build: a file saved while it runs makes the result stale.
  const from = fingerprint();
  console.log('Building the web …');
  const vite = join(root, 'web/node_modules/vite/bin/vite.js');
  const exitCode = await runChild([vite, 'build'], {
    cwd: join(root, 'web'),
    output: 'shown on failure',
  }).ended;
  if (exitCode !== 0) {
    console.error('The web could not be built; see above.');
    process.exit(1);
  }
  writeFileSync(builtFromFile, from);
}

function builtFrom(): string | undefined {
  try {
    return readFileSync(builtFromFile, 'utf8');
  } catch {
    // Never built, or a build was cut off: the build empties its folder first, and this file is written last.
    return undefined;
  }
}

/** Names, sizes and times of change of all sources: a few milliseconds, where reading every file would take a hundred. */
function fingerprint(): string {
  const hash = createHash('sha256');
  for (const source of sources) addTo(hash, source);
  return hash.digest('hex');
}

function addTo(hash: ReturnType<typeof createHash>, path: string): void {
  const stats = statSync(join(root, path), { throwIfNoEntry: false });
  if (stats === undefined) return;
  if (stats.isDirectory()) {
    for (const name of readdirSync(join(root, path)).sort()) addTo(hash, `${path}/${name}`);
  } else {
    hash.update(`${path} ${stats.size} ${stats.mtimeMs}\n`);
  }
}
