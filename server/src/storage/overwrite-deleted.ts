import type { Database } from './database.ts';

/** Whether what is deleted is overwritten with zeros at once. Off at other times: it makes every deletion write twice. */
export function overwriteDeleted({ raw }: Database, isOn: boolean): void {
  raw.exec(`PRAGMA secure_delete = ${isOn ? 'ON' : 'OFF'}`);
}

/** Empties the log beside the data file, which still holds pages as they were before. */
export function emptyLog({ raw }: Database): void {
  raw.exec('PRAGMA wal_checkpoint(TRUNCATE)');
}
