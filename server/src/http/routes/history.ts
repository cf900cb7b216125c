import { activityFilterSchema, activityPageEntries, activityQuerySchema } from '@samskar/shared/api';
import { calibrationRows } from '../../evaluation/calibration-rows.ts';
import { activityRows, readActivity } from '../../evaluation/read-activity.ts';
import type { Evaluations } from '../../evaluation/evaluations.ts';
import { peopleOf } from '../../evaluation/read-snapshot.ts';
import { listSnapshotItems, readPresent, readStoredSnapshot } from '../../evaluation/read-stored-snapshot.ts';
import { listCalibrationDiffs } from '../../storage/calibration-diff.ts';
import { listEventAuthors } from '../../storage/evaluation-event.ts';
import { answerCsv, answerJson } from '../answer-file.ts';
import { pathValue, type Routes } from '../api.ts';
import { Refused } from '../refused.ts';
import { readQuery } from '../read-query.ts';
import { requireParticipant } from '../require-participant.ts';

/** What has been done in an evaluation, and what it was before. */
export function historyRoutes(evaluations: Evaluations): Routes {
  const { database, states } = evaluations;
  const everybodyIn = (evaluation: string) =>
    peopleOf(evaluations, states.get(evaluation).participants, listEventAuthors(database, evaluation));
  return (api) => {
    api.get('/evaluations/:id/activity', (context) => {
      const { evaluation, role } = requireParticipant(evaluations, context, 'read-activity');
      const { before = Number.MAX_SAFE_INTEGER, ...filter } = readQuery(context, activityQuerySchema);
      const all = readActivity(evaluations, evaluation, role, filter);
      const rest = all.filter(({ event }) => event.seq < before);
      const entries = rest.slice(0, activityPageEntries);
      return context.json({ entries, total: all.length, hasMore: rest.length > entries.length });
    });

    api.get('/evaluations/:id/activity.csv', (context) => {
      const { evaluation, role } = requireParticipant(evaluations, context, 'read-activity');
      const filter = readQuery(context, activityFilterSchema);
      const entries = readActivity(evaluations, evaluation, role, filter);
      return answerCsv(
        context,
        `samskar-activity-${evaluation}.csv`,
        activityRows(entries, everybodyIn(evaluation)),
      );
    });

    api.get('/evaluations/:id/activity.json', (context) => {
      const { evaluation, role } = requireParticipant(evaluations, context, 'read-activity');
      const filter = readQuery(context, activityFilterSchema);
      const entries = readActivity(evaluations, evaluation, role, filter);
      const people = everybodyIn(evaluation);
      return answerJson(context, `samskar-activity-${evaluation}.json`, {
        evaluation,
        filter,
        people,
        entries,
      });
    });

    api.get('/evaluations/:id/calibration-diffs.csv', (context) => {
      const { evaluation } = requireParticipant(evaluations, context, 'read-calibration-diffs');
      const diffs = listCalibrationDiffs(database, evaluation);
      const name = `samskar-calibration-${evaluation}.csv`;
      return answerCsv(context, name, calibrationRows(diffs, everybodyIn(evaluation)));
    });

    api.get('/evaluations/:id/calibration-diffs.json', (context) => {
      const { evaluation } = requireParticipant(evaluations, context, 'read-calibration-diffs');
      const people = everybodyIn(evaluation);
      const diffs = listCalibrationDiffs(database, evaluation);
      return answerJson(context, `samskar-calibration-${evaluation}.json`, { evaluation, people, diffs });
    });

    api.get('/evaluations/:id/snapshots', (context) => {
      const { evaluation } = requireParticipant(evaluations, context, 'read-snapshots');
      return context.json(listSnapshotItems(evaluations, evaluation));
    });

    api.get('/evaluations/:id/snapshots/now', (context) => {
      const { evaluation, role } = requireParticipant(evaluations, context, 'read-snapshots');
      return context.json(readPresent(evaluations, evaluation, role));
    });

    api.get('/evaluations/:id/snapshots/:seq', (context) => {
      const { evaluation, role } = requireParticipant(evaluations, context, 'read-snapshots');
      const seq = pathValue(context, 'seq');
      const view = /^[1-9]\d{0,8}$/.test(seq)
        ? readStoredSnapshot(evaluations, evaluation, role, Number(seq))
        : undefined;
      if (view === undefined) throw new Refused({ kind: 'not-found' });
      return context.json(view);
    });
  };
}
