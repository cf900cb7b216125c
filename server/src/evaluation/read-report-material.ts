import { mayInEvaluation, type ReportMaterial } from '@samskar/shared/api';
import type { EvaluationRole } from '@samskar/shared/evaluation';
import type { UiLanguage } from '@samskar/shared/messages';
import { listEveryInterviewee } from '../storage/interviewee.ts';
import type { Evaluations } from './evaluations.ts';
import { reportContent, reportSources } from './report-sources.ts';

/**
 * What the report of now is made of; undefined where it is not signed yet and the role sees nothing of the grades. The names
 * behind the interviews, which the report is searched for, come only to who may read them anyway.
 */
export function readReportMaterial(
  evaluations: Evaluations,
  { evaluation, role }: { readonly evaluation: string; readonly role: EvaluationRole },
  language: UiLanguage,
): ReportMaterial | undefined {
  const { chance, database, states } = evaluations;
  // Within a transaction what sockets have sent is stored first.
  const given = database.transaction(() => reportContent(evaluations, states.get(evaluation)));
  if (given.signedAt === null && !mayInEvaluation(role, 'read-revealed-grades')) return undefined;
  const { content, signedAt, comparison } = reportSources(evaluations, given, language);
  const today = new Date(chance.now()).toISOString().slice(0, 10);
  const interviewees = mayInEvaluation(role, 'read-interviewees')
    ? listEveryInterviewee(database, today, [evaluation]).map(({ name }) => name)
    : [];
  const { ownYears, means, ranking, dataDate } = comparison;
  return {
    content,
    signedAt,
    comparison: {
      ownYears: ownYears.map((year) => ({ ...year })),
      means: means.map((mean) => ({ ...mean, versions: [...mean.versions] })),
      ranking: [...ranking],
      dataDate,
    },
    interviewees,
  };
}
