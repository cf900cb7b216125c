import {
  documentShape,
  readAuthoredReport as readReportIn,
  readReportTexts,
  readSeenState,
  type AuthoredReport,
  type SeenState,
} from '@samskar/shared/documents';
import type { ReportTexts } from '@samskar/shared/report';
import { listClientOwners } from '../storage/client-id.ts';
import { currentReport, findCurrentJoint } from './current-document.ts';
import { instrumentOf, type Evaluations, type ReadableEvaluations } from './evaluations.ts';

/**
 * What people have written of a report beyond justifications and findings, everything acknowledged in it; within a
 * transaction, which begins by storing what sockets have sent. Of areas that are not revealed there is nothing (R13).
 * @throws when there is no such evaluation
 */
export function reportTextsOf(evaluations: ReadableEvaluations, evaluation: string): ReportTexts {
  const { database, documents, states } = evaluations;
  const instrument = instrumentOf(evaluations, states.get(evaluation));
  const areas = instrument.areas.flatMap(({ id: area }) => {
    const name = findCurrentJoint(database, evaluation, area);
    const doc = name === undefined ? undefined : documents.readDocument(name);
    const shape = documentShape(instrument, area);
    return doc !== undefined && shape !== undefined ? [{ doc, shape }] : [];
  });
  return readReportTexts(documents.readDocument(currentReport(database, evaluation)), areas);
}

/** What is written of the report as a whole, with who wrote what; within a transaction, as above. */
export function readAuthoredReport(
  { database, documents }: Evaluations,
  evaluation: string,
): { readonly report: AuthoredReport; readonly seen: SeenState } {
  const name = currentReport(database, evaluation);
  const doc = documents.readDocument(name);
  if (doc === undefined) throw new Error(`${name} is on disk, and cannot be read`);
  const owners = listClientOwners(database, name);
  return { report: readReportIn(doc, (client) => owners.get(client)), seen: readSeenState(doc) };
}
