import {
  restoreFindingFrom,
  restoreJustification,
  restoreProse,
  restoreReportPartFrom,
  type AuthoredText,
  type DocumentShape,
  type RestoreOptions,
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
    restoreText(doc, shape, place, text, options);
  }, origin);
  return () => {
    history.undo();
    history.destroy();
  };
}

function restoreText(
  doc: Y.Doc,
  shape: DocumentShape,
  place: TextPlace,
  text: AuthoredText,
  options: RestoreOptions,
): void {
  switch (place.kind) {
    case 'justification':
      return restoreJustification(doc, place.indicator, text, options);
    case 'finding':
      return restoreFindingFrom(doc, shape, { ...place.finding, text }, options);
    case 'prose':
      if (place.part && place.part.title !== null)
        return restoreReportPartFrom(doc, place.part, text, options);
      return restoreProse(doc, place.place, text, options);
  }
}
