import type { ComparisonTables } from './comparison-tables.ts';
import type { DeletionTables } from './deletion-tables.ts';
import type { DocumentTables } from './document-tables.ts';
import type { EarlierBallotTables } from './earlier-ballot-tables.ts';
import type { EvaluationTables } from './evaluation-tables.ts';
import type { IntervieweeTables } from './interviewee-tables.ts';
import type { PeopleTables } from './people-tables.ts';
import type { PublishedTables } from './published-tables.ts';
import type { RetentionTables } from './retention-tables.ts';
import type { RestorationTables } from './restoration-tables.ts';
import type { TemplateTables } from './template-tables.ts';

/** Every table; each storage file declares its own. */
export type Schema = ComparisonTables &
  DeletionTables &
  PeopleTables &
  DocumentTables &
  EarlierBallotTables &
  EvaluationTables &
  RetentionTables &
  IntervieweeTables &
  PublishedTables &
  RestorationTables &
  TemplateTables;
