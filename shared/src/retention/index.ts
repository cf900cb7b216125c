export {
  defaultSetting,
  retentionKinds,
  retentionRules,
  type RetentionKind,
  type RetentionSetting,
} from './retention-rules.ts';
export { dueAt, dueSince, previewMs } from './when-due.ts';
export { evaluationClock, type ClockEvent } from './evaluation-clock.ts';
