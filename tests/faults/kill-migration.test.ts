import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { migrations } from '@samskar/migrations';
import fc from 'fast-check';
import { afterEach, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { dataFileName } from '../../server/src/storage/data-folder.ts';
import type { Database } from '../../server/src/storage/database.ts';
import { installationKeyFile } from '../../server/src/storage/installation-key.ts';
import { isLong, reportFigures, seed } from './support/extent.ts';
import { ServerChild } from './support/server-child.ts';
import { StoredCopy } from './support/stored-copy.ts';

// Each kill costs two starts.
vi.setConfig({ testTimeout: 600_000 });

/** What the first release has written (see server/first-release.test.ts), without the mark of a demo. */
const written = z
  .record(z.string(), z.base64())
  .parse(
    JSON.parse(
      gunzipSync(readFileSync(join(import.meta.dirname, '../server/first-release.json.gz'))).toString(),
    ),
  );

/** Each a place within what a start writes to bring the data file up to date, or soon after. */
const places = fc.sample(fc.nat(110), { seed, numRuns: isLong ? 40 : 4 });

let parent: string | undefined;
let server: ServerChild | undefined;

afterEach(async () => {
  await server?.close();
  if (parent !== undefined) rmSync(parent, { recursive: true });
});

test('[R1] [R15] kill -9 while a data file is brought up to date leaves it as it was, or up to date, with everything in it', async () => {
  let halves = 0;
  for (const place of places) {
    parent = mkdtempSync(join(tmpdir(), 'samskar-kill-'));
    const folder = join(parent, 'data');
    putFirstRelease(folder);
    const before = await new StoredCopy(folder).read(contentOf);
    server = await ServerChild.on(folder);
    const order = { kind: 'die', after: 'BEGIN IMMEDIATE', places: place } as const;
    expect((await server.launch({ order })).signal).toBe('SIGKILL');
    if (!new StoredCopy(folder).isUpToDate(Object.keys(migrations))) halves += 1;
    await server.start();
    await server.kill();
    expect(await new StoredCopy(folder).read(contentOf)).toEqual(before);
    await server.close();
    rmSync(parent, { recursive: true });
    parent = undefined;
  }
  reportFigures(
    `${places.length} kills at the start, ${halves} before it was up to date, 0 lost (seed ${seed})`,
  );
});

function putFirstRelease(folder: string): void {
  mkdirSync(folder, { mode: 0o700 });
  writeFileSync(join(folder, dataFileName), Buffer.from(written['samskar.db']!, 'base64'));
  writeFileSync(installationKeyFile(folder), Buffer.from(written['installation-key.pem']!, 'base64'), {
    mode: 0o600,
  });
}

/** What people have made: neither the program's own corrections of an instrument's texts nor empty texts of reports. */
function contentOf({ raw }: Database): unknown {
  return [
    'account',
    "event where json_extract(body, '$.origin') is not 'program'",
    "document where base_name not like 'report/%'",
    'update_log',
    'document_snapshot',
    'signed_package',
  ].map((rows) => raw.prepare(`select * from ${rows}`).all());
}
