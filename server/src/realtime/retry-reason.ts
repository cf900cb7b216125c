import type { Chance } from './ports.ts';

/**
 * The reason of a close after which the client should come back: when, spread so that they do not all come at once; and why
 * nothing of what it sent is stored, where that is so.
 */
export function retryReason(
  afterMs: number,
  spreadMs: number,
  chance: Chance,
  unstored?: 'full' | 'busy',
): string {
  const hint = `retry=${Math.round(afterMs + spreadMs * chance.random())}`;
  return unstored === undefined ? hint : `${hint} ${unstored}`;
}
