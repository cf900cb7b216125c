import { mayInEvaluation, type Refusal, type ReportMaterial } from '@samskar/shared/api';
import type { EvaluationRole } from '@samskar/shared/evaluation';
import type { UiLanguage } from '@samskar/shared/messages';
import { success, type Result } from '@samskar/shared/result';
import { listEveryInterviewee } from '../storage/interviewee.ts';
import type { Evaluations } from './evaluations.ts';
import { reportContentFor, reportSources } from './report-sources.ts';

/**
 * What the report of now is made of, for who may have the report. The names behind the interviews, which the report is searched
 * for, come only to who may read them anyway.
 */
export function readReportMaterial(
  evaluations: Evaluations,
  { evaluation, role }: { readonly evaluation: string; readonly role: EvaluationRole },
  language: UiLanguage,
): Result<ReportMaterial, Refusal> {
  const { chance, database, states } = evaluations;
  // Folded before, where it is kept: within a transaction the whole log would be read each time.
  states.find(evaluation);
  // Within a transaction what sockets have sent is stored first.
  const given = database.transaction(() => reportContentFor(evaluations, states.get(evaluation), role));
  if (!given.ok) return given;
  const { content, signedAt, comparison } = reportSources(evaluations, given.value, language);
  const today = new Date(chance.now()).toISOString().slice(0, 10);
  const interviewees = mayInEvaluation(role, 'read-interviewees')
    ? listEveryInterviewee(database, today, [evaluation]).map(({ name }) => name)
    : [];
  return success({ content, signedAt, comparison, interviewees });
}
