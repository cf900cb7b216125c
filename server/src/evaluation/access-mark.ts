import { createHash } from 'node:crypto';
import type { InstallationKey } from '../storage/installation-key.ts';

/**
 * What is kept of a person who had access to an evaluation that is deleted: enough to know them again when they ask, and
 * nothing to find out who they were from, without the installation's key. Ed25519 signs the same bytes always alike (RFC 8032,
 * section 5.1.6), so a signature that is never shown is a keyed hash.
 */
export function accessMark(
  { sign }: Pick<InstallationKey, 'sign'>,
  evaluation: string,
  account: string,
): string {
  const signed = sign(Buffer.from(`samskar-had-access/1\n${evaluation}\n${account}`));
  return createHash('sha256').update(signed).digest('hex');
}
