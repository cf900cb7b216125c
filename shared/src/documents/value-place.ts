import type { DocumentShape } from './document-shape.ts';
import {
  parseBallotKey,
  parseFieldNoteKey,
  parseFindingKey,
  parsePartKey,
  seatingRoot,
  type BallotKey,
  type FieldNoteKey,
  type FindingKey,
  type PartKey,
} from './keys.ts';
import type { DocumentName } from './names.ts';
import { isSentenceId } from './taken-sentences.ts';

/** What a key of `flatValues` speaks of. */
export type ValuePlace =
  | BallotKey
  | FindingKey
  | { readonly kind: 'reason' | 'note' | 'justification'; readonly indicator: string }
  | { readonly kind: 'finding-text'; readonly finding: string }
  | FieldNoteKey
  | { readonly kind: 'field-note-text'; readonly note: string }
  | { readonly kind: 'seating' }
  /** Of the report, as `textPlace` has it. */
  | { readonly kind: 'prose'; readonly place: string }
  | PartKey
  /** Of which figures a proposed sentence was made. */
  | { readonly kind: 'taken-sentence'; readonly sentence: string };

/** Undefined for a key that `flatValues` does not give with this kind and shape. */
export function parseValueKey(
  key: string,
  kind: DocumentName['kind'],
  shape: DocumentShape,
): ValuePlace | undefined {
  switch (kind) {
    case 'fieldwork':
      return parseFieldworkKey(key, shape);
    case 'report':
      if (key.startsWith('part/')) return { kind: 'prose', place: key };
      return isSentenceId(key) ? { kind: 'taken-sentence', sentence: key } : parsePartKey(key);
    case 'ballot':
    case 'sheet':
    case 'joint':
      return parseAreaKey(key, shape);
  }
}

function parseFieldworkKey(key: string, shape: DocumentShape): ValuePlace | undefined {
  if (key === seatingRoot) return { kind: 'seating' };
  const [root, note = ''] = key.split('/');
  return root === 'field-note' ? { kind: 'field-note-text', note } : parseFieldNoteKey(key, shape);
}

function parseAreaKey(key: string, shape: DocumentShape): ValuePlace | undefined {
  if (shape.prose.has(key)) return { kind: 'prose', place: key };
  const slash = key.indexOf('/');
  const [root, id] = [key.slice(0, slash), key.slice(slash + 1)];
  if (root === 'reason' || root === 'note' || root === 'justification') return { kind: root, indicator: id };
  if (root === 'finding') return { kind: 'finding-text', finding: id };
  return parseBallotKey(key, shape) ?? parseFindingKey(key, shape);
}
