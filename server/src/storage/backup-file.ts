import { createHash } from 'node:crypto';
import { appendFileSync, closeSync, fsyncSync, openSync, readSync, statSync, writeSync } from 'node:fs';
import { z } from 'zod';
import { failure, success, type Result } from '@samskar/shared/result';

/**
 * A backup is one file: the data file as SQLite wrote it, a line of JSON that says what it is, and a last line with that
 * line's length and SHA-256. So SQLite opens it as it is, should this program ever be gone, and a file that was cut off
 * has lost its last line.
 */
const format = 'samskar-backup/1';

const hashSchema = z.string().regex(/^[0-9a-f]{64}$/);

const manifestSchema = z.object({
  /** ISO. */
  madeAt: z.iso.datetime(),
  /** Version of the program that made it. */
  application: z.string(),
  /** Names of the migrations that the data file has had, in order: the last one is the version of its schema. */
  migrations: z.array(z.string()).min(1),
  /** The data file: the first `bytes` of the backup. */
  data: z.object({ bytes: z.int().min(1), sha256: hashSchema }),
  /** How many rows each table holds. */
  rows: z.record(z.string(), z.int()),
  /** Public half (SPKI, PEM) of the key that signs results; null before there is one. The private half is kept apart. */
  publicKey: z.string().nullable(),
  /** The demo's passwords as its folder holds them; null but for a demo. */
  demo: z.string().nullable(),
  /** Evaluations that had been deleted by then: one that comes back with an earlier backup is known by it. */
  deletions: z.array(z.object({ evaluation: z.string(), at: z.iso.datetime() })),
});

export type BackupManifest = z.infer<typeof manifestSchema>;

/** `message` says what is wrong and what to do, for the operator. Nothing has been changed. */
export type BackupProblem = {
  readonly kind:
    | 'no-data'
    | 'exists'
    | 'disk-full'
    | 'unreachable'
    | 'not-a-backup'
    | 'damaged'
    | 'later-schema'
    | 'in-use'
    | 'holds-data'
    | 'key-needed'
    | 'wrong-key';
  readonly message: string;
};

/** The length of the last line is bounded by its parts: the format, nine digits, 64 of the hash. */
const lastLineBytesMax = 100;
/** A manifest names tables and deleted evaluations; anything larger is none of ours. */
const manifestBytesMax = 64 * 1024 * 1024;

/** Puts manifest and last line behind the data, and all of it on the disk. */
export function closeBackup(file: string, manifest: BackupManifest): void {
  const text = `${JSON.stringify(manifest)}\n`;
  const descriptor = openSync(file, 'a');
  try {
    appendFileSync(descriptor, text);
    writeSync(descriptor, `${format} ${Buffer.byteLength(text)} ${sha256(text)}\n`);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** What a backup says of itself. The data is not looked at: see `checkBackupData`. */
export function readBackupManifest(file: string): Result<BackupManifest, BackupProblem> {
  const size = statSync(file).size;
  const end = readPart(file, Math.max(0, size - lastLineBytesMax), size).toString('latin1');
  const last = /(?:^|\n)samskar-backup\/(\d+) (\d{1,9}) ([0-9a-f]{64})\n$/.exec(end);
  if (last === null)
    return problem('not-a-backup', `${file} is no backup of Samskår, or it has been cut off at its end`);
  const [, version, length, hash] = last;
  if (version !== '1')
    return problem('later-schema', `${file} was made by a later version of Samskår; restore it with that`);
  const lastLineAt = size - (last[0].length - (last[0].startsWith('\n') ? 1 : 0));
  const manifestAt = lastLineAt - Number(length);
  if (manifestAt < 1 || Number(length) > manifestBytesMax) return damaged(file);
  const text = readPart(file, manifestAt, lastLineAt).toString();
  if (sha256(text) !== hash) return damaged(file);
  const manifest = manifestSchema.safeParse(JSON.parse(text));
  if (!manifest.success || manifest.data.data.bytes !== manifestAt) return damaged(file);
  return success(manifest.data);
}

/** Reads the whole data of a backup, and says whether it is what was written. */
export function checkBackupData(file: string, { data }: BackupManifest): Result<'whole', BackupProblem> {
  return hashOfBytes(file, data.bytes) === data.sha256 ? success('whole') : damaged(file);
}

/** SHA-256 of the first bytes of a file, in hexadecimal. */
export function hashOfBytes(file: string, bytes: number): string {
  const hash = createHash('sha256');
  eachPart(file, bytes, (part) => hash.update(part));
  return hash.digest('hex');
}

/** Calls `take` with the first bytes of a file, a piece at a time; a piece is overwritten by the next one. */
export function eachPart(file: string, bytes: number, take: (part: Uint8Array) => void): void {
  const part = Buffer.alloc(1024 * 1024);
  const descriptor = openSync(file, 'r');
  try {
    for (let at = 0; at < bytes;) {
      const read = readSync(descriptor, part, 0, Math.min(part.length, bytes - at), at);
      if (read === 0) return;
      take(part.subarray(0, read));
      at += read;
    }
  } finally {
    closeSync(descriptor);
  }
}

export function problem(kind: BackupProblem['kind'], message: string): Result<never, BackupProblem> {
  return failure({ kind, message });
}

function damaged(file: string): Result<never, BackupProblem> {
  return problem(
    'damaged',
    `${file} is damaged: it is not what was written into it. Nothing has been restored; take another backup`,
  );
}

function readPart(file: string, from: number, to: number): Buffer {
  const part = Buffer.alloc(to - from);
  const descriptor = openSync(file, 'r');
  try {
    readSync(descriptor, part, 0, part.length, from);
    return part;
  } finally {
    closeSync(descriptor);
  }
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
