import { createPublicKey, verify as verifyBytes, type KeyObject } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { verifyPackage, type PackageReport } from '@samskar/shared/package';
import { failure, success, type Result } from '@samskar/shared/result';
import type { Command, CommandAnswer } from './command.ts';
import type { ArchiveCheck } from '../reports/read-archive.ts';
import { readPackageFile } from './read-package-file.ts';

export const verify: Command = {
  usage: 'PACKAGE [--key FILE]',
  about: 'what holds of a signed package (JSON, or an archive package), what does not, and who signed',
  run: (args, { folder }) => {
    const [path, option, keyPath, ...rest] = args.at(0) === '--key' ? [args[2], args[0], args[1]] : args;
    if (path === undefined || rest.length > 0) return undefined;
    if (option === undefined) return verifyFile(resolve(folder, path), undefined);
    if (option !== '--key' || keyPath === undefined) return undefined;
    return verifyFile(resolve(folder, path), resolve(folder, keyPath));
  },
};

async function verifyFile(path: string, keyPath: string | undefined): Promise<CommandAnswer> {
  const key = keyPath === undefined ? success(undefined) : await readKey(keyPath);
  if (!key.ok) return { exitCode: 1, errors: [key.error] };
  const read = await readPackageFile(path);
  if (!read.ok) return { exitCode: 1, errors: read.error };
  const { file, archiveChecks } = read.value;
  const report = withArchive(verifyPackage(file, { verifySignature, trustedKey: key.value }), archiveChecks);
  return { exitCode: report.holds ? 0 : 1, output: report };
}

function withArchive(report: PackageReport, archiveChecks: readonly ArchiveCheck[]) {
  return {
    ...report,
    holds: report.holds && archiveChecks.every(({ kind }) => kind !== 'fails'),
    checks: [...archiveChecks, ...report.checks],
  };
}

/** The installation's public key: `installation-key.public.pem`, or the private one beside it. */
async function readKey(path: string): Promise<Result<string, string>> {
  try {
    const key = parseKey(await readFile(path, 'utf8'));
    if (key === undefined) return failure(`${path}: holds no Ed25519 key in PEM`);
    return success(key.export({ type: 'spki', format: 'pem' }).toString());
  } catch (error) {
    return failure(`${path}: cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function verifySignature(publicKey: string, bytes: Uint8Array, signature: string): boolean {
  const key = parseKey(publicKey);
  return key !== undefined && verifyBytes(null, bytes, key, Buffer.from(signature, 'base64'));
}

function parseKey(pem: string): KeyObject | undefined {
  try {
    const key = createPublicKey(pem);
    return key.asymmetricKeyType === 'ed25519' ? key : undefined;
  } catch {
    // Whatever it is, it is no key.
    return undefined;
  }
}
