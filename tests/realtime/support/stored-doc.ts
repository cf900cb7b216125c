import { loadDoc } from '../../../server/src/realtime/room-document.ts';
import { updateLog } from '../../../server/src/storage/update-log.ts';
import type * as Y from 'yjs';
import type { LiveServer } from './live-server.ts';

/** The document as the data file has it, whatever rooms hold in memory. */
export function storedDoc({ database }: Pick<LiveServer, 'database'>, name: string): Y.Doc {
  return loadDoc(updateLog(database).find(name)!);
}

/** The updates in the log that no snapshot has taken up yet. */
export function logOf({ database }: Pick<LiveServer, 'database'>, name: string): readonly Uint8Array[] {
  return updateLog(database).find(name)!.updates;
}

/** Writes an update into the log past all checks, as damage or an older version could have left it. */
export function putIntoLog(
  { database }: Pick<LiveServer, 'database'>,
  name: string,
  seq: number,
  bytes: Uint8Array,
): void {
  const document_id = updateLog(database).find(name)!.id;
  database.run(
    database.kysely.insertInto('update_log').values({ document_id, seq, account_id: 'nobody', at: 0, bytes }),
  );
}
