import { jointName } from '@samskar/shared/documents';
import type { Database } from '../../../server/src/storage/database.ts';
import { listEvents } from '../../../server/src/storage/evaluation-event.ts';
import { listSealedBallots } from '../../../server/src/storage/sealed-ballot.ts';
import { listSignedPackages } from '../../../server/src/storage/signed-package.ts';
import { listSnapshots } from '../../../server/src/storage/snapshot.ts';
import { updateLog } from '../../../server/src/storage/update-log.ts';
import type { Ground } from './ground.ts';

/** Commands with the most that goes with them; each is done wholly or not at all. */
export type GreatCommand = 'reveal' | 'first-signature' | 'last-signature';

/** What is in the tables of all that such a command writes. */
export function tracesOf(
  database: Database,
  { a, b }: Ground,
  evaluation: string,
  command: GreatCommand,
): unknown {
  const kinds = listEvents(database, evaluation, 0).map((event) => event.kind);
  const count = (wanted: string) => kinds.filter((kind) => kind === wanted).length;
  const snapshots = listSnapshots(database, evaluation).length;
  const log = updateLog(database);
  if (command === 'reveal')
    return {
      ready: count('ready-said'),
      reveals: count('block-revealed'),
      sealed: listSealedBallots(database, evaluation, ['2'], [a.id, b.id]).length,
      snapshots,
      hasJointText: log.find(jointName(evaluation, '2', 1)) !== undefined,
    };
  return {
    signatures: count('signed'),
    packages: listSignedPackages(database, evaluation).length,
    isLocked: log.find(jointName(evaluation, '1', 1))!.isLocked,
    snapshots,
  };
}

/** On the ground's evaluations: of area 2, and where both areas are revealed. */
export const tracesWhen: Readonly<
  Record<GreatCommand, { readonly before: unknown; readonly done: unknown }>
> = {
  reveal: {
    before: { ready: 1, reveals: 0, sealed: 1, snapshots: 0, hasJointText: false },
    done: { ready: 2, reveals: 1, sealed: 0, snapshots: 1, hasJointText: true },
  },
  'first-signature': {
    before: { signatures: 0, packages: 0, isLocked: false, snapshots: 2 },
    done: { signatures: 1, packages: 1, isLocked: true, snapshots: 2 },
  },
  'last-signature': {
    before: { signatures: 1, packages: 1, isLocked: true, snapshots: 2 },
    done: { signatures: 2, packages: 1, isLocked: true, snapshots: 3 },
  },
};
