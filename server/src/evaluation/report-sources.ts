import type { Refusal } from '@samskar/shared/api';
import {
  isSigned,
  refuseReport,
  type EvaluationRole,
  type EvaluationState,
} from '@samskar/shared/evaluation';
import type { UiLanguage } from '@samskar/shared/messages';
import type { Package } from '@samskar/shared/package';
import { noReportTexts, type ReportSources } from '@samskar/shared/report';
import { failure, success, type Result } from '@samskar/shared/result';
import { comparisonForReport } from '../published/comparison-for-report.ts';
import { publicPartToSign } from './evaluation-package.ts';
import { instrumentOf, type ReadableEvaluations } from './evaluations.ts';

/** What a report says of an evaluation itself, whatever it is compared with. */
export type ReportContent = Pick<ReportSources, 'content' | 'signedAt'>;

/**
 * What would be signed now, or has been. Within a transaction, which begins by storing what sockets have sent. Of areas that
 * are not revealed there is nothing in it (R13).
 */
export function reportContent(evaluations: ReadableEvaluations, state: EvaluationState): ReportContent {
  const signedAt = isSigned(state) ? (state.signatures.at(-1)?.at ?? null) : null;
  return { content: publicPartToSign(evaluations, state), signedAt };
}

/** The same for somebody who takes part, or why they may not have it now. */
export function reportContentFor(
  evaluations: ReadableEvaluations,
  state: EvaluationState,
  role: EvaluationRole,
): Result<ReportContent, Refusal> {
  const refusal = refuseReport(state, instrumentOf(evaluations, state), role);
  return refusal === undefined ? success(reportContent(evaluations, state)) : failure(refusal);
}

/** The same of a file that was signed, wherever it was. */
export function contentOfPackage({ public: content, signatures }: Package): ReportContent {
  const isByAll = content.assessors.every(({ account }) =>
    signatures.some(({ person }) => person === account),
  );
  const last = signatures
    .map(({ at }) => at)
    .toSorted()
    .at(-1);
  return { content, signedAt: isByAll ? (last ?? null) : null };
}

/** Everything that a report is made of; not within a transaction. Plain data, fit to be sent to a worker. */
export function reportSources(
  archive: Pick<ReadableEvaluations, 'database' | 'instruments'>,
  { content, signedAt }: ReportContent,
  language: UiLanguage,
): ReportSources {
  const { municipality, year, population, instrument } = content;
  const comparison = comparisonForReport(archive, {
    municipality: { kind: 'code', country: municipality.country, code: municipality.code },
    year,
    instrument: instrument.file,
    population,
    language,
  });
  return { content, signedAt, texts: content.reportTexts ?? noReportTexts, comparison, language };
}
