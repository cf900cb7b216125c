import { createPrivateKey, createPublicKey, generateKeyPairSync, sign } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { join } from 'node:path';
import { readText, writePrivate } from './private-file.ts';

/** Signs for this installation (judging.md, "Sign-off"). */
export type InstallationKey = {
  /** SPKI, to check signatures with; may be given to anybody. */
  readonly publicKeyPem: string;
  /** Ed25519 signature, 64 bytes. */
  sign(bytes: Uint8Array): Uint8Array;
};

const fileName = 'installation-key.pem';
/** For `samskar verify --key`: to be handed out, on another way than the packages. */
const publicFileName = 'installation-key.public.pem';

/** It is there as soon as the folder's database has been in use. */
export function installationKeyFile(folder: string): string {
  return join(folder, fileName);
}

/** The public half, to be given to anybody. */
export function publicKeyFile(folder: string): string {
  return join(folder, publicFileName);
}

/** The public half (SPKI, PEM) of a private key in PEM; undefined when it is none of Ed25519. */
export function publicHalf(pem: string): string | undefined {
  const key = keyOf(pem);
  if (key?.asymmetricKeyType !== 'ed25519') return undefined;
  return createPublicKey(key).export({ type: 'spki', format: 'pem' }).toString();
}

/**
 * The Ed25519 key of this data folder, made when there is none and none is expected. It lies outside the database: who can write the database
 * alone cannot sign what he wrote.
 * @throws InstallationKeyUnreadable when it is expected and missing, or the file holds no such key; it is left as it is.
 */
export function openInstallationKey(
  folder: string,
  { isExpected }: { readonly isExpected: boolean },
): InstallationKey {
  const file = installationKeyFile(folder);
  const known = readText(file);
  if (known === undefined && isExpected)
    throw new InstallationKeyUnreadable(
      `${file} is missing, and results have been signed with it. Restore it from a backup: with another key none of them could be verified`,
    );
  const privateKey = parseKey(known ?? writePrivate(file, newKeyPem()), file);
  const publicKeyPem = createPublicKey(privateKey).export({ type: 'spki', format: 'pem' }).toString();
  const publicFile = publicKeyFile(folder);
  if (readText(publicFile) !== publicKeyPem) writePrivate(publicFile, publicKeyPem);
  return {
    publicKeyPem,
    sign: (bytes) => sign(null, bytes, privateKey),
  };
}

/** `message` says what to do, for the operator. */
export class InstallationKeyUnreadable extends Error {}

function parseKey(pem: string, file: string): KeyObject {
  const key = keyOf(pem);
  if (key?.asymmetricKeyType === 'ed25519') return key;
  throw new InstallationKeyUnreadable(
    `${file} holds no Ed25519 private key. Restore it from a backup: signatures of before are checked with it`,
  );
}

function keyOf(pem: string): KeyObject | undefined {
  try {
    return createPrivateKey(pem);
  } catch {
    // What the library says of a broken key may quote it.
    return undefined;
  }
}

function newKeyPem(): string {
  return generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
}
