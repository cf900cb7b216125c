export { ballotIndicatorSchema, type Ballot, type BallotIndicator } from '../scoring/index.ts';
export { classifyOutcome, type Decided, type OutcomeClass } from './classify-outcome.ts';
export {
  defaultDisagreementSettings,
  disagreementSettingsSchema,
  type DisagreementSettings,
} from './disagreement-settings.ts';
export { findGaps, type Gap } from './find-gaps.ts';
export {
  judgeIndicator,
  type IndicatorJudgement,
  type Tier,
  type Trigger,
  type TriggerKind,
} from './judge-indicator.ts';
export { orderAgenda } from './order-agenda.ts';
