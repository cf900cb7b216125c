import { ballotName, fieldworkName, jointName } from '@samskar/shared/documents';
import { calibrationDiff } from '@samskar/shared/evaluation';
import type { Effect, EvaluationState } from '@samskar/shared/evaluation';
import { insertCalibrationDiff } from '../storage/calibration-diff.ts';
import { deleteIntervieweesOf } from '../storage/interviewee.ts';
import { deleteSealedBallot, deleteSealedBallots, insertSealedBallot } from '../storage/sealed-ballot.ts';
import { insertSnapshot } from '../storage/snapshot.ts';
import { insertSignedPackage } from '../storage/signed-package.ts';
import {
  currentBallot,
  currentFieldwork,
  currentReport,
  currentSheet,
  findCurrentJoint,
  epochOfNew,
} from './current-document.ts';
import { packageToSign } from './evaluation-package.ts';
import { instrumentOf, type Evaluations } from './evaluations.ts';
import { moveBallots } from './move-ballots.ts';
import { readAuthoredReport } from './read-report-texts.ts';
import { publishResult, withdrawResult } from './publish-result.ts';
import { readJointTexts } from './read-joint-texts.ts';
import type { Stamp } from './store-events.ts';

type Change = {
  readonly before: EvaluationState;
  readonly after: EvaluationState;
  readonly stamp: Stamp;
};

/** Does what goes with a command's events; part of the caller's transaction. */
export function applyEffects(evaluations: Evaluations, change: Change, effects: readonly Effect[]): void {
  for (const effect of effects) applyEffect(evaluations, change, effect);
}

function applyEffect(evaluations: Evaluations, { before, after, stamp }: Change, effect: Effect): void {
  const { database, documents } = evaluations;
  const { id } = after.creation;
  switch (effect.kind) {
    case 'seal-ballot':
      insertSealedBallot(database, id, effect.ballot, Date.parse(stamp.at));
      return documents.lock(currentBallot(database, id, stamp.by, effect.ballot.area));
    case 'open-ballot':
      deleteSealedBallot(database, id, stamp.by, effect.area);
      return documents.unlock(currentBallot(database, id, stamp.by, effect.area));
    case 'lock-sheet':
      return documents.lock(currentSheet(database, id, effect.area));
    case 'create-ballots':
      for (const area of effect.areas)
        documents.createDocument(ballotName(id, effect.account, area, epochOfNew(database)));
      return;
    case 'bury-ballots':
      for (const area of effect.areas) {
        deleteSealedBallot(database, id, effect.account, area);
        documents.lock(currentBallot(database, id, effect.account, area));
      }
      return;
    case 'open-areas':
      deleteSealedBallots(database, id, effect.areas);
      for (const area of effect.areas) documents.createDocument(jointName(id, area, epochOfNew(database)));
      return;
    case 'forget-interviewees':
      return deleteIntervieweesOf(
        database,
        { evaluation: id, interview: effect.interview },
        Date.parse(stamp.at),
      );
    case 'open-fieldwork':
      return documents.createDocument(fieldworkName(id, effect.source, epochOfNew(database)));
    case 'lock-shared':
      for (const name of sharedOf(evaluations, after)) documents.lock(name);
      return;
    case 'unlock-shared':
      for (const name of sharedOf(evaluations, after)) documents.unlock(name);
      return;
    case 'store-package':
      return insertSignedPackage(
        database,
        id,
        { seq: after.seq, content: packageToSign(evaluations, before) },
        Date.parse(stamp.at),
      );
    case 'publish-result':
      return publishResult(evaluations, after, stamp);
    case 'withdraw-result':
      return withdrawResult(evaluations, before, stamp);
    case 'store-calibration':
      return insertCalibrationDiff(
        database,
        id,
        calibrationDiff(
          after,
          instrumentOf(evaluations, after),
          { moment: effect.moment, ...stamp },
          effect.areas,
        ),
      );
    case 'move-ballots':
      return moveBallots(evaluations, before, effect.plan, stamp.at);
    case 'store-snapshot':
      return insertSnapshot(
        database,
        id,
        { seq: effect.moment === 'move' ? before.seq + 1 : after.seq, moment: effect.moment },
        {
          texts: readJointTexts(evaluations, effect.moment === 'move' ? before : after).map(
            ({ texts }) => texts,
          ),
          report: readAuthoredReport(evaluations, id).report,
        },
      );
  }
}

function sharedOf({ database }: Evaluations, { creation: { id }, revealed }: EvaluationState): string[] {
  const joints = Object.keys(revealed).flatMap((area) => findCurrentJoint(database, id, area) ?? []);
  return [...joints, ...currentFieldwork(database, id).values(), currentReport(database, id)];
}
