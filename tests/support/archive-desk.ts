import { migrations } from '@samskar/migrations';
import { shippedInstruments } from '@samskar/shared/instrument/shipped';
import { InstrumentLibrary } from '../../server/src/instruments/instrument-library.ts';
import { realChance } from '../../server/src/people/chance.ts';
import { planHere } from '../../server/src/published/plan-here.ts';
import { PublishedArchive } from '../../server/src/published/published-archive.ts';
import { PublishedImports } from '../../server/src/published/published-imports.ts';
import { openDatabase, type Database } from '../../server/src/storage/database.ts';

/** The archive of published results, with what comes with the program. */
export type ArchiveDesk = {
  readonly database: Database;
  readonly instruments: InstrumentLibrary;
  readonly archive: PublishedArchive;
  readonly imports: PublishedImports;
};

/** In memory, or in a file of its own. */
export async function openArchiveDesk(file = ':memory:'): Promise<ArchiveDesk> {
  const database = await openDatabase(file, migrations);
  const instruments = new InstrumentLibrary(database, () => Date.now());
  instruments.addShipped(shippedInstruments);
  const tools = { database, chance: realChance, instruments };
  const archive = new PublishedArchive(tools);
  archive.takeShipped();
  return {
    database,
    instruments,
    archive,
    imports: new PublishedImports({ ...tools, plan: planHere(database, instruments) }),
  };
}
