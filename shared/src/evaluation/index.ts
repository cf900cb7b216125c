export { listActivity, matchesActivity, type ActivityEntry, type ActivityFilter } from './activity.ts';
export { frozenBallots } from './apply-move.ts';
export { applyEvent, foldEvents } from './apply-event.ts';
export { blockOfArea, blocksOf, type Block } from './blocks.ts';
export { commandSchema, queueableCommands, type Command } from './commands.ts';
export { decide } from './decide.ts';
export { incompleteIndicators } from './decide-readiness.ts';
export {
  type DecideContext,
  type Effect,
  type SealedBallot,
  type CalibrationMoment,
  type SnapshotMoment,
} from './decided.ts';
export { refuseMove } from './decide-move.ts';
export { drawReread } from './draw-reread.ts';
export {
  evaluationEventSchema,
  municipalitySchema,
  revealedBallotSchema,
  revisionOriginSchema,
  signatureSchema,
  type Creation,
  type EvaluationEvent,
  type EventKind,
  type NewEvent,
  type RevealedBallot,
  type RevisionOrigin,
  type Signature,
} from './events.ts';
export { deletionDays, type DeletionDays } from './deletion-day.ts';
export { countInterviewed, countPlanned, type GroupCount } from './interviewed.ts';
export {
  interviewGroups,
  interviewGroupSchema,
  interviewPersonsMax,
  interviewPlaceCharactersMax,
  interviewRoleCharactersMax,
  interviewSchema,
  suggestedPersons,
  type Interview,
  type InterviewGroup,
} from './interview.ts';
export { fieldworkSources, findFieldworkSource, type FieldworkSource } from './fieldwork-sources.ts';
export { judgeRevealed } from './judge-revealed.ts';
export { listLost, lostDeedSchema, type LostDeed } from './list-lost.ts';
export { movePlanHash, planMove, type NamedInstrument } from './move-plan.ts';
export { movePlanSchema, type MovePlan } from './move-plan-schema.ts';
export { obstaclesToSigning, type Obstacle } from './obstacles.ts';
export { refuseReport } from './refuse-report.ts';
export { projectEvent } from './project-event.ts';
export { ballotsBySeat, seatsOf } from './seats.ts';
export {
  assessorsOf,
  ballotOwner,
  confirmationsNeeded,
  currentDecision,
  endedCertificates,
  everyAssessorOf,
  findOutOfFocus,
  gradersOf,
  isConfirmed,
  isJudgedTogether,
  isLocked,
  isOpenMode,
  isOutOfFocus,
  isReadOnly,
  isSigned,
  type EvaluationState,
  type PlannedInterview,
  type SavedEvidence,
  type StampedDecision,
  type GivenGoldStar,
} from './state.ts';
export {
  assessorSchema,
  blockRuleSchema,
  confirmationsSchema,
  daySchema,
  decisionSchema,
  ed25519Schema,
  evaluationModeSchema,
  evidenceSchema,
  goldStarPracticeCharactersMax,
  goldStarSchema,
  goldStarWhyCharactersMax,
  gradesSchema,
  hashSchema,
  momentSchema,
  notedCharactersMax,
  outOfFocusSchema,
  reasonCharactersMax,
  reasonSchema,
  reasonCodeSchema,
  snapshotNameCharactersMax,
  textSchema,
  uuidSchema,
  type BlockRule,
  type Decision,
  type EvaluationMode,
  type EvaluationRole,
  type Evidence,
  type EvidenceKind,
  type GoldStar,
  type Outcome,
  type RestoredText,
} from './values.ts';
export {
  calibrationCases,
  isGradedDifferently,
  largestDifference,
  type CalibrationCase,
} from './calibration-cases.ts';
export { calibrationDiff, type CalibrationDiff } from './calibration-diff.ts';
export { exactFraction, readExactFraction } from './exact-fraction.ts';
export { settledSheet } from './settled-sheet.ts';
export { countDecided, isAllConfirmed, isAllDecided, type DecidedCount } from './count-decided.ts';
