import type { Obstacle } from '@samskar/shared/evaluation';

export type ObstacleGroup = { readonly kind: Obstacle['kind']; readonly ids: readonly string[] };

/** What stands in the way of signing, one group for each kind, in the order in which people deal with them. */
export function obstacleGroups(obstacles: readonly Obstacle[]): readonly ObstacleGroup[] {
  return kinds.flatMap((kind) => {
    const ids = obstacles.filter((obstacle) => obstacle.kind === kind).map(({ id }) => id);
    return ids.length > 0 ? [{ kind, ids }] : [];
  });
}

const kinds: readonly Obstacle['kind'][] = [
  'not-revealed',
  'undecided',
  'to-be-reread',
  'parked',
  'unconfirmed',
];
