import type { Migration } from 'kysely/migration';
import * as people from './0001-people.ts';
import * as documents from './0002-documents.ts';
import * as evaluations from './0003-evaluations.ts';
import * as snapshots from './0004-snapshots.ts';
import * as archiveAndDeletion from './0005-archive-and-deletion.ts';
import * as commandHash from './0006-command-hash.ts';
import * as operatorRecovery from './0007-operator-recovery.ts';
import * as publishedResults from './0008-published-results.ts';
import * as textChanges from './0009-text-changes.ts';
import * as interviewees from './0010-interviewees.ts';
import * as restorations from './0011-restorations.ts';
import * as fieldwork from './0012-fieldwork.ts';
import * as retention from './0013-retention.ts';
import * as moves from './0014-moves.ts';
import * as deletionAccess from './0015-deletion-access.ts';
import * as comparison from './0016-comparison.ts';
import * as reportTexts from './0017-report-texts.ts';
import * as reportTemplates from './0018-report-templates.ts';

/** Every change of the schema, in order of its name; forward only. */
export const migrations: Readonly<Record<string, Migration>> = {
  '0001-people': people,
  '0002-documents': documents,
  '0003-evaluations': evaluations,
  '0004-snapshots': snapshots,
  '0005-archive-and-deletion': archiveAndDeletion,
  '0006-command-hash': commandHash,
  '0007-operator-recovery': operatorRecovery,
  '0008-published-results': publishedResults,
  '0009-text-changes': textChanges,
  '0010-interviewees': interviewees,
  '0011-restorations': restorations,
  '0012-fieldwork': fieldwork,
  '0013-retention': retention,
  '0014-moves': moves,
  '0015-deletion-access': deletionAccess,
  '0016-comparison': comparison,
  '0017-report-texts': reportTexts,
  '0018-report-templates': reportTemplates,
};
