import {
  readAuthoredReport as readReportIn,
  readReportTexts,
  readSeenState,
  type AuthoredReport,
  type SeenState,
} from '@samskar/shared/documents';
import type { EvaluationState } from '@samskar/shared/evaluation';
import type { ReportTexts } from '@samskar/shared/report';
import { listClientOwners } from '../storage/client-id.ts';
import { currentReport } from './current-document.ts';
import type { Evaluations, ReadableEvaluations } from './evaluations.ts';
import type { JointDocument } from './joint-documents.ts';

/**
 * What people have written of a report beyond justifications and findings, everything acknowledged in it; within a
 * transaction, as `readJointDocuments`, whose documents it is given.
 */
export function reportTextsOf(
  { database, documents }: ReadableEvaluations,
  { creation }: EvaluationState,
  joint: readonly JointDocument[],
): ReportTexts {
  return readReportTexts(documents.readDocument(currentReport(database, creation.id)), joint);
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
