import { SvelteMap } from 'svelte/reactivity';
import {
  ballotName,
  documentShape,
  emptyShape,
  fieldworkName,
  fieldworkShape,
  jointName,
  parseDocumentName,
  reportName,
  reportShape,
  sheetName,
  type DocumentName,
  type DocumentShape,
} from '@samskar/shared/documents';
import type { Instrument } from '@samskar/shared/instrument';
import { listStoredNames } from '#lib/sync/document-store.ts';
import { LiveDocument, type LiveDocumentParts } from '#lib/sync/live-document.svelte.ts';
import { OwnBallot } from './own-ballot.ts';
import { SheetAuthors, type ClientOwners } from './sheet-authors.svelte.ts';

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
  /** Of the last restoration from a backup; undefined where there was none. */
  readonly restoredEpoch: () => number | undefined;
  /** Whether the evaluation, as it is now, has this document. */
  readonly isThere: (name: DocumentName) => boolean;
  /** The ballots are one sheet of all. */
  readonly isOpenMode: () => boolean;
  /** Reactive, by area. */
  readonly mayWriteBallot: (area: string) => boolean;
  readonly mayWriteJoint: (area: string) => boolean;
  readonly mayWriteReport: () => boolean;
  /** Reactive. */
  readonly mayWriteFieldwork: () => boolean;
  readonly fetchOwners: (area: string) => Promise<ClientOwners | undefined>;
};

/** The documents of one evaluation: opened on demand, and kept open until the evaluation is left. */
export class OpenDocuments {
  readonly #parts: OpenDocumentsParts;
  readonly #ballots = new SvelteMap<string, OwnBallot>();
  readonly #authors = new SvelteMap<string, SheetAuthors>();
  readonly #joints = new SvelteMap<string, LiveDocument>();
  /** By source. */
  readonly #fieldwork = new SvelteMap<string, LiveDocument>();

  #report = $state.raw<LiveDocument | undefined>();

  /** Of an earlier epoch, and about to be opened anew. */
  readonly #closing = new WeakSet<LiveDocument>();

  /** Restoration after which the device has been looked through. */
  #searchedAfter: number | undefined;
  #isClosed = false;

  constructor(parts: OpenDocumentsParts) {
    this.#parts = parts;
  }

