import { SvelteMap } from 'svelte/reactivity';
import { ballotName, documentShape, jointName, type DocumentShape } from '@samskar/shared/documents';
import type { Instrument } from '@samskar/shared/instrument';
import { LiveDocument, type LiveDocumentParts } from '#lib/sync/live-document.svelte.ts';
import { OwnBallot } from './own-ballot.ts';

/** What all documents of an evaluation are opened with. */
export type DocumentParts = Pick<
  LiveDocumentParts,
  'device' | 'onSignedOut' | 'server' | 'isOnline' | 'now' | 'Socket'
>;

type OpenDocumentsParts = {
  readonly evaluation: string;
  readonly account: string;
  readonly document: DocumentParts;
  readonly instrument: () => Instrument;
  /** Of a document, by its name without the epoch. */
  readonly epochOf: (base: string) => number;
  /** Reactive, by area. */
  readonly mayWriteBallot: (area: string) => boolean;
  readonly mayWriteJoint: (area: string) => boolean;
};

/** The documents of one evaluation: opened on demand, and kept open until the evaluation is left. */
export class OpenDocuments {
  readonly #parts: OpenDocumentsParts;
  readonly #ballots = new SvelteMap<string, OwnBallot>();
  readonly #joints = new SvelteMap<string, LiveDocument>();

  constructor(parts: OpenDocumentsParts) {
    this.#parts = parts;
  }

  /** Own ballots first. */
  get all(): readonly LiveDocument[] {
    return [...[...this.#ballots.values()].map((ballot) => ballot.document), ...this.#joints.values()];
  }

  openBallot(area: string): OwnBallot {
    const known = this.#ballots.get(area);
    if (known) return known;
    const { evaluation, account, mayWriteBallot } = this.#parts;
    const name = this.#nameOf((epoch) => ballotName(evaluation, account, area, epoch));
    const document = this.#open(name, area, { mayWrite: () => mayWriteBallot(area), isShared: false });
    const ballot = new OwnBallot(area, document, this.#shapeOf(area));
    this.#ballots.set(area, ballot);
    return ballot;
  }

  ballot(area: string): OwnBallot | undefined {
    return this.#ballots.get(area);
  }

  openJoint(area: string): LiveDocument {
    const known = this.#joints.get(area);
    if (known) return known;
    const { evaluation, mayWriteJoint } = this.#parts;
    const name = this.#nameOf((epoch) => jointName(evaluation, area, epoch));
    const joint = this.#open(name, area, { mayWrite: () => mayWriteJoint(area), isShared: true });
    this.#joints.set(area, joint);
    return joint;
  }

  joint(area: string): LiveDocument | undefined {
    return this.#joints.get(area);
  }

  #open(name: string, area: string, rights: Pick<LiveDocumentParts, 'mayWrite' | 'isShared'>): LiveDocument {
    return new LiveDocument({ ...this.#parts.document, ...rights, name, shape: this.#shapeOf(area) });
  }

  #nameOf(make: (epoch: number) => string): string {
    return make(this.#parts.epochOf(make(1).replace(/@1$/, '')));
  }

  #shapeOf(area: string): DocumentShape {
    const shape = documentShape(this.#parts.instrument(), area);
    if (shape === undefined) throw new Error(`The instrument has no area ${area}`);
    return shape;
  }
}
