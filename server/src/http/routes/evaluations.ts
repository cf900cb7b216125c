import {
  commandRequestSchema,
  deletionSchema,
  mayInEvaluation,
  newEvaluationSchema,
  visitSchema,
} from '@samskar/shared/api';
import { z } from 'zod';
import { findCurrentSheet } from '../../evaluation/current-document.ts';
import { deleteEvaluation } from '../../evaluation/delete-evaluation.ts';
import { exportEvaluation } from '../../evaluation/export-evaluation.ts';
import { createEvaluation } from '../../evaluation/create-evaluation.ts';
import { countEmptyFindings, downloadPackage, packageToSign } from '../../evaluation/evaluation-package.ts';
import { EvaluationLists } from '../../evaluation/evaluation-lists.ts';
import { instrumentOf, type Evaluations } from '../../evaluation/evaluations.ts';
import { readPoints } from '../../evaluation/read-points.ts';
import { readSnapshot } from '../../evaluation/read-snapshot.ts';
import { refuseCommand, runCommand, type CommandCall } from '../../evaluation/run-command.ts';
import type { People } from '../../people/people.ts';
import { confirmPassword } from '../../people/sign-in.ts';
import type { Viewer } from '../../people/viewer.ts';
import { readEvaluationRetention } from '../../retention/read-retention.ts';
import { listCalibrationDiffs } from '../../storage/calibration-diff.ts';
import { listClientOwners } from '../../storage/client-id.ts';
import { setVisit } from '../../storage/visit.ts';
import { pathValue, requireRight, requireStillThere, requireViewer, type Routes } from '../api.ts';
import { readBody } from '../read-body.ts';
import { readQuery } from '../read-query.ts';
import { Refused, valueOf } from '../refused.ts';
import { requireParticipant } from '../require-participant.ts';

/** How much of a package is wanted; nobody gets more of it than they may read. */
const packageQuerySchema = z.object({ extent: z.enum(['all', 'public']).default('all') });

/** Evaluations: what is read of one, and the commands that change it. */
export function evaluationRoutes(evaluations: Evaluations, people: People): Routes {
  const { database, states } = evaluations;
  const lists = new EvaluationLists(evaluations);
  return (api) => {
    api.get('/evaluations', (context) => {
      const viewer = requireViewer(context);
      return context.json(lists.listFor(viewer));
    });

    api.post('/evaluations', async (context) => {
      const viewer = requireRight(context, 'create-evaluation');
      const input = await readBody(context, newEvaluationSchema);
      const id = valueOf(createEvaluation(evaluations, { by: viewer.accountId, input, madeUp: false }));
      return context.json({ id }, 201);
    });

    api.get('/evaluations/:id', (context) => {
      const { evaluation, account, role } = requireParticipant(evaluations, context, 'read-evaluation');
      const retention = readEvaluationRetention(database, evaluation);
      return context.json({ ...readSnapshot(evaluations, evaluation, { account, role }), retention });
    });

    api.post('/evaluations/:id/commands', async (context) => {
      const viewer = requireViewer(context);
      const request = await readBody(context, commandRequestSchema);
      const call = { viewer, evaluation: pathValue(context, 'id'), request };
      await requirePassword(evaluations, people, viewer, call);
      requireStillThere(context);
      return context.json(valueOf(runCommand(evaluations, call)));
    });

    api.put('/evaluations/:id/visit', async (context) => {
      const { evaluation, account } = requireParticipant(evaluations, context, 'read-evaluation');
      const { seq } = await readBody(context, visitSchema);
      // Nobody has been shown what is yet to come.
      const visit = { seq: Math.min(seq, states.get(evaluation).seq), at: evaluations.chance.now() };
      database.transaction(() => setVisit(database, evaluation, account, visit));
      return context.body(null, 204);
    });

    api.get('/evaluations/:id/sheet-authors/:area', (context) => {
      const { evaluation } = requireParticipant(evaluations, context, 'write-own-ballot');
      const name = findCurrentSheet(database, evaluation, pathValue(context, 'area'));
      if (name === undefined) throw new Refused({ kind: 'not-found' });
      // Within a transaction what sockets have sent is stored first: whoever has been shown a grade is told whose it is.
      return context.json(database.transaction(() => Object.fromEntries(listClientOwners(database, name))));
    });

    api.get('/evaluations/:id/export', (context) => {
      const { evaluation, account } = requireParticipant(evaluations, context, 'export-everything');
      const { text, hash } = exportEvaluation(evaluations, evaluation, account);
      context.header('Content-Disposition', `attachment; filename="samskar-export-${evaluation}.json"`);
      context.header('Content-Type', 'application/json');
      context.header('X-Content-SHA256', hash);
      return context.body(text);
    });

    api.delete('/evaluations/:id', async (context) => {
      const viewer = requireRight(context, 'manage-archive');
      const { exportHash } = await readBody(context, deletionSchema);
      const evaluation = pathValue(context, 'id');
      valueOf(deleteEvaluation(evaluations, { evaluation, by: viewer.accountId, exportHash }));
      lists.forget(evaluation);
      return context.body(null, 204);
    });

    api.get('/evaluations/:id/points', (context) => {
      const { evaluation } = requireParticipant(evaluations, context, 'read-points');
      const state = states.get(evaluation);
      return context.json(readPoints(state, instrumentOf(evaluations, state)));
    });

    api.get('/evaluations/:id/calibration-diffs', (context) => {
      const { evaluation } = requireParticipant(evaluations, context, 'read-calibration-diffs');
      return context.json(listCalibrationDiffs(database, evaluation));
    });

    api.get('/evaluations/:id/package/draft', (context) => {
      const { evaluation } = requireParticipant(evaluations, context, 'sign');
      // Within a transaction what sockets have sent is stored first, so that the hash is that of a signature given now.
      const [content, emptyFindings] = database.transaction(() => {
        const state = states.get(evaluation);
        return [packageToSign(evaluations, state), countEmptyFindings(evaluations, state)] as const;
      });
      return context.json({ package: content, hash: content.hashes.package, emptyFindings });
    });

    api.get('/evaluations/:id/package', (context) => {
      const { evaluation, role } = requireParticipant(evaluations, context, 'read-public-package');
      const query = readQuery(context, packageQuerySchema);
      const extent = mayInEvaluation(role, 'read-working-papers') ? query.extent : 'public';
      const file = downloadPackage(evaluations, states.get(evaluation), extent);
      if (file === undefined) throw new Refused({ kind: 'not-found' });
      context.header('Content-Disposition', `attachment; filename="samskar-${evaluation}.json"`);
      return context.json(file);
    });
  };
}

/** A signature is given in person: the password comes with it, and is asked only of those who may sign. */
async function requirePassword(
  evaluations: Evaluations,
  people: People,
  viewer: Viewer,
  call: CommandCall,
): Promise<void> {
  const { command } = call.request;
  if (command.kind !== 'sign') return;
  const refusal = refuseCommand(evaluations, call, command.kind);
  if (refusal) throw new Refused(refusal);
  valueOf(await confirmPassword(people, viewer, command.password));
}