  /** Own ballots first. */
  get all(): readonly LiveDocument[] {
    const ballots = [...this.#ballots.values()].map((ballot) => ballot.document);
    const report = this.#report ? [this.#report] : [];
    return [...ballots, ...this.#joints.values(), ...report, ...this.#fieldwork.values()];
  }

  /**
   * To be called when epochs may have changed: a document that has begun anew (R4) is opened under its new name, once what
   * was typed into the earlier one is on the device, where the new one finds it. What a restored server has no more is opened
   * as lost, and again once it is there.
   */
  follow(): void {
    for (const [area, { document }] of this.#ballots)
      this.#followEpoch(document, () => this.#ballots.delete(area) && this.openBallot(area));
    for (const [area, document] of this.#joints)
      this.#followEpoch(document, () => this.#joints.delete(area) && this.openJoint(area));
    if (this.#report)
      this.#followEpoch(this.#report, () => {
        this.#report = undefined;
        this.openReport();
      });
    for (const [source, document] of this.#fieldwork)
      this.#followEpoch(document, () => this.#fieldwork.delete(source) && this.openFieldwork(source));
    void this.#openLost();
  }

  /** What nobody can ask for any more, since the screens know of no such area or source, is looked for on the device. */
  async #openLost(): Promise<void> {
    const epoch = this.#parts.restoredEpoch();
    if (epoch === undefined || epoch === this.#searchedAfter) return;
    this.#searchedAfter = epoch;
    const device = await this.#parts.document.device;
    // A device that does not let us look has nothing to show.
    const stored = device ? await listStoredNames(device).catch(() => []) : [];
    if (this.#isClosed) return;
    for (const name of stored) if (this.#isLost(name)) this.#openShared(parseDocumentName(name));
  }

  #openShared(name: DocumentName | undefined): void {
    if (name?.evaluation !== this.#parts.evaluation) return;
    if (name.kind === 'joint') this.openJoint(name.area);
    if (name.kind === 'fieldwork') this.openFieldwork(name.source);
    if (name.kind === 'report') this.openReport();
  }

  #isLost(text: string): boolean {
    const name = parseDocumentName(text);
    return name !== undefined && this.#parts.restoredEpoch() !== undefined && !this.#parts.isThere(name);
  }

  #followEpoch(document: LiveDocument, openAnew: () => void): void {
    const now = this.#nameOf((epoch) => document.name.replace(/@\d+$/, `@${epoch}`));
    const isSame = now === document.name && this.#isLost(now) === document.isLost;
    if (isSame || this.#closing.has(document)) return;
    this.#closing.add(document);
    void document.close().then(openAnew);
  }

  /** Resolves when what was typed is on the device. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await Promise.all(this.all.map((document) => document.close()));
  }

  openBallot(area: string): OwnBallot {
    const known = this.#ballots.get(area);
    if (known) return known;
    const { evaluation, account, isOpenMode, mayWriteBallot } = this.#parts;
    const isShared = isOpenMode();
    const name = this.#nameOf((epoch) =>
      isShared ? sheetName(evaluation, area, epoch) : ballotName(evaluation, account, area, epoch),
    );
    const shape = this.#shapeOf(area);
    const document = this.#open(name, shape, { mayWrite: () => mayWriteBallot(area), isShared });
    const ballot = new OwnBallot(area, document, shape);
    this.#ballots.set(area, ballot);
    if (isShared) this.#authors.set(area, this.#authorsOf(area, document));
    return ballot;
  }

  ballot(area: string): OwnBallot | undefined {
    return this.#ballots.get(area);
  }

  /** Who set the grades of an open ballot, where that is the one sheet of all. */
  authors(area: string): SheetAuthors | undefined {
    return this.#authors.get(area);
  }

  openJoint(area: string): LiveDocument {
    const known = this.#joints.get(area);
    if (known) return known;
    const { evaluation, mayWriteJoint } = this.#parts;
    const name = this.#nameOf((epoch) => jointName(evaluation, area, epoch));
    const rights = { mayWrite: () => mayWriteJoint(area), isShared: true };
    const joint = this.#open(name, this.#shapeOf(area), rights);
    this.#joints.set(area, joint);
    return joint;
  }

  joint(area: string): LiveDocument | undefined {
    return this.#joints.get(area);
  }

  openReport(): LiveDocument {
    const { evaluation, mayWriteReport } = this.#parts;
    const name = this.#nameOf((epoch) => reportName(evaluation, epoch));
    return (this.#report ??= this.#open(name, reportShape, { mayWrite: mayWriteReport, isShared: true }));
  }

  get report(): LiveDocument | undefined {
    return this.#report;
  }

  openFieldwork(source: string): LiveDocument {
    const known = this.#fieldwork.get(source);
    if (known) return known;
    const { evaluation, mayWriteFieldwork, instrument } = this.#parts;
    const name = this.#nameOf((epoch) => fieldworkName(evaluation, source, epoch));
    const rights = { mayWrite: mayWriteFieldwork, isShared: true };
    const document = this.#open(name, fieldworkShape(instrument()), rights);
    this.#fieldwork.set(source, document);
    return document;
  }

  fieldwork(source: string): LiveDocument | undefined {
    return this.#fieldwork.get(source);
  }

  /** Closes the notes of other sources that hold nothing unsaved: there may be many, and each takes a socket. */
  closeFieldworkBut(source: string | undefined): void {
    for (const [other, document] of this.#fieldwork)
      if (other !== source && document.saving.kind === 'saved' && document.late.length === 0) {
        this.#fieldwork.delete(other);
        void document.close();
      }
  }

  #authorsOf(area: string, document: LiveDocument): SheetAuthors {
    const { account: me, fetchOwners } = this.#parts;
    return new SheetAuthors({
      me,
      document,
      shape: this.#shapeOf(area),
      fetchOwners: () => fetchOwners(area),
    });
  }

  #open(
    name: string,
    shape: DocumentShape,
    rights: Pick<LiveDocumentParts, 'mayWrite' | 'isShared'>,
  ): LiveDocument {
    return new LiveDocument({ ...this.#parts.document, ...rights, name, shape, isLost: this.#isLost(name) });
  }

  #nameOf(make: (epoch: number) => string): string {
    return make(this.#parts.epochOf(make(1).replace(/@1$/, '')));
  }

  #shapeOf(area: string): DocumentShape {
    // An area that the instrument has no more: nothing of its documents counts.
    return documentShape(this.#parts.instrument(), area) ?? emptyShape;
  }
}
