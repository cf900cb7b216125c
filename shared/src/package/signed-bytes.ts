import type { Signature } from '../evaluation/index.ts';
import { canonicalBytes } from './canonical-hash.ts';
import type { Package } from './package-schema.ts';

/** What an assessor's signature is made over. */
export function signatureBytes({
  packageHash,
  person,
  at,
  reauthentication,
}: Omit<Signature, 'signature'>): Uint8Array {
  return canonicalBytes({ packageHash, person, at, reauthentication });
}

/** What the installation's seal of a file is made over: everything that the hashes do not cover. */
export function sealBytes({
  format,
  hashes,
  signatures,
  history,
  publicKey,
}: Pick<Package, 'format' | 'hashes' | 'signatures' | 'history' | 'publicKey'>): Uint8Array {
  return canonicalBytes({ format, hashes, signatures, history, publicKey });
}
