import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrations } from '@samskar/migrations';
import { shippedInstruments } from '@samskar/shared/instrument/shipped';
import { expect, test } from 'vitest';
import { InstrumentLibrary } from '../../../server/src/instruments/instrument-library.ts';
import { realChance } from '../../../server/src/people/chance.ts';
import { PublishedArchive } from '../../../server/src/published/published-archive.ts';
import { openDatabase } from '../../../server/src/storage/database.ts';

const municipality = '00000000-0000-4000-8000-000000000001';
const content = {
  id: 'old',
  subject: { kind: 'municipality', id: municipality, country: 'NO', code: '5022', name: 'Åsnes' },
  year: 2022,
  version: '3.2',
  isVersionCertain: true,
  instrument: 'kk-3.2',
  figures: { total: 400, areas: { '1': 50 }, subareas: {} },
  areaNames: {},
  totalMax: 800,
  areaMax: 100,
  sources: [{ source: 'Rapport', note: '', places: [] }],
  shipped: false,
};

test('what an owner had added before is listed, found and compared', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'samskar-carried-'));
  try {
    const file = join(folder, 'samskar.db');
    const earlier = Object.fromEntries(Object.entries(migrations).filter(([name]) => name < '0016'));
    const old = await openDatabase(file, earlier);
    old.raw.exec(`insert into account values ('a', 'Eier', 'eier@samskar.example', null, 0, null);
      insert into municipality values ('${municipality}');
      insert into municipality_code values ('${municipality}', 'NO', '5022', 'Åsnes', null, null);`);
    old.raw
      .prepare(`insert into published_result values ('old', ?, ?, 1, 'a', null, null)`)
      .run(municipality, JSON.stringify(content));
    old.close();
    const database = await openDatabase(file, migrations);
    const instruments = new InstrumentLibrary(database, () => 0);
    instruments.addShipped(shippedInstruments);
    const archive = new PublishedArchive({ database, chance: realChance, instruments });
    archive.takeShipped();
    expect(archive.page({ q: 'åsn' })).toMatchObject({ total: 1, results: [{ id: 'old', conflicts: 0 }] });
    // After Ørebro and Øvre Eiker: å is the last letter.
    expect(archive.page({}).results.at(-1)!.id).toBe('old');
    const [found] = archive.searchMunicipalities('åsnes');
    expect(archive.compare({ m: found!.id })).toMatchObject({ year: 2022, distribution: { n: 7 } });
    database.close();
  } finally {
    rmSync(folder, { recursive: true });
  }
});
