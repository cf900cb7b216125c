import type { DocumentShape } from './document-shape.ts';
import {
  ballotRoot,
  fieldNotesRoot,
  findingsRoot,
  noteRoot,
  isUuid,
  parseBallotKey,
  parseFieldNoteKey,
  parseFindingKey,
  parsePartKey,
  partsRoot,
  seatingRoot,
  takenRoot,
} from './keys.ts';
import { noteCharactersMax, reasonCharactersMax, seatingCharactersMax } from './limits.ts';
import type { DocumentName } from './names.ts';
import { isSafeLink } from './rich-text.ts';
import { isSentenceId, sentenceBasisSchema } from './taken-sentences.ts';
import { mayStandInBallot, mayStandInFieldNotes, mayStandInFindings, mayStandInParts } from './values.ts';

/** What one root of a document may hold. */
export type RootRule =
  | { readonly kind: 'values'; readonly allows: (key: string, value: unknown) => boolean }
  | { readonly kind: 'text'; readonly charactersMax: number }
  | { readonly kind: 'blocks'; readonly nodes: NodeTable; readonly marks: MarkTable };

/** Node -> the nodes that may stand in it; `fragment` is the root itself, `text` an XmlText. No node has attributes. */
export type NodeTable = ReadonlyMap<string, readonly string[]>;
/** Mark, without the hash that the editor may add -> the values it may have; null ends a mark. */
export type MarkTable = ReadonlyMap<string, (value: unknown) => boolean>;

const richBlocks: RootRule = {
  kind: 'blocks',
  nodes: new Map([
    ['fragment', ['paragraph', 'bulletList']],
    ['paragraph', ['text', 'hardBreak']],
    ['bulletList', ['listItem']],
    ['listItem', ['paragraph', 'bulletList']],
  ]),
  marks: new Map([
    ['bold', isPlainMark],
    ['italic', isPlainMark],
    ['link', isLinkMark],
  ]),
};

const plainParagraphs: RootRule = {
  kind: 'blocks',
  nodes: new Map([
    ['fragment', ['paragraph']],
    ['paragraph', ['text']],
  ]),
  marks: new Map(),
};

/** The whitelist: which roots a document of this kind and shape may have, and what each may hold. */
export function findRootRule(
  kind: DocumentName['kind'],
  root: string,
  shape: DocumentShape,
): RootRule | undefined {
  switch (kind) {
    case 'ballot':
      return findBallotRule(root, shape);
    case 'sheet':
      // Private notes are nobody's but one person's, and a sheet is everybody's.
      return root.startsWith(noteRoot('')) ? undefined : findBallotRule(root, shape);
    case 'joint':
      return findJointRule(root, shape);
    case 'fieldwork':
      return findFieldworkRule(root, shape);
    case 'report':
      return findReportRule(root, shape);
  }
}

function findBallotRule(root: string, shape: DocumentShape): RootRule | undefined {
  if (root === ballotRoot)
    return {
      kind: 'values',
      allows: (text, value) => {
        const key = parseBallotKey(text, shape);
        return key !== undefined && mayStandInBallot(key, value, shape);
      },
    };
  const [name, indicator = ''] = splitOnce(root);
  if (!shape.indicators.has(indicator)) return undefined;
  if (name === 'reason') return { kind: 'text', charactersMax: reasonCharactersMax };
  if (name === 'note') return { kind: 'text', charactersMax: noteCharactersMax };
  return undefined;
}

function findJointRule(root: string, shape: DocumentShape): RootRule | undefined {
  if (root === findingsRoot)
    return {
      kind: 'values',
      allows: (text, value) => {
        const key = parseFindingKey(text, shape);
        return key !== undefined && mayStandInFindings(key, value);
      },
    };
  if (shape.prose.has(root)) return richBlocks;
  const [name, id = ''] = splitOnce(root);
  if (name === 'justification' && shape.indicators.has(id)) return richBlocks;
  if (name === 'finding' && isUuid(id)) return plainParagraphs;
  return undefined;
}

/** Facts alone: what a note weighs has no key here, and lies in each one's own ballot. */
function findFieldworkRule(root: string, shape: DocumentShape): RootRule | undefined {
  if (root === fieldNotesRoot)
    return {
      kind: 'values',
      allows: (text, value) => {
        const key = parseFieldNoteKey(text, shape);
        return key !== undefined && mayStandInFieldNotes(key, value);
      },
    };
  if (root === seatingRoot) return { kind: 'text', charactersMax: seatingCharactersMax };
  const [name, id = ''] = splitOnce(root);
  return name === 'field-note' && isUuid(id) ? plainParagraphs : undefined;
}

function findReportRule(root: string, shape: DocumentShape): RootRule | undefined {
  if (root === partsRoot)
    return {
      kind: 'values',
      allows: (text, value) => {
        const key = parsePartKey(text);
        return key !== undefined && mayStandInParts(key, value);
      },
    };
  if (root === takenRoot)
    return {
      kind: 'values',
      allows: (id, basis) => isSentenceId(id) && sentenceBasisSchema.safeParse(basis).success,
    };
  if (shape.prose.has(root)) return richBlocks;
  const [name, id = ''] = splitOnce(root);
  return name === 'part' && isUuid(id) ? richBlocks : undefined;
}

function splitOnce(text: string): [string, string | undefined] {
  const slash = text.indexOf('/');
  return slash < 0 ? [text, undefined] : [text.slice(0, slash), text.slice(slash + 1)];
}

function isPlainMark(value: unknown): boolean {
  if (value === null || value === true) return true;
  return typeof value === 'object' && Object.keys(value).length === 0;
}

/** What a pasted link may carry beside `href`; no reader shows it, and 300 characters are a long title. */
const linkAttributes = new Set(['target', 'rel', 'class', 'title']);
const linkAttributeCharactersMax = 300;

function isLinkMark(value: unknown): boolean {
  if (value === null) return true;
  if (typeof value !== 'object' || !('href' in value) || !isSafeLink(value.href)) return false;
  return Object.entries(value).every(
    ([name, text]: [string, unknown]) =>
      name === 'href' ||
      (linkAttributes.has(name) &&
        (text === null || (typeof text === 'string' && text.length <= linkAttributeCharactersMax))),
  );
}
