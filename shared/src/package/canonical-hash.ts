import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import canonicalize from 'canonicalize';

/** The one text that equal JSON values share (RFC 8785), in UTF-8. @throws for what JSON cannot hold. */
export function canonicalBytes(value: unknown): Uint8Array {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('Only a JSON value has a canonical text');
  return utf8ToBytes(text);
}

/** SHA-256 of the canonical JSON, in hexadecimal. */
export function canonicalHash(value: unknown): string {
  return bytesToHex(sha256(canonicalBytes(value)));
}
