import { createHash } from 'node:crypto';
import type { FieldNotes, Interviewee, Person } from '@samskar/shared/api';
import type { AuthoredReport } from '@samskar/shared/documents';
import type { CalibrationDiff, EvaluationEvent } from '@samskar/shared/evaluation';
import type { PackageContent } from '@samskar/shared/package';
import { listCalibrationDiffs } from '../storage/calibration-diff.ts';
import { listEvents, listEventAuthors } from '../storage/evaluation-event.ts';
import { insertExport } from '../storage/evaluation-export.ts';
import { listEveryInterviewee } from '../storage/interviewee.ts';
import { listSignedPackages } from '../storage/signed-package.ts';
import { listSnapshots, type StoredSnapshot } from '../storage/snapshot.ts';
import { instrumentOf, type Evaluations } from './evaluations.ts';
import { readFieldNotes } from './read-field-notes.ts';
import { readJointTexts, type ReadTexts } from './read-joint-texts.ts';
import { readAuthoredReport } from './read-report-texts.ts';
import { peopleOf } from './read-snapshot.ts';

/**
 * Everything that those who assess may ever read of an evaluation, as one JSON file. What is not in it, by R13: ballots that
 * were never revealed, and private notes; these are deleted without anybody having read them.
 */
export type EvaluationExport = {
  readonly format: 'samskar-export/1';
  /** Every event in order: the whole evaluation follows from them. */
  readonly events: readonly EvaluationEvent[];
  readonly people: readonly Person[];
  readonly instrument: object;
  /** The joint texts as they stand. */
  readonly texts: readonly ReadTexts['texts'][];
  /** What is written of the report as a whole, as it stands. */
  readonly report: AuthoredReport;
  /** The notes of interviews and documents as they stand, without what weighs how much for whom. */
  readonly fieldwork: FieldNotes['sources'];
  readonly snapshots: readonly StoredSnapshot[];
  readonly calibrationDiffs: readonly CalibrationDiff[];
  readonly packages: readonly PackageContent[];
  /** Who was interviewed, by name, with the day on which the rows are deleted here. */
  readonly interviewees: readonly Interviewee[];
};

/** The file's text and its SHA-256, which the deletion must name; it is remembered that it was taken. */
export function exportEvaluation(
  evaluations: Evaluations,
  evaluation: string,
  by: string,
): { readonly text: string; readonly hash: string } {
  const { chance, database, states } = evaluations;
  return database.transaction(() => {
    const text = `${JSON.stringify(readEverything(evaluations, evaluation), undefined, 1)}\n`;
    const hash = createHash('sha256').update(text).digest('hex');
    const { seq } = states.get(evaluation);
    insertExport(database, evaluation, { seq, hash, at: chance.now(), by });
    return { text, hash };
  });
}

function readEverything(evaluations: Evaluations, evaluation: string): EvaluationExport {
  const { chance, database, states } = evaluations;
  const state = states.get(evaluation);
  const today = new Date(chance.now()).toISOString().slice(0, 10);
  return {
    format: 'samskar-export/1',
    events: listEvents(database, evaluation, 0),
    people: peopleOf(evaluations, state.participants, listEventAuthors(database, evaluation)),
    instrument: instrumentOf(evaluations, state),
    texts: readJointTexts(evaluations, state).map(({ texts }) => texts),
    report: readAuthoredReport(evaluations, evaluation).report,
    fieldwork: readFieldNotes(evaluations, state).sources,
    snapshots: listSnapshots(database, evaluation),
    calibrationDiffs: listCalibrationDiffs(database, evaluation),
    interviewees: listEveryInterviewee(database, today, [evaluation]),
    packages: listSignedPackages(database, evaluation).map(({ content }) => content),
  };
}
