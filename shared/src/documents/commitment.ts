import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, concatBytes, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import canonicalize from 'canonicalize';
import type { Ballot } from '../scoring/index.ts';

/**
 * The ballot of an area as canonical JSON (RFC 8785): grades, unsure marks, reasons, evidence links and their weights of
 * each indicator; private notes are not in `Ballot`. Equal ballots give equal texts, whatever order they were said in.
 */
export function canonicalBallot(ballot: Ballot): string {
  const sorted = Object.fromEntries(
    Object.entries(ballot).map(([indicator, said]) => [
      indicator,
      { ...said, unsure: said.unsure.toSorted() },
    ]),
  );
  const text = canonicalize(sorted);
  if (text === undefined) throw new Error('A ballot is always JSON');
  return text;
}

/**
 * What an assessor commits to by saying ready (R14): SHA-256 over the nonce's bytes followed by the canonical ballot in
 * UTF-8, in hexadecimal. @param nonce 256 random bits in hexadecimal; published with the reveal.
 */
export function commitment(nonce: string, canonical: string): string {
  return bytesToHex(sha256(concatBytes(hexToBytes(nonce), utf8ToBytes(canonical))));
}

/**
 * The ballot that a person had on the screen, for the server to compare with its own. Not to be stored or shown to
 * others: without a nonce, nine grades are guessed in seconds.
 */
export function ballotRevision(ballot: Ballot): string {
  return commitment('', canonicalBallot(ballot));
}
