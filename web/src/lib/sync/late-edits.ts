import {
  findUnknownKeys,
  flatValues,
  parseDocumentName,
  shapeFoundIn,
  takeOverValues,
  type DocumentName,
  type DocumentShape,
} from '@samskar/shared/documents';
import * as Y from 'yjs';
import type { LeftBehind } from './document-store.ts';
import type { UpdateRow } from './local-store.ts';

export type FlatValue = string | number | boolean;

/** One thing said differently; undefined is not said. */
export type ValueChange = {
  readonly key: string;
  readonly mine: FlatValue | undefined;
  readonly current: FlatValue | undefined;
  /** The document has no place for it any more: it can be copied, and not be taken in. */
  readonly isVoid?: true;
};

/** Edits that the server does not have, by value: they came after the lock, were refused, or belong to an earlier epoch. */
export type LateEdits = {
  readonly store: string;
  readonly why: 'locked' | 'rejected' | 'new-epoch';
  readonly changes: readonly ValueChange[];
};

/** What the left-behind store says that the document as it is now does not (R4, R10). */
export function findLateEdits(left: LeftBehind, current: Y.Doc, shape: DocumentShape): LateEdits {
  const kind = kindOf(left);
  const valuesOf = (doc: Y.Doc) => flatValues(doc, kind, shape);
  const mine = docOf(left.rows);
  const isAside = asideIn(left, mine, current);
  const known = valuesOf(mine);
  return {
    store: left.record.store,
    why: whyOf(left),
    changes: [
      ...differenceByValue(valuesOf(current), known).filter(({ key }) => isAside(key)),
      // Where there is nothing any more, since the evaluation has moved to another instrument.
      ...[...everythingIn(mine, kind)]
        .filter(([key]) => !known.has(key) && isAside(key))
        .map(([key, value]) => ({ key, mine: value, current: undefined, isVoid: true as const })),
    ],
  };
}

/** Whether a key of a left-behind store tells of an edit that counts nowhere. */
function asideIn(left: LeftBehind, mine: Y.Doc, current: Y.Doc): (key: string) => boolean {
  if (whyOf(left) === 'new-epoch') return isUnknownTo(current, mine);
  const kind = kindOf(left);
  return isUnsent((doc) => everythingIn(doc, kind), left.rows, everythingIn(mine, kind));
}

function whyOf({ record }: LeftBehind): LateEdits['why'] {
  return record.refused ?? 'new-epoch';
}

/** Whatever instrument it was written on. */
function everythingIn(doc: Y.Doc, kind: DocumentName['kind']): ReadonlyMap<string, FlatValue> {
  return flatValues(doc, kind, shapeFoundIn(doc));
}

/**
 * An earlier epoch: a new one begins with the very edits that the server had, so what it does not know never arrived, or was
 * lost with what came after a backup, acknowledged or not. What has been said since is no news of this device's.
 */
function isUnknownTo(current: Y.Doc, mine: Y.Doc): (key: string) => boolean {
  const unknown = findUnknownKeys(mine, current);
  return (key) => unknown.has(key);
}

/** Refused: whatever the server has not acknowledged. */
function isUnsent(
  valuesOf: (doc: Y.Doc) => ReadonlyMap<string, FlatValue>,
  rows: readonly UpdateRow[],
  all: ReadonlyMap<string, FlatValue>,
): (key: string) => boolean {
  const taken = valuesOf(docOf(rows.filter((row) => row.changes === 0)));
  return (key) => taken.get(key) !== all.get(key);
}

/** Says what was laid aside in the document as it is now: a new edit, saved as any other. `keys` as in the changes. */
export function takeOverLate(
  left: LeftBehind,
  current: Y.Doc,
  shape: DocumentShape,
  keys: readonly string[],
): void {
  takeOverValues(docOf(left.rows), current, { kind: kindOf(left), shape }, keys);
}

function kindOf({ record }: LeftBehind): DocumentName['kind'] {
  const name = parseDocumentName(record.name);
  if (name === undefined) throw new Error(`Not the name of a document: ${record.name}`);
  return name.kind;
}

/**
 * Whether the document as it is now holds all that was laid aside: then only the acknowledgement was lost. What cannot be
 * read whole, because an update that it builds on is missing here, is never taken for known.
 */
export function isKnown(left: LeftBehind, { changes }: LateEdits): boolean {
  const { store } = docOf(left.rows);
  return changes.length === 0 && store.pendingStructs === null && store.pendingDs === null;
}

/** What `mine` says otherwise than `current`, by key. */
export function differenceByValue(
  current: ReadonlyMap<string, FlatValue>,
  mine: ReadonlyMap<string, FlatValue>,
): ValueChange[] {
  const keys = new Set([...current.keys(), ...mine.keys()]);
  return [...keys]
    .filter((key) => current.get(key) !== mine.get(key))
    .sort()
    .map((key) => ({ key, mine: mine.get(key), current: current.get(key) }));
}

function docOf(rows: readonly UpdateRow[]): Y.Doc {
  const doc = new Y.Doc();
  for (const row of rows) Y.applyUpdate(doc, row.update);
  return doc;
}
