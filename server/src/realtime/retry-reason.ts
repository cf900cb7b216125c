import type { Chance } from './ports.ts';

/** The reason of a close after which the client should come back: when, spread so that they do not all come at once. */
export function retryReason(afterMs: number, spreadMs: number, chance: Chance): string {
  return `retry=${Math.round(afterMs + spreadMs * chance.random())}`;
}
