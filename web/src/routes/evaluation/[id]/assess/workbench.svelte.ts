import { isOutOfFocus, type SavedEvidence } from '@samskar/shared/evaluation';
import { documentShape } from '@samskar/shared/documents';
import type { Criterion } from '@samskar/shared/instrument';
import type {
  BallotIndicator,
  EvidenceWeight,
  Grades,
  IndicatorScore,
  NamedScoreLine,
  ScoreLine,
} from '@samskar/shared/scoring';
import { createContext } from 'svelte';
import type { EvaluationScreen } from '#lib/evaluation/evaluation-screen.svelte.ts';
import type { OwnBallot } from '#lib/evaluation/own-ballot.ts';
import { ballotWarnings, type BallotWarning } from './ballot-warnings.ts';
import { BallotUndo, type UndoStep } from './ballot-undo.svelte.ts';
import { indicatorMark, isComplete, type IndicatorMark } from './indicator-mark.ts';
import { missingInArea, type MissingIndicator } from './missing-in-area.ts';
import { readyGate, type ReadyGate } from './ready-gate.ts';
import { findRoundFrom, nextPlace, whereToBegin, type NextPlace } from './way-through.ts';

/** Whether an indicator of one's own ballot can be changed now, and if not, why. */
export type SheetState =
  | { readonly kind: 'open' }
  | { readonly kind: 'loading' }
  /** Said ready: it can be taken back. */
  | { readonly kind: 'ready' }
  /** Frozen for good. */
  | { readonly kind: 'revealed' }
  /** Signed. */
  | { readonly kind: 'locked' }
  /** The server takes nothing from this person here, whatever the screen knows. */
  | { readonly kind: 'refused' };

/** Notes are facts from interviews that are mostly over: half a minute is new enough beside a grade. */
const notesFreshMs = 30_000;

/** What the list shows. */
export type ListFilter = 'all' | 'missing' | 'unsure' | 'warned';

/** One assessor's own grading, over all areas: reads the screen's ballots, writes them, and remembers what to undo. */
export class Workbench {
  readonly screen: EvaluationScreen;
  readonly undo: BallotUndo;
  #notesAskedAt = 0;

  constructor(screen: EvaluationScreen) {
    this.screen = screen;
    this.undo = new BallotUndo((area) => this.sheetState(area).kind === 'open');
  }

