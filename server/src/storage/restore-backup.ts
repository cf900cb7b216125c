import { closeSync, fsyncSync, openSync, readdirSync, renameSync, rmSync, writeSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import type { Migration } from 'kysely/migration';
import type { Restoration } from '@samskar/shared/api';
import { failure, success, type Result } from '@samskar/shared/result';
import {
  checkBackupData,
  eachPart,
  problem,
  readBackupManifest,
  type BackupManifest,
  type BackupProblem,
} from './backup-file.ts';
import { openDataFolder, restoringFile, type DataFolder, type FolderProblem } from './data-folder.ts';
import { DatabaseUnusable, openDatabase } from './database.ts';
import { installationKeyFile, publicHalf, publicKeyFile } from './installation-key.ts';
import { readText, syncFolder, writePrivate } from './private-file.ts';
import { beginAnew } from './restoration.ts';

export type RestoreCall = {
  readonly file: string;
  /** Must hold nothing, or only the installation's key. */
  readonly dataFolder: string;
  /** The installation's private key, kept apart from backups; not needed where the folder has it, or nothing is signed. */
  readonly keyFile: string | undefined;
  /** That this program knows. */
  readonly migrations: Readonly<Record<string, Migration>>;
  /** Milliseconds since 1970. */
  readonly now: number;
};

export type Restored = {
  readonly manifest: BackupManifest;
  readonly restoration: Restoration;
  /** Evaluations that had been deleted after the backup was made, as later backups beside it know, and are back now. */
  readonly returned: readonly string[];
};

/**
 * Makes a data folder of a backup, or says why not and leaves the folder as it was. The data have their name only once they
 * are whole, checked, brought up to date the normal way, and begun anew (`beginAnew`).
 */
export async function restoreBackup(call: RestoreCall): Promise<Result<Restored, BackupProblem>> {
  const manifest = readBackup(call);
  if (!manifest.ok) return manifest;
  const key = readKey(call, manifest.value);
  if (!key.ok) return key;
  const folder = openDataFolder(call.dataFolder, 'serve');
  if (!folder.ok) return failure(folderProblem(folder.error, call.dataFolder));
  try {
    const refused = refuseData(folder.value);
    if (refused !== undefined) return failure(refused);
    return await restoreInto(folder.value, call, manifest.value, key.value);
  } finally {
    folder.value.release();
  }
}

function readBackup({ file, migrations }: RestoreCall): Result<BackupManifest, BackupProblem> {
  const manifest = readManifest(file);
  if (!manifest.ok) return manifest;
  const later = manifest.value.migrations.filter((name) => migrations[name] === undefined);
  if (later.length > 0)
    return problem(
      'later-schema',
      `${file} was made by a later version of Samskår (${manifest.value.application}; it knows ${later.join(', ')}). Restore it with that version: this one would not understand what it holds`,
    );
  const checked = checkBackupData(file, manifest.value);
  return checked.ok ? manifest : checked;
}

function readManifest(file: string): Result<BackupManifest, BackupProblem> {
  try {
    return readBackupManifest(file);
  } catch (error) {
    return problem('unreachable', `${file} cannot be read: ${String(error)}`);
  }
}

/** The private key that belongs to the backup, in PEM; undefined when there is none and none is needed. */
function readKey(
  { keyFile, dataFolder }: RestoreCall,
  manifest: BackupManifest,
): Result<string | undefined, BackupProblem> {
  const file = keyFile ?? installationKeyFile(dataFolder);
  const pem = readText(file);
  if (pem === undefined && keyFile !== undefined) return problem('key-needed', `There is no file ${keyFile}`);
  if (pem !== undefined && manifest.publicKey !== null && publicHalf(pem) !== manifest.publicKey)
    return problem(
      'wrong-key',
      `${file} is not the key of the installation that the backup was made of: results signed before could not be told from others`,
    );
  if (pem === undefined && (manifest.rows.signed_package ?? 0) > 0)
    return problem(
      'key-needed',
      `Results in this backup have been signed with the installation's key, which is kept apart from backups. Give it with --key FILE (installation-key.pem of the folder it was made of)`,
    );
  return success(pem);
}

function folderProblem(why: FolderProblem, folder: string): BackupProblem {
  switch (why.kind) {
    case 'in-use':
      return {
        kind: 'in-use',
        message: `A Samskår is running on ${folder}. Stop it, or choose a new folder`,
      };
    case 'is-demo':
    case 'is-not-demo':
      return holdsData(folder, 'demo.json');
    case 'unreachable':
      return { kind: 'unreachable', message: `The folder ${folder} cannot be used: ${why.reason}` };
  }
}

function refuseData({ path }: DataFolder): BackupProblem | undefined {
  const ours = [installationKeyFile(path), publicKeyFile(path)].map((file) => basename(file));
  const others = readdirSync(path).filter(
    (name) => !ours.includes(name) && !name.startsWith('lock') && !isLeftover(name),
  );
  const [first] = others;
  return first === undefined ? undefined : holdsData(path, first);
}

function holdsData(folder: string, what: string): BackupProblem {
  return {
    kind: 'holds-data',
    message: `${folder} holds data already (${what}), which are left as they are. Set SAMSKAR_DATA to a new folder, or move them away`,
  };
}

async function restoreInto(
  folder: DataFolder,
  call: RestoreCall,
  manifest: BackupManifest,
  key: string | undefined,
): Promise<Result<Restored, BackupProblem>> {
  const restoring = restoringFile(folder.path);
  removeRestoring(folder.path);
  try {
    copyData(call.file, manifest.data.bytes, restoring);
    const returned = findReturned(call.file, manifest);
    const restoration = await beginAnewIn(restoring, call, manifest, returned);
    if (key !== undefined) writePrivate(installationKeyFile(folder.path), key);
    if (manifest.demo !== null) writePrivate(folder.demoFile, manifest.demo);
    renameSync(restoring, folder.databaseFile);
    syncFolder(folder.path);
    return success({ manifest, restoration, returned });
  } catch (error) {
    removeRestoring(folder.path);
    if (error instanceof DatabaseUnusable) return problem('damaged', error.message);
    return problem('unreachable', `${folder.path} cannot be written: ${String(error)}`);
  }
}

function removeRestoring(folder: string): void {
  for (const name of readdirSync(folder)) if (isLeftover(name)) rmSync(join(folder, name));
}

/** The data of a restoration that was cut off, and what SQLite keeps beside them. */
function isLeftover(name: string): boolean {
  return name.startsWith(basename(restoringFile('')));
}

function copyData(from: string, bytes: number, to: string): void {
  const descriptor = openSync(to, 'wx', 0o600);
  try {
    eachPart(from, bytes, (part) => writeSync(descriptor, part));
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

async function beginAnewIn(
  file: string,
  { migrations, now }: RestoreCall,
  manifest: BackupManifest,
  returned: readonly string[],
): Promise<Restoration> {
  const database = await openDatabase(file, migrations);
  try {
    return database.transaction(() =>
      beginAnew(database, {
        at: now,
        backupMadeAt: Date.parse(manifest.madeAt),
        backupHash: manifest.data.sha256,
        returned,
      }),
    );
  } finally {
    // The last connection writes the log beside the file into it, and removes the log.
    database.close();
  }
}

/** A backup cannot know what was deleted after it; those made later, of the same installation, do. */
function findReturned(file: string, manifest: BackupManifest): string[] {
  const folder = dirname(resolve(file));
  const known = new Set(manifest.deletions.map(({ evaluation }) => evaluation));
  const later = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => readManifest(join(folder, name)))
    .flatMap((other) =>
      other.ok && other.value.publicKey === manifest.publicKey ? other.value.deletions : [],
    )
    .filter(({ evaluation, at }) => at >= manifest.madeAt && !known.has(evaluation))
    .map(({ evaluation }) => evaluation);
  return [...new Set(later)];
}
