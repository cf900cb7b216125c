import type { EvaluationState } from '@samskar/shared/evaluation';
import type { UiLanguage } from '@samskar/shared/messages';
import { buildReport, checkReport, type ReportProblem } from '@samskar/shared/report';
import { listEveryInterviewee } from '../storage/interviewee.ts';
import type { Evaluations } from './evaluations.ts';
import { reportContent, reportSources } from './report-sources.ts';

/** What is to be mended in the report of an evaluation as it stands, what keeps it from being published first. */
export function findReportProblems(
  evaluations: Evaluations,
  state: EvaluationState,
  { language, today }: { readonly language: UiLanguage; readonly today: string },
): readonly ReportProblem[] {
  const sources = reportSources(evaluations, reportContent(evaluations, state), language);
  const interviewees = listEveryInterviewee(evaluations.database, today, [state.creation.id]);
  return checkReport(buildReport(sources), {
    ...sources,
    // What was taken over and has changed since only warns.
    taken: {},
    interviewees: interviewees.map(({ name }) => name),
    interviewsNotHeld: Object.values(state.interviews).filter(({ status }) => status.kind === 'planned')
      .length,
  });
}
