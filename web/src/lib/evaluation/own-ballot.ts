import {
  noteText,
  readBallot,
  reasonText,
  setApplicable,
  setEvidenceWeight,
  setGrade,
  setUnsure,
  type DocumentShape,
} from '@samskar/shared/documents';
import type { Ballot, BallotIndicator, EvidenceWeight } from '@samskar/shared/scoring';
import * as Y from 'yjs';
import { DocumentView } from '#lib/sync/document-view.ts';
import type { LiveDocument } from '#lib/sync/live-document.svelte.ts';

/**
 * The signed-in assessor's own ballot of one area: reads and writes the Y.Doc, which alone holds it. Reads are reactive,
 * and an indicator that has not changed reads as the same object as before.
 */
export class OwnBallot {
  readonly area: string;
  readonly document: LiveDocument;
  /** The origin of this person's own changes here; give it to whatever else writes, so that `undo` takes it back too. */
  readonly origin = Symbol('own change');
  readonly #shape: DocumentShape;
  readonly #views = new WeakMap<Y.Doc, View>();

  constructor(area: string, document: LiveDocument, shape: DocumentShape) {
    this.area = area;
    this.document = document;
    this.#shape = shape;
  }

  /** Everything said in this area, by indicator; all of them are there, also those of which nothing is said. */
  get values(): Ballot {
    return this.#view.values.value;
  }

  of(indicator: string): BallotIndicator {
    const said = this.values[indicator];
    if (said === undefined) throw new Error(`Indicator ${indicator} is not of area ${this.area}`);
    return said;
  }

  /** Undefined takes the grade away. */
  setGrade(indicator: string, criterion: string, grade: number | undefined): void {
    this.#write((doc) => setGrade(doc, indicator, criterion, grade));
  }

  setUnsure(indicator: string, criterion: string, isUnsure: boolean): void {
    this.#write((doc) => setUnsure(doc, indicator, criterion, isUnsure));
  }

  setApplicable(indicator: string, isApplicable: boolean): void {
    this.#write((doc) => setApplicable(doc, indicator, isApplicable));
  }

  /** Undefined takes the link away. */
  weighEvidence(indicator: string, evidence: string, weight: EvidenceWeight | undefined): void {
    this.#write((doc) => setEvidenceWeight(doc, indicator, evidence, weight));
  }

  /** One's own reason, to bind a text field to; revealed with the grades. */
  reason(indicator: string): Y.Text {
    return reasonText(this.document.doc, indicator);
  }

  /** For its author alone, for ever. */
  note(indicator: string): Y.Text {
    return noteText(this.document.doc, indicator);
  }

  /** Undo of this person's own edits here, texts and grades in one stack. */
  get undo(): Y.UndoManager {
    return this.#view.undo;
  }

  #write(change: (doc: Y.Doc) => void): void {
    const { doc } = this.document;
    doc.transact(() => change(doc), this.origin);
  }

  get #view(): View {
    const { doc } = this.document;
    const known = this.#views.get(doc);
    if (known) return known;
    const view = {
      values: new DocumentView<Ballot>(doc, (read, before) =>
        keepSame(before, readBallot(read, this.#shape)),
      ),
      undo: new Y.UndoManager(doc, { trackedOrigins: new Set([this.origin]) }),
    };
    this.#views.set(doc, view);
    return view;
  }
}

type View = { readonly values: DocumentView<Ballot>; readonly undo: Y.UndoManager };

/** The new values, with the old object for each indicator of which the same is said. */
function keepSame(before: Ballot | undefined, now: Ballot): Ballot {
  if (before === undefined) return now;
  const entries = Object.entries(now).map(([indicator, said]) => {
    const old = before[indicator];
    return [indicator, old && isSame(old, said) ? old : said] as const;
  });
  return Object.fromEntries(entries);
}

/** Both were read by one function from one shape, so equal values have equal JSON. */
function isSame(a: BallotIndicator, b: BallotIndicator): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
