// Each group stands alone, so that a screen loads its own texts and no others: `import { commonMessages } from ...`, then
// `commonMessages[language].save`. A new group is one file, and one line here.
export { uiLanguages, type MessageGroup, type UiLanguage } from './define-messages.ts';
export {
  formatDay,
  formatList,
  formatMoment,
  formatNumber,
  formatShare,
  formatShortDay,
  formatTimeOfDay,
  readWholeNumber,
} from './format.ts';
export { zoneOfCountry } from './time-zone.ts';

export { accountMessages } from './account.ts';
export { activityMessages } from './activity.ts';
export { archiveMessages } from './archive.ts';
export { assessMessages } from './assess.ts';
export { calibrationMessages } from './calibration.ts';
export { certificateMessages } from './certificates.ts';
export { changesMessages } from './changes.ts';
export { commonMessages } from './common.ts';
export { comparisonMessages } from './comparison.ts';
export { consistencyMessages } from './consistency.ts';
export { disagreementMessages } from './disagreements.ts';
export { evaluationMessages } from './evaluation.ts';
export { evaluationListMessages } from './evaluation-list.ts';
export { evidenceMessages } from './evidence.ts';
export { fieldworkMessages } from './fieldwork.ts';
export { goldStarMessages } from './gold-stars.ts';
export { instrumentCalibrationMessages } from './instrument-calibration.ts';
export { instrumentMessages } from './instruments.ts';
export { interviewMessages } from './interviews.ts';
export { moveMessages } from './moves.ts';
export { newEvaluationMessages } from './new-evaluation.ts';
export { openModeMessages } from './open-mode.ts';
export { overviewMessages } from './overview.ts';
export { peopleMessages } from './people.ts';
export { proposedSentenceMessages, type Standing } from './proposed-sentences.ts';
export { refusalMessages } from './refusals.ts';
export { reportPreviewMessages } from './report-preview.ts';
export { reportFileMessages } from './report-files.ts';
export { reportTemplateMessages } from './report-templates.ts';
export { reportTextMessages } from './report-texts.ts';
export { reportCheckMessages } from './report-checks.ts';
export { restorationMessages } from './restoration.ts';
export { reportMessages } from './report.ts';
export { resultsMessages } from './results.ts';
export { retentionMessages } from './retention.ts';
export { savingMessages } from './saving.ts';
export { shellMessages } from './shell.ts';
export { signInMessages } from './sign-in.ts';
export { jointTextMessages } from './joint-text.ts';
export { snapshotMessages } from './snapshots.ts';
export { signMessages } from './sign.ts';
export { chartMessages } from './charts.ts';
