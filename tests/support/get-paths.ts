import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Every path that answers a GET, as the sources state them, so that a new one cannot be forgotten. */
export function getPaths(): string[] {
  const folder = join(import.meta.dirname, '../../server/src/http/routes');
  const sources = readdirSync(folder).map((file) => readFileSync(join(folder, file), 'utf8'));
  return sources.flatMap((source) =>
    [...source.matchAll(/api\.get\(\s*'([^']+)'/g)].map((match) => `/api${match[1]!}`),
  );
}
