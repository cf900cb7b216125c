import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrations } from '@samskar/migrations';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openDataFolder } from '../../server/src/storage/data-folder.ts';
import { openDatabase } from '../../server/src/storage/database.ts';
import { samskarAt, type CommandAnswer } from '../support/samskar-at.ts';

let folder: string;
let settings: Record<string, string>;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'samskar-import-'));
  settings = { SAMSKAR_DATA: join(folder, 'data'), SAMSKAR_ORIGIN: 'http://localhost:8080' };
  const data = openDataFolder(settings.SAMSKAR_DATA!, 'serve');
  if (!data.ok) throw new Error(data.error.kind);
  (await openDatabase(data.value.databaseFile, migrations)).close();
  data.value.release();
  writeFileSync(
    join(folder, 'results.csv'),
    [
      'municipality,country,code,year,instrument,area,points,source',
      'Rennebu,NO,5022,2022,3.2,total,400,Rapport',
      'Rennebu,NO,5022,2022,3.2,9,40,Rapport',
    ].join('\n'),
  );
});

afterEach(() => rmSync(folder, { recursive: true }));

const run = (...args: readonly string[]): Promise<CommandAnswer> =>
  samskarAt(folder, settings, 'import', ...args);

test('published results are shown, refused whole, or taken in without what is wrong', async () => {
  const shown = await run('published', 'results.csv', '--dry-run', '--only-good');
  expect(shown.exitCode).toBe(0);
  expect(JSON.parse(shown.output)).toMatchObject({ stored: false, added: 1, wrongRows: 1 });
  const refused = await run('published', 'results.csv');
  expect(refused).toMatchObject({ exitCode: 1 });
  expect(refused.errors).toContain('row 3, area: not-an-area (9)');
  const taken = await run('published', 'results.csv', '--only-good');
  expect(JSON.parse(taken.output)).toMatchObject({ stored: true, added: 1 });
  const again = await run('published', 'results.csv', '--only-good');
  expect(JSON.parse(again.output)).toMatchObject({ added: 0, unchanged: 1 });
});

test('registers are taken in whole or not at all', async () => {
  writeFileSync(
    join(folder, 'changes.csv'),
    'oldCode;oldName;newCode;newName;changeOccurred\n1657;Skaun;5029;Skaun;2018-01-01\n',
  );
  const changed = await run('municipalities', 'changes.csv');
  expect(JSON.parse(changed.output)).toMatchObject({ rows: 1, municipalities: 1 });
  writeFileSync(join(folder, 'people.csv'), 'code,year,population\n5029,2020,8300\n1657,2020,8300\n');
  const refused = await run('populations', 'people.csv');
  expect(refused.exitCode).toBe(1);
  expect(refused.errors).toContain('row 3, code: no municipality has borne this code on that day (1657)');
  writeFileSync(join(folder, 'people.csv'), 'code,year,population\n5029,2020,8300\n1657,2017,8100\n');
  expect(JSON.parse((await run('populations', 'people.csv')).output)).toEqual({ rows: 2 });
});

test('says its usage, and that a file is not there', async () => {
  expect((await run('published')).errors).toContain('import published|municipalities|populations FILE');
  expect((await run('something', 'results.csv')).exitCode).toBe(1);
  expect((await run('published', 'nowhere.csv')).errors).toContain('cannot be read');
});
