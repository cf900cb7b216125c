import type { DocumentShape } from './document-shape.ts';
import { parseBallotKey, parseFindingKey, type BallotKey, type FindingKey } from './keys.ts';

/** What a key of `flatValues` speaks of. */
export type ValuePlace =
  | BallotKey
  | FindingKey
  | { readonly kind: 'reason' | 'note' | 'justification'; readonly indicator: string }
  | { readonly kind: 'finding-text'; readonly finding: string };

/** Undefined for a key that `flatValues` does not give with this shape. */
export function parseValueKey(key: string, shape: DocumentShape): ValuePlace | undefined {
  const slash = key.indexOf('/');
  const [root, id] = [key.slice(0, slash), key.slice(slash + 1)];
  if (root === 'reason' || root === 'note' || root === 'justification') return { kind: root, indicator: id };
  if (root === 'finding') return { kind: 'finding-text', finding: id };
  return parseBallotKey(key, shape) ?? parseFindingKey(key, shape);
}
