import { mayInEvaluation, type Refusal } from '@samskar/shared/api';
import type { UiLanguage } from '@samskar/shared/messages';
import type { Package } from '@samskar/shared/package';
import type { ReportSources } from '@samskar/shared/report';
import { failure, success, type Result } from '@samskar/shared/result';
import { findRole } from '../storage/evaluation.ts';
import { downloadPackage } from './evaluation-package.ts';
import type { ReadableEvaluations } from './evaluations.ts';
import { reportContentFor, reportSources } from './report-sources.ts';

/** What a report is made of, and what was signed where that is asked for and anything was. */
export type ReportSubject = { readonly sources: ReportSources; readonly signed: Package | undefined };

type Asked = {
  readonly evaluation: string;
  /** Who asks. */
  readonly account: string;
  readonly language: UiLanguage;
  /** The file is about what was signed; without a signature there is none. */
  readonly isArchive: boolean;
};

/**
 * What somebody's report is made of, or why they may not have it, by what is on disk at this moment: who was shown out since
 * they asked is given nothing.
 * @param evaluations opened to read, so that all of it is of one moment
 */
export function readStoredReport(
  evaluations: ReadableEvaluations,
  { evaluation, account, language, isArchive }: Asked,
): Result<ReportSubject, Refusal> {
  const role = findRole(evaluations.database, evaluation, account);
  if (role === undefined || !mayInEvaluation(role, 'read-joint-text')) return failure({ kind: 'not-found' });
  const state = evaluations.states.get(evaluation);
  const content = reportContentFor(evaluations, state, role);
  if (!content.ok) return content;
  const extent = mayInEvaluation(role, 'read-working-papers') ? 'all' : 'public';
  const signed = isArchive ? downloadPackage(evaluations, state, extent) : undefined;
  if (isArchive && signed === undefined) return failure({ kind: 'report-not-yet', why: 'not-signed' });
  return success({ sources: reportSources(evaluations, content.value, language), signed });
}
