import { failure, success, type Result } from '@samskar/shared/result';
import { archiveLimits, isZip, readArchive, type ArchiveCheck } from '../reports/read-archive.ts';
import { fileBytesMax, jsonOf, readBytes } from './read-json-file.ts';

/** A signed package as JSON, not yet looked at, and what was found of the archive package that it came in. */
export type PackageFile = { readonly file: unknown; readonly archiveChecks: readonly ArchiveCheck[] };

/** A signed package: a JSON file, or the one in an archive package; else lines that say why it cannot be read. */
export async function readPackageFile(path: string): Promise<Result<PackageFile, readonly string[]>> {
  const bytes = await readBytes(path, archiveLimits.fileBytesMax);
  if (!bytes.ok) return bytes;
  if (isZip(bytes.value)) {
    const archive = readArchive(bytes.value);
    if (!archive.ok) return failure([`${path}: ${archive.error}`]);
    return success({ file: archive.value.file, archiveChecks: archive.value.checks });
  }
  if (bytes.value.length > fileBytesMax) return failure([`${path}: is larger than ${fileBytesMax} bytes`]);
  const json = jsonOf(path, bytes.value);
  return json.ok ? success({ file: json.value, archiveChecks: [] }) : json;
}
