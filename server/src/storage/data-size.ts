import { statfsSync, statSync } from 'node:fs';

/** Bytes of the data file, of the write-ahead log beside it, and those that the disk has left for us. */
export type DataSize = { readonly data: number; readonly writeAheadLog: number; readonly free: number };

export function dataSize(databaseFile: string): DataSize {
  const { bavail, bsize } = statfsSync(databaseFile);
  return {
    data: bytesOf(databaseFile),
    writeAheadLog: bytesOf(`${databaseFile}-wal`),
    free: bavail * bsize,
  };
}

function bytesOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}
