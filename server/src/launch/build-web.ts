import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fingerprintFiles } from './fingerprint-files.ts';
import { runChild } from './run-child.ts';

const root = join(import.meta.dirname, '../../..');
const builtFromFile = join(root, 'web/build/.built-from');

/** Everything the built web depends on, relative to the root. */
const sources = [
  'web/src',
  'web/static',
  'web/package.json',
  'web/vite',
  'web/vite.config.ts',
  'web/tsconfig.json',
  'shared/src',
  'shared/package.json',
  'pnpm-lock.yaml',
];

/** Builds the web unless `web/build` was made from exactly the sources that lie there now. Ends the process on failure. */
export async function buildWebIfStale(): Promise<void> {
  if (builtFrom() !== fingerprintFiles(root, sources)) await buildWeb();
}

/** Builds the web into `web/build`. Ends the process on failure, with the compiler's own output above. */
export async function buildWeb(): Promise<void> {
  // Taken before the build: a file saved while it runs makes the result stale.
  const from = fingerprintFiles(root, sources);
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
