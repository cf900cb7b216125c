import {
  ballotName,
  documentShape,
  leaveOutIndicators,
  readBallot,
  readNotes,
  sheetName,
} from '@samskar/shared/documents';
import { assessorsOf, isOpenMode, type EvaluationState, type MovePlan } from '@samskar/shared/evaluation';
import type { Ballot } from '@samskar/shared/scoring';
import { insertEarlierBallot } from '../storage/earlier-ballot.ts';
import { deleteSealedBallots } from '../storage/sealed-ballot.ts';
import { currentBallot, currentSheet, nextDocument } from './current-document.ts';
import { instrumentOf, type Evaluations } from './evaluations.ts';

/**
 * Lets the ballots that are not revealed follow their instrument (R4): where something in their area is another, they begin
 * anew with what is carried; those of areas that are gone are locked; new areas get empty ones. What they said of the rest is
 * kept for their owners. Part of the caller's transaction.
 */
export function moveBallots(
  evaluations: Evaluations,
  before: EvaluationState,
  plan: MovePlan,
  at: string,
): void {
  const { database, documents } = evaluations;
  const { id } = before.creation;
  const gone = plan.areas.gone.filter((area) => before.revealed[area] === undefined);
  for (const owner of ownersOf(before)) {
    for (const area of [...gone, ...plan.areas.begunAnew])
      keepEarlier(evaluations, before, { plan, at, owner, area });
    for (const area of gone) documents.lock(currentOf(evaluations, before, owner, area));
    for (const area of plan.areas.begunAnew)
      documents.raiseEpoch(currentOf(evaluations, before, owner, area), {
        isLocked: false,
        leaveOut: (doc) => leaveOutIndicators(doc, ...leavingOf(plan, area)),
      });
    for (const area of plan.areas.added.filter((one) => before.revealed[one] === undefined))
      documents.createDocument(nextDocument(database, nameOf(before, owner, area)));
  }
  deleteSealedBallots(database, id, [...gone, ...plan.areas.begunAnew]);
  documents.reshape(id);
}

type Kept = { readonly plan: MovePlan; readonly at: string; readonly owner: string; readonly area: string };

function keepEarlier(
  evaluations: Evaluations,
  before: EvaluationState,
  { plan, at, owner, area }: Kept,
): void {
  const { database, documents } = evaluations;
  const doc = documents.readDocument(currentOf(evaluations, before, owner, area));
  const shape = documentShape(instrumentOf(evaluations, before), area);
  if (doc === undefined || shape === undefined) throw new Error(`Area ${area} has no ballot to keep`);
  const [leaving] = leavingOf(plan, area);
  const values = saidOf(readBallot(doc, shape), leaving);
  const notes = readNotes(doc, [...leaving]);
  if (Object.keys(values).length === 0 && Object.keys(notes).length === 0) return;
  const { id } = before.creation;
  const instrument = before.instrument.hash;
  insertEarlierBallot(database, id, { seq: before.seq + 1, owner, area, instrument, at, values, notes });
}

/** Where something is said. */
function saidOf(ballot: Ballot, leaving: ReadonlySet<string>): Ballot {
  return Object.fromEntries(
    Object.entries(ballot).filter(
      ([indicator, { applicable, grades, unsure, reason, evidence }]) =>
        leaving.has(indicator) &&
        (!applicable ||
          reason !== '' ||
          [...unsure, ...Object.keys(grades), ...Object.keys(evidence)].length > 0),
    ),
  );
}

/** What a ballot of the area begins anew without; and of that, what still stands there, with its notes. */
function leavingOf(
  plan: MovePlan,
  area: string,
): [leaving: ReadonlySet<string>, staying: ReadonlySet<string>] {
  const open = plan.openAgain.filter(({ was }) => was === area);
  const gone = plan.void.filter((one) => one.area === area);
  return [
    new Set([...gone, ...open].map(({ indicator }) => indicator)),
    new Set(open.filter((one) => one.area === area).map(({ indicator }) => indicator)),
  ];
}

function ownersOf(state: EvaluationState): readonly string[] {
  return isOpenMode(state) ? [state.creation.id] : assessorsOf(state);
}

function currentOf({ database }: Evaluations, state: EvaluationState, owner: string, area: string): string {
  const { id } = state.creation;
  return isOpenMode(state) ? currentSheet(database, id, area) : currentBallot(database, id, owner, area);
}

/** Of the first epoch. */
function nameOf(state: EvaluationState, owner: string, area: string): string {
  const { id } = state.creation;
  return isOpenMode(state) ? sheetName(id, area, 1) : ballotName(id, owner, area, 1);
}
