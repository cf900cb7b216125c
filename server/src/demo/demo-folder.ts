import { rmSync } from 'node:fs';
import type { DataFolder } from '../storage/data-folder.ts';
import { newDemoFile, readDemoFile, writeDemoFile, type DemoFile } from './demo-file.ts';

/**
 * Marks a new folder as a demo's, before anything else lies in it. Data whose loading was cut off are thrown away: nobody
 * has seen them. To be called before the database is opened.
 */
export function beginDemo({ demoFile, databaseFile }: DataFolder): DemoFile {
  const found = readDemoFile(demoFile);
  if (found?.isLoaded === true) return found;
  for (const suffix of ['', '-wal', '-shm']) rmSync(databaseFile + suffix, { force: true });
  const begun = found ?? newDemoFile();
  writeDemoFile(demoFile, begun);
  return begun;
}

/** From now on the folder's data are kept. */
export function endDemoLoading({ demoFile }: DataFolder, file: DemoFile): void {
  writeDemoFile(demoFile, { ...file, isLoaded: true });
}
