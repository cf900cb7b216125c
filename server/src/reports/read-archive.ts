import { createHash } from 'node:crypto';
import { failure, success, type Result } from '@samskar/shared/result';
import { z } from 'zod';
import { findJsonProblems } from '../find-json-problems.ts';
import { archiveFiles } from './archive-files.ts';
import { archiveFormat } from './archive-metadata.ts';
import { openZip, type ZipLimits, type ZipParts } from './open-zip.ts';
import { zipProblemText } from './zip-problem-text.ts';

/** What was found in an archive package; nothing of it is trusted yet but by `checks`. */
export type ReadArchive = {
  /** The signed package as JSON, with its working papers where the archive has them. */
  readonly file: unknown;
  readonly checks: readonly ArchiveCheck[];
};

export type ArchiveCheck = {
  readonly id: 'archive-manifest' | 'archive-sums' | 'archive-metadata' | 'archive-report';
  readonly kind: 'holds' | 'fails' | 'cannot-check';
  readonly message: string;
};

export const archiveLimits: ZipLimits = {
  /** Bytes. A report with its figures is 2 MB, a signed package 1 MB. */
  fileBytesMax: 50_000_000,
  /** Ours have eight. */
  partsMax: 50,
  /** Bytes; all of it is in memory at once. */
  unpackedBytesMax: 150_000_000,
  /** Times. JSON packs to a tenth, a bomb to a thousandth. */
  ratioMax: 200,
};

/** Whether bytes are a zip, by how they begin, whatever the file is called. */
export function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 0x03 || bytes[2] === 0x05);
}

/** Opens an archive package and holds its files against its manifest; a sentence says why it cannot be opened. */
export function readArchive(bytes: Uint8Array): Result<ReadArchive, string> {
  const opened = openZip(bytes, archiveLimits);
  if (!opened.ok) return failure(zipProblemText(opened.error));
  const parts = opened.value;
  const signed = readJson(parts, archiveFiles.signed);
  if (!signed.ok) return signed;
  const working = parts.has(archiveFiles.working)
    ? readJson(parts, archiveFiles.working)
    : success(undefined);
  if (!working.ok) return working;
  const isObject = typeof signed.value === 'object' && signed.value !== null;
  return success({
    file:
      working.value === undefined || !isObject ? signed.value : { ...signed.value, working: working.value },
    checks: [checkManifest(parts), checkSums(parts), checkMetadata(parts, signed.value), reportCheck],
  });
}

const manifestSchema = z.object({
  format: z.literal(archiveFormat),
  files: z.array(z.object({ path: z.string(), bytes: z.int(), sha256: z.string() })),
});

function checkManifest(parts: ZipParts): ArchiveCheck {
  const id = 'archive-manifest';
  const read = readJson(parts, archiveFiles.manifest);
  if (!read.ok) return { id, kind: 'fails', message: read.error };
  const manifest = manifestSchema.safeParse(read.value);
  if (!manifest.success)
    return { id, kind: 'fails', message: `${archiveFiles.manifest} is no manifest of ours` };
  const { files } = manifest.data;
  const listed = new Set<string>([
    archiveFiles.manifest,
    archiveFiles.sums,
    ...files.map(({ path }) => path),
  ]);
  const problems = [
    ...files.flatMap(({ path, bytes, sha256 }) => {
      const content = parts.get(path);
      if (content === undefined) return [`${path} is missing`];
      return content.length === bytes && sha256Of(content) === sha256 ? [] : [`${path} has been changed`];
    }),
    ...[...parts.keys()].filter((path) => !listed.has(path)).map((path) => `${path} is not in the manifest`),
  ];
  return checkOf(id, 'Every file is the one that the manifest names, and there is no other.', problems);
}

/** As `sha256sum --check` does it. */
function checkSums(parts: ZipParts): ArchiveCheck {
  const id = 'archive-sums';
  const bytes = parts.get(archiveFiles.sums);
  if (bytes === undefined) return { id, kind: 'fails', message: `${archiveFiles.sums} is missing` };
  const lines = new TextDecoder().decode(bytes).split('\n').slice(0, -1);
  const sums = new Map(lines.map((line) => [line.slice(66), line.slice(0, 64)]));
  const problems = [...parts]
    .filter(([path]) => path !== archiveFiles.sums)
    .flatMap(([path, content]) => (sums.get(path) === sha256Of(content) ? [] : [`${path} has another sum`]));
  return checkOf(id, `${archiveFiles.sums} names the same files with the same sums.`, problems);
}

const describedSchema = z.object({ packageHash: z.string() });
const signedSchema = z.object({ hashes: z.object({ package: z.string() }) });

function checkMetadata(parts: ZipParts, signed: unknown): ArchiveCheck {
  const id = 'archive-metadata';
  const read = readJson(parts, archiveFiles.metadata);
  if (!read.ok) return { id, kind: 'fails', message: read.error };
  const described = describedSchema.safeParse(read.value).data?.packageHash;
  const isThis = described !== undefined && described === signedSchema.safeParse(signed).data?.hashes.package;
  return checkOf(
    id,
    'The metadata are of this signed package.',
    isThis ? [] : [`${archiveFiles.metadata} describes another signed package`],
  );
}

const reportCheck: ArchiveCheck = {
  id: 'archive-report',
  kind: 'cannot-check',
  message: `Nobody has signed ${archiveFiles.report}: make it anew from ${archiveFiles.signed} to compare.`,
};

function checkOf(id: ArchiveCheck['id'], holds: string, problems: readonly string[]): ArchiveCheck {
  return problems.length === 0
    ? { id, kind: 'holds', message: holds }
    : { id, kind: 'fails', message: problems.slice(0, problemsNamedMax).join('; ') };
}

/** More would not be read. */
const problemsNamedMax = 5;

function readJson(parts: ZipParts, path: string): Result<unknown, string> {
  const bytes = parts.get(path);
  if (bytes === undefined) return failure(`${path} is missing`);
  const text = new TextDecoder().decode(bytes);
  try {
    const value: unknown = JSON.parse(text);
    const [problem] = findJsonProblems(text);
    return problem === undefined ? success(value) : failure(`${path}: ${problem.path}: ${problem.rule}`);
  } catch {
    return failure(`${path} is not JSON`);
  }
}

function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
