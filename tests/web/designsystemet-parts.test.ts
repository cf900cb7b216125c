import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const web = join(import.meta.dirname, '../../web/src');

test('app.css imports exactly those parts of Designsystemet whose classes a screen uses', () => {
  const imported = matches(read('app.css'), /designsystemet-css\/([a-z-]+)\.css/g);
  const used = globSync('**/*.svelte', { cwd: web }).flatMap((file) =>
    matches(read(file), /(?<![\w-])ds-([a-z-]+)/g),
  );
  // The theme and the base, which holds ds-sr-only, belong to no class of their own.
  const parts = imported.filter((name) => name !== 'theme' && name !== 'base');
  expect(parts.toSorted()).toEqual([...new Set(used)].filter((name) => name !== 'sr-only').toSorted());
});

function read(file: string): string {
  return readFileSync(join(web, file), 'utf8');
}

function matches(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map(([, name]) => name ?? '');
}
