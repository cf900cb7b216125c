export { applyEvent, foldEvents } from './apply-event.ts';
export { blockOfArea, blocksOf, type Block } from './blocks.ts';
export { commandSchema, queueableCommands, type Command, type CommandKind } from './commands.ts';
export { decide } from './decide.ts';
export { incompleteIndicators } from './decide-readiness.ts';
export { type Decided, type DecideContext, type Effect, type SealedBallot } from './decided.ts';
export { drawReread } from './draw-reread.ts';
export {
  creationSchema,
  evaluationEventSchema,
  municipalitySchema,
  revealedBallotSchema,
  signatureSchema,
  type Creation,
  type EvaluationEvent,
  type EventKind,
  type NewEvent,
  type RevealedBallot,
  type Signature,
} from './events.ts';
export { judgeRevealed, revealedOf } from './judge-revealed.ts';
export { obstaclesToSigning, type Obstacle } from './obstacles.ts';
export { projectEvent } from './project-event.ts';
export {
  assessorsOf,
  currentDecision,
  isConfirmed,
  isConfirmedByAll,
  isLocked,
  isOutOfFocus,
  isSigned,
  type EvaluationState,
  type RevealedArea,
  type SavedEvidence,
  type StampedDecision,
  type Unlocking,
  type VoidedSignature,
} from './state.ts';
export {
  blockRuleSchema,
  confirmationsSchema,
  daySchema,
  decisionSchema,
  ed25519Schema,
  evidenceSchema,
  gradesSchema,
  hashSchema,
  momentSchema,
  outOfFocusSchema,
  reasonCharactersMax,
  reasonCodeSchema,
  textSchema,
  uuidSchema,
  type BlockRule,
  type Decision,
  type DecisionReason,
  type EvaluationRole,
  type Evidence,
  type EvidenceKind,
  type Grades,
  type Outcome,
  type OutOfFocus,
  type ReasonCode,
} from './values.ts';
export { calibrationDiff, type CalibrationDiff } from './calibration-diff.ts';
export { exactFraction } from './exact-fraction.ts';
export { revealedSheet, settledSheet } from './settled-sheet.ts';
