import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import canonicalize from 'canonicalize';
import type { Instrument } from './instrument-schema.ts';

/**
 * Names an instrument by its content: SHA-256 of its canonical JSON (RFC 8785) as `parseInstrument` gives it, defaults
 * filled in; hexadecimal. So the order of a file's keys and its line breaks do not count.
 */
export function instrumentHash(instrument: Instrument): string {
  const text = canonicalize(instrument);
  if (text === undefined) throw new Error('An instrument is always JSON');
  return bytesToHex(sha256(utf8ToBytes(text)));
}
