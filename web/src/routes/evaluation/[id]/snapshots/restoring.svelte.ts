import { documentShape, reportShape, type AuthoredText, type SeenState } from '@samskar/shared/documents';
import type { RestoredText } from '@samskar/shared/evaluation';
import type { EvaluationScreen } from '#lib/evaluation/evaluation-screen.svelte.ts';
import type { LiveDocument } from '#lib/sync/live-document.svelte.ts';
import type { TextPlace } from './compare-texts.ts';
import { restoreInto } from './restore-into.ts';

type Wanted = {
  /** Number of the snapshot that it is brought back from. */
  readonly snapshot: number;
  readonly place: TextPlace;
  readonly text: AuthoredText;
  readonly label: string;
  /** How far the person has been shown the text as it stands. */
  readonly seen: SeenState | undefined;
};

export type RestoreOutcome =
  | { readonly kind: 'restored'; readonly label: string; readonly undo: () => void }
  /** Somebody has signed meanwhile. */
  | { readonly kind: 'locked' };

type RestoringParts = {
  /** How far the person has been shown an area's texts as they stand; undefined for the report as a whole. */
  readonly seenOf: (area: string | undefined) => SeenState | undefined;
  readonly onoutcome: (outcome: RestoreOutcome) => void;
  /** Puts on record what was brought back, or that it was undone. */
  readonly record: (restored: RestoredText) => void;
  readonly onsaved: () => void;
};

/**
 * Brings a text of a snapshot back into the live document: waits until all of it is here, then edits it as its writer would
 * (R5). `step` is to be called from an effect; it runs again when the document arrives, and when the edit is on disk.
 */
export class Restoring {
  readonly #screen: EvaluationScreen;
  readonly #seenOf: RestoringParts['seenOf'];
  readonly #onoutcome: (outcome: RestoreOutcome) => void;
  readonly #record: RestoringParts['record'];
  readonly #onsaved: () => void;
  #wanted = $state.raw<Wanted | undefined>();
  #unsaved = $state.raw<LiveDocument | undefined>();

  constructor(screen: EvaluationScreen, { seenOf, onoutcome, record, onsaved }: RestoringParts) {
    this.#screen = screen;
    this.#seenOf = seenOf;
    this.#onoutcome = onoutcome;
    this.#record = record;
    this.#onsaved = onsaved;
  }

  get isWaiting(): boolean {
    return this.#wanted !== undefined;
  }

  restore(wanted: Omit<Wanted, 'seen'>): void {
    const { area } = wanted.place;
    if (area === undefined) this.#screen.openReport();
    else this.#screen.openJoint(area);
    this.#wanted = { ...wanted, seen: this.#seenOf(area) };
  }

  step(): void {
    const joint = this.#wanted && this.#documentOf(this.#wanted.place);
    if (this.#wanted && joint?.isSynced) this.#restoreInto(joint, this.#wanted);
    if (this.#unsaved?.saving.kind === 'saved') {
      this.#unsaved = undefined;
      this.#onsaved();
    }
  }

  #documentOf({ area }: TextPlace): LiveDocument | undefined {
    return area === undefined ? this.#screen.report : this.#screen.joint(area);
  }

  #restoreInto(joint: LiveDocument, wanted: Wanted): void {
    this.#wanted = undefined;
    const { area } = wanted.place;
    const shape = area === undefined ? reportShape : documentShape(this.#screen.instrument, area);
    if (joint.isReadOnly || shape === undefined) return this.#onoutcome({ kind: 'locked' });
    const undo = restoreInto({ doc: joint.doc, awareness: joint.awareness, shape }, wanted);
    this.#unsaved = joint;
    const restored = restoredText(wanted);
    this.#record(restored);
    this.#onoutcome({
      kind: 'restored',
      label: wanted.label,
      undo: () => {
        undo();
        this.#record({ ...restored, undone: true });
        this.#unsaved = joint;
      },
    });
  }
}

function restoredText({ snapshot, place }: Wanted): RestoredText {
  const { area } = place;
  const where = { snapshot, ...(area !== undefined && { area }) };
  switch (place.kind) {
    case 'justification':
      return { ...where, indicator: place.indicator };
    case 'finding':
      return where;
    case 'prose':
      return { ...where, prose: place.place };
  }
}