  /** Asks for the notes of the fieldwork, where they have not just been asked for: there may be thousands on a bad line. */
  refreshNotes(): void {
    const now = Date.now();
    if (now - this.#notesAskedAt < notesFreshMs) return;
    this.#notesAskedAt = now;
    void this.screen.fieldNotes.load();
  }

  /**
   * Opens the ballots of all areas and follows them for undo. To be called in an effect; returns how to let go. The area on
   * the screen goes first: browsers open one socket to a server after the other, and on a bad line each takes half a second.
   */
  open(indicator: string | undefined): () => void {
    const { instrument } = this.screen;
    const shown = indicator === undefined ? undefined : this.areaOf(indicator);
    const areas = instrument.areas.toSorted((a, b) => Number(b.id === shown) - Number(a.id === shown));
    const stops = areas.flatMap(({ id }) => {
      const shape = documentShape(instrument, id);
      return shape === undefined ? [] : [this.undo.watch(id, this.screen.openBallot(id).undo, shape)];
    });
    return () => stops.forEach((stop) => stop());
  }

  addressOf(place: NextPlace): string {
    const home = `/evaluation/${this.screen.id}/assess`;
    return place.kind === 'area' ? `${home}/area/${place.id}` : `${home}/${place.id}`;
  }

  // --- what is said ---------------------------------------------------------------------------------------------------

  /** Undefined while the ballot is not loaded. */
  said(indicator: string): BallotIndicator | undefined {
    return this.screen.ownValues(this.areaOf(indicator))?.[indicator];
  }

  criteria(indicator: string): readonly Criterion[] {
    return this.screen.index.criteriaByIndicatorId.get(indicator) ?? [];
  }

  areaOf(indicator: string): string {
    return this.screen.index.areaByIndicatorId.get(indicator)?.id ?? '';
  }

  mark(indicator: string): IndicatorMark {
    return indicatorMark(
      this.said(indicator),
      this.criteria(indicator),
      isOutOfFocus(this.screen.state, indicator),
    );
  }

  isUnsure(indicator: string): boolean {
    return (this.said(indicator)?.unsure.length ?? 0) > 0;
  }

  warnings(indicator: string): readonly BallotWarning[] {
    const said = this.said(indicator);
    const isSilent = said === undefined || isOutOfFocus(this.screen.state, indicator);
    return isSilent ? [] : ballotWarnings(said, this.criteria(indicator), this.register);
  }

  fits(indicator: string, filter: ListFilter): boolean {
    switch (filter) {
      case 'all':
        return true;
      case 'missing':
        return !isComplete(this.mark(indicator));
      case 'unsure':
        return this.isUnsure(indicator);
      case 'warned':
        return this.warnings(indicator).length > 0;
    }
  }

  get register(): Readonly<Record<string, SavedEvidence>> {
    return this.screen.state.evidence;
  }

  sheetState(area: string): SheetState {
    if (this.screen.isRevealed(area)) return { kind: 'revealed' };
    if (this.screen.isLocked) return { kind: 'locked' };
    if (this.screen.isReady(area)) return { kind: 'ready' };
    const ballot = this.screen.ballot(area);
    if (ballot === undefined || ballot.document.source === 'loading') return { kind: 'loading' };
    return ballot.document.isReadOnly ? { kind: 'refused' } : { kind: 'open' };
  }

  /** Points if this person alone decided, from the indicator up to the whole. */
  scores(indicator: string): {
    readonly indicator: IndicatorScore | undefined;
    readonly subarea: NamedScoreLine | undefined;
    readonly area: NamedScoreLine | undefined;
    readonly total: ScoreLine;
  } {
    const { ownScore, index } = this.screen;
    return {
      indicator: ownScore.indicators.get(indicator),
      subarea: ownScore.subareas.get(index.subareaByIndicatorId.get(indicator)?.id ?? ''),
      area: ownScore.areas.get(this.areaOf(indicator)),
      total: ownScore.total,
    };
  }

  // --- saying it ------------------------------------------------------------------------------------------------------

  /** Undefined takes the grade away. */
  grade(indicator: string, criterion: string, grade: number | undefined): void {
    if (this.said(indicator)?.grades[criterion] !== grade)
      this.#write(indicator, (ballot) => ballot.setGrade(indicator, criterion, grade));
  }

  markUnsure(indicator: string, criterion: string, isUnsure: boolean): void {
    if (this.said(indicator)?.unsure.includes(criterion) !== isUnsure)
      this.#write(indicator, (ballot) => ballot.setUnsure(indicator, criterion, isUnsure));
  }

  markApplicable(indicator: string, isApplicable: boolean): void {
    if (this.said(indicator)?.applicable !== isApplicable)
      this.#write(indicator, (ballot) => ballot.setApplicable(indicator, isApplicable));
  }

  weigh(indicator: string, evidence: string, weight: EvidenceWeight | undefined): void {
    if (this.said(indicator)?.evidence[evidence] !== weight)
      this.#write(indicator, (ballot) => ballot.weighEvidence(indicator, evidence, weight));
  }

  undoLast(): UndoStep | undefined {
    return this.undo.undo();
  }

  redoLast(): UndoStep | undefined {
    return this.undo.redo();
  }

  // --- areas and the way through --------------------------------------------------------------------------------------

  missing(area: string): readonly MissingIndicator[] | undefined {
    const ballot = this.screen.ownValues(area);
    const part = this.screen.index.areaById.get(area);
    return ballot && part && missingInArea(this.screen.state, this.screen.instrument, part, ballot);
  }

  readyGate(area: string): ReadyGate {
    const document = this.screen.ballot(area)?.document;
    return readyGate({
      state: this.screen.state,
      instrument: this.screen.instrument,
      area,
      me: this.screen.me.id,
      isLocked: this.screen.isLocked,
      missing: this.missing(area),
      isSynced: document?.isSynced ?? false,
      saving: document?.saving ?? { kind: 'saving' },
    });
  }

  /** Where "done, next" leads from here. */
  next(indicator: string): NextPlace {
    return nextPlace(this.screen.instrument, indicator, {
      isFinished: (area) => this.sheetState(area).kind === 'open' && this.missing(area)?.length === 0,
      isInFocus: (id) => !isOutOfFocus(this.screen.state, id),
    });
  }

  previous(indicator: string): string | undefined {
    const ids = this.#ids;
    return ids[ids.indexOf(indicator) - 1];
  }

  nextUngraded(from: string | undefined): string | undefined {
    return findRoundFrom(
      this.#ids,
      from,
      (id) => this.sheetState(this.areaOf(id)).kind === 'open' && !isComplete(this.mark(id)),
    );
  }

  /**
   * Where to begin: the last place on this device, else the first indicator that is not graded, else the first. Undefined
   * while the ballot that decides it is on its way; without a line nothing is waited for.
   */
  get start(): string | undefined {
    const { lastPlace, index, feed } = this.screen;
    if (lastPlace !== undefined && index.indicatorById.has(lastPlace)) return lastPlace;
    return whereToBegin(this.#ids, (id) => {
      const { kind } = this.sheetState(this.areaOf(id));
      if (kind === 'loading') return feed.line === 'broken' ? 'done' : 'unknown';
      return kind === 'open' && !isComplete(this.mark(id)) ? 'open' : 'done';
    });
  }

  get #ids(): readonly string[] {
    return this.screen.index.indicators.map(({ id }) => id);
  }

  /**
   * Each click is a step of its own: undo would otherwise take two quick grades back as one. Only for what changes
   * something: Yjs counts an empty change as a step too.
   */
  #write(indicator: string, change: (ballot: OwnBallot) => void): void {
    const area = this.areaOf(indicator);
    const ballot = this.screen.ballot(area);
    if (ballot === undefined || this.sheetState(area).kind !== 'open') return;
    ballot.undo.stopCapturing();
    change(ballot);
    ballot.undo.stopCapturing();
  }
}

/** The grades that count now: none while the indicator is marked as not applicable. */
export function countingGrades(said: BallotIndicator | undefined): Grades {
  return said?.applicable ? said.grades : {};
}

export const [useWorkbench, provideWorkbench] = createContext<Workbench>();
