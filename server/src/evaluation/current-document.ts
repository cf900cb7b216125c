import { mayInEvaluation } from '@samskar/shared/api';
import { ballotName, fieldworkName, jointName, reportName, sheetName } from '@samskar/shared/documents';
import type { EvaluationRole } from '@samskar/shared/evaluation';
import type { Database } from '../storage/database.ts';
import { findEpoch, listEpochs, listWrittenEpochs } from '../storage/document-epoch.ts';
import { findRestoration } from '../storage/restoration.ts';

/** Of every document of an installation that has never been restored. */
export const firstEpoch = 1;

/**
 * The epoch of a document that is made now. After a restoration not the first: a device may hold what a document of this
 * name said in the days that were lost, and must not merge it (R4).
 */
export function epochOfNew(database: Database): number {
  return findRestoration(database)?.epoch ?? firstEpoch;
}

/** The name of an assessor's ballot of an area as it is now. @throws when there is none */
export function currentBallot(
  database: Database,
  evaluation: string,
  assessor: string,
  area: string,
): string {
  const epoch = findEpoch(database, withoutEpoch(ballotName(evaluation, assessor, area, firstEpoch)));
  if (epoch === undefined) throw new Error(`No ballot of area ${area} in ${evaluation}`);
  return ballotName(evaluation, assessor, area, epoch);
}

/** The name of the sheet that is graded together, as it is now; undefined where each grades blind. */
export function findCurrentSheet(database: Database, evaluation: string, area: string): string | undefined {
  const epoch = findEpoch(database, withoutEpoch(sheetName(evaluation, area, firstEpoch)));
  return epoch === undefined ? undefined : sheetName(evaluation, area, epoch);
}

/** @throws where each grades blind */
export function currentSheet(database: Database, evaluation: string, area: string): string {
  const name = findCurrentSheet(database, evaluation, area);
  if (name === undefined) throw new Error(`No sheet of area ${area} in ${evaluation}`);
  return name;
}

/** The name of the joint document of an area as it is now; undefined before the reveal. */
export function findCurrentJoint(database: Database, evaluation: string, area: string): string | undefined {
  const epoch = findEpoch(database, withoutEpoch(jointName(evaluation, area, firstEpoch)));
  return epoch === undefined ? undefined : jointName(evaluation, area, epoch);
}

/** The name of what is written of the report as a whole, as it is now. @throws when there is none */
export function currentReport(database: Database, evaluation: string): string {
  const epoch = findEpoch(database, withoutEpoch(reportName(evaluation, firstEpoch)));
  if (epoch === undefined) throw new Error(`No text of the report in ${evaluation}`);
  return reportName(evaluation, epoch);
}

/** The names of the notes of all interviews and documents as they are now, by source. */
export function currentFieldwork(database: Database, evaluation: string): ReadonlyMap<string, string> {
  return fieldworkNames(evaluation, listEpochs(database, fieldworkBeginning(evaluation)));
}

/** Those of them in which something is written. */
export function writtenFieldwork(database: Database, evaluation: string): ReadonlyMap<string, string> {
  return fieldworkNames(evaluation, listWrittenEpochs(database, fieldworkBeginning(evaluation)));
}

function fieldworkBeginning(evaluation: string): string {
  return `fieldwork/${evaluation}/`;
}

function fieldworkNames(evaluation: string, epochs: Readonly<Record<string, number>>): Map<string, string> {
  return new Map(
    Object.entries(epochs).map(([base, epoch]) => {
      const source = base.slice(fieldworkBeginning(evaluation).length);
      return [source, fieldworkName(evaluation, source, epoch)];
    }),
  );
}

/** The name under which a document begins that there may have been before, of whatever epoch. */
export function nextDocument(database: Database, name: string): string {
  const base = withoutEpoch(name);
  const last = findEpoch(database, base);
  return `${base}@${last === undefined ? epochOfNew(database) : last + 1}`;
}

/**
 * Epochs of the documents that a participant may know of: their own ballots and what is shared, by name without "@epoch".
 * Of fieldwork, which is one document for each source, and of the report, which is there before anybody may open it, those
 * alone that are no longer at that of a new one.
 */
export function epochsFor(
  database: Database,
  evaluation: string,
  { account, role }: { readonly account: string; readonly role: EvaluationRole },
): Readonly<Record<string, number>> {
  const fieldwork = mayInEvaluation(role, 'read-fieldwork')
    ? listEpochs(database, fieldworkBeginning(evaluation))
    : {};
  const usuallyNew = { ...fieldwork, ...listEpochs(database, `report/${evaluation}/`) };
  return {
    ...listEpochs(database, `ballot/${evaluation}/${account}/`),
    ...listEpochs(database, `sheet/${evaluation}/`),
    ...listEpochs(database, `joint/${evaluation}/`),
    ...Object.fromEntries(Object.entries(usuallyNew).filter(([, epoch]) => epoch !== epochOfNew(database))),
  };
}

function withoutEpoch(name: string): string {
  return name.slice(0, name.lastIndexOf('@'));
}
