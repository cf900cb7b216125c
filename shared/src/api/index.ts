export {
  activityFilterSchema,
  activityPageEntries,
  activityPageSchema,
  activityQuerySchema,
  type ActivityPage,
} from './activity.ts';
export { fieldNotesMax, fieldNotesSchema, type FieldNotes } from './field-notes.ts';
export {
  goldStarsQuerySchema,
  goldStarsPageSchema,
  goldStarsPageRows,
  type FoundGoldStar,
} from './gold-stars.ts';
export {
  calibrationDiffsSchema,
  indicatorCalibrationSchema,
  instrumentCalibrationSchema,
  type CalibrationDiffs,
  type IndicatorCalibration,
  type InstrumentCalibration,
} from './calibration.ts';
export {
  comparedMunicipalitiesMax,
  comparisonQuerySchema,
  comparisonSchema,
  foundMunicipalitiesMax,
  foundMunicipalitiesSchema,
  municipalitySearchSchema,
  rankedMunicipalitiesMax,
  type ComparedYear,
  type Comparison,
  type ComparisonQuery,
  type ComputedMean,
  type MunicipalityRef,
} from './comparison.ts';
export {
  foundIntervieweesMax,
  foundIntervieweesSchema,
  intervieweeContactCharactersMax,
  intervieweeNameCharactersMax,
  intervieweePositionCharactersMax,
  intervieweeSchema,
  intervieweesSchema,
  saveIntervieweeSchema,
  searchIntervieweesSchema,
  type FoundInterviewee,
  type Interviewee,
  type Interviewees,
  type SaveInterviewee,
} from './interviewees.ts';
export {
  commandAnswerSchema,
  commandRequestSchema,
  deletionSchema,
  earlierBallotSchema,
  feedMessageSchema,
  newEvaluationSchema,
  pointsViewSchema,
  visitSchema,
  type CommandAnswer,
  type CommandRequest,
  type EarlierBallot,
  type EvaluationSnapshot,
  type TextChange,
  type FeedMessage,
  type NewEvaluation,
  type PointsView,
} from './evaluations.ts';
export {
  instrumentComparisonSchema,
  publishInstrumentQuerySchema,
  type InstrumentComparison,
} from './instruments.ts';
export {
  evaluationListItemSchema,
  instrumentListItemSchema,
  type EvaluationListItem,
  type InstrumentListItem,
} from './list-items.ts';
export {
  accountDisabledSchema,
  accountRolesSchema,
  accountViewSchema,
  changePasswordSchema,
  emailSchema,
  installationViewSchema,
  issuedLinkSchema,
  linkTokenSchema,
  linkViewSchema,
  newAccountSchema,
  newCertificateSchema,
  passwordCharactersMin,
  sessionViewSchema,
  signInSchema,
  useLinkSchema,
  type AccountView,
  type InstallationView,
  type IssuedLink,
  type LinkView,
  type Person,
  type SessionView,
} from './people.ts';
export {
  movableEvaluationSchema,
  movePlanQuerySchema,
  movePlanViewSchema,
  type MovableEvaluation,
  type MovePlanView,
} from './moves.ts';
export {
  importPreviewSchema,
  importQuerySchema,
  neededPublishedColumns,
  previewQuerySchema,
  publishedColumns,
  publishedImportsSchema,
  shownProblemsMax,
  shownResultsMax,
  type ImportPreview,
  type PlannedResult,
  type PublishedImport,
  type RowProblem,
  type RowRule,
} from './published-imports.ts';
export {
  newPublishedResultSchema,
  publishedPageRows,
  publishedPageSchema,
  publishedQuerySchema,
  publishedResultSchema,
  publishedTextCharactersMax,
  type NewPublishedResult,
  type PublishedPage,
  type PublishedResult,
} from './published-results.ts';
export { closeCodes, liveMessages, livePaths, liveSubprotocol, type CloseCode } from './live-protocol.ts';
export {
  mayCommand,
  mayInEvaluation,
  mayInInstallation,
  type EvaluationAction,
  type InstallationAction,
  type InstallationRole,
} from './permissions.ts';
export { restorationListSchema, restorationSchema, type Restoration } from './restoration.ts';
export {
  evaluationRetentionSchema,
  retentionKindSchema,
  retentionSettingSchema,
  retentionViewSchema,
  type EvaluationRetention,
  type RetentionView,
} from './retention.ts';
export { snapshotItemSchema, snapshotViewSchema, type SnapshotItem, type SnapshotView } from './snapshots.ts';
export { refusalSchema, type Refusal } from './refusals.ts';
export {
  pdfStandards,
  reportFormats,
  reportQuerySchema,
  type ReportFormat,
  type ReportPdfStandard,
} from './report-files.ts';
export {
  ownTemplateKindsSchema,
  removeTemplateQuerySchema,
  reportTemplatesSchema,
  takenTemplateSchema,
  templateKinds,
  uploadTemplateQuerySchema,
  type ReportTemplate,
  type ReportTemplates,
  type TemplateKind,
} from './report-templates.ts';
export { reportMaterialQuerySchema, reportMaterialSchema, type ReportMaterial } from './report-material.ts';
