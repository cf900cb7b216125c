import {
  restoreFindingFrom,
  restoreJustification,
  type AuthoredText,
  type DocumentShape,
  type SeenState,
} from '@samskar/shared/documents';
import type { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import type { TextPlace } from './compare-texts.ts';

type Target = {
  readonly doc: Y.Doc;
  readonly awareness: Awareness | undefined;
  readonly shape: DocumentShape;
};

/** Writes a text of a snapshot into the live document, as one edit of the person's own; gives back how to undo it. */
export function restoreInto(
  { doc, awareness, shape }: Target,
  {
    place,
    text,
    seen,
  }: {
    readonly place: TextPlace;
    readonly text: AuthoredText;
    readonly seen: SeenState | undefined;
  },
): () => void {
  const others = [...(awareness?.getStates().keys() ?? [])].filter(
    (client) => client !== awareness?.clientID,
  );
  const options = { isAlone: others.length === 0, seen };
  const origin = Symbol('restore');
  const history = new Y.UndoManager(doc, { trackedOrigins: new Set([origin]) });
  doc.transact(() => {
    if (place.kind === 'justification') restoreJustification(doc, place.indicator, text, options);
    else restoreFindingFrom(doc, shape, { ...place.finding, text }, options);
  }, origin);
  return () => {
    history.undo();
    history.destroy();
  };
}
