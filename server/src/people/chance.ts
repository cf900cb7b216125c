import { createHash, randomBytes, randomUUID } from 'node:crypto';

/** Time, ids and randomness, so that a test can set them. */
export interface Chance {
  /** Milliseconds since 1970. */
  now(): number;
  /** A UUID. */
  newId(): string;
  /** 256 random bits, base64url. */
  newToken(): string;
}

export const realChance: Chance = {
  now: () => Date.now(),
  newId: () => randomUUID(),
  newToken: () => randomBytes(32).toString('base64url'),
};

/** What is stored of a token: SHA-256 in hexadecimal. A token has 256 random bits, so no salt and no slow hash is needed. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
