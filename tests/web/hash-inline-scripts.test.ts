import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { hashInlineScripts } from '../../web/vite/hash-inline-scripts.ts';

test('each inline script gets the hash that the content security policy asks for', () => {
  // The example of the specification (W3C, Content Security Policy Level 2, section 7.17.2).
  expect(hashInlineScripts("<head><script>alert('Hello, world.');</script></head>")).toEqual([
    'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng=',
  ]);
});

test('a script with a source has none, and the page of ours has one script of its own', () => {
  expect(hashInlineScripts('<script src="/a.js"></script>')).toEqual([]);
  const page = readFileSync(join(import.meta.dirname, '../../web/src/app.html'), 'utf8');
  expect(hashInlineScripts(page)).toHaveLength(1);
});
