import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';

let home: string;

beforeEach(() => (home = mkdtempSync(join(tmpdir(), 'samskar-fonts-'))));
afterEach(() => rmSync(home, { recursive: true }));

test('another Inter among the fonts of the host changes nothing: the PDF is the same to the byte', () => {
  const before = hashAt(home);
  // Where Linux looks for a person's own fonts.
  for (const folder of ['.fonts', '.local/share/fonts']) {
    mkdirSync(join(home, folder), { recursive: true });
    writeFileSync(join(home, folder, 'Inter.ttf'), blackAsRegular());
  }
  expect(hashAt(home)).toBe(before);
});

const root = join(import.meta.dirname, '../../..');

/** Renders in a process of its own: the fonts of the host are looked up once for each. */
function hashAt(folder: string): string {
  const script = `
    import { createHash } from 'node:crypto';
    import { longReport } from '${pathToFileURL(join(root, 'tests/support/long-report.ts')).href}';
    import { renderPdf } from '${pathToFileURL(join(root, 'server/src/reports/render-pdf.ts')).href}';
    const pdf = renderPdf(longReport({ areas: 1 }), { standard: 'a-2a' });
    process.stdout.write(createHash('sha256').update(pdf).digest('hex'));`;
  const env = { ...process.env, HOME: folder, XDG_DATA_HOME: join(folder, '.local/share') };
  return execFileSync(process.execPath, ['--input-type=module', '-e', script], {
    env,
    encoding: 'utf8',
    cwd: root,
  });
}

/** Inter Black that calls itself regular: as good a fit as ours by name, weight and style. */
function blackAsRegular(): Buffer {
  const font = readFileSync(
    join(root, 'server/node_modules/@expo-google-fonts/inter/900Black/Inter_900Black.ttf'),
  );
  const tables = Array.from({ length: font.readUInt16BE(4) }, (_, place) => 12 + place * 16);
  const os2 = tables.find((at) => font.toString('latin1', at, at + 4) === 'OS/2')!;
  font.writeUInt16BE(400, font.readUInt32BE(os2 + 8) + 4);
  return font;
}
