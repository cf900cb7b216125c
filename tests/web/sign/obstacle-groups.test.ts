import { expect, test } from 'vitest';
import { obstacleGroups } from '../../../web/src/routes/evaluation/[id]/sign/obstacle-groups.ts';

test('obstacles stand together by kind, in the order in which people deal with them', () => {
  expect(
    obstacleGroups([
      { kind: 'unconfirmed', id: '1.1.1' },
      { kind: 'parked', id: '1.1.2' },
      { kind: 'undecided', id: '1.1.3' },
      { kind: 'unconfirmed', id: '2.1.1' },
      { kind: 'to-be-reread', id: '2.1.2' },
      { kind: 'not-revealed', id: '3' },
    ]),
  ).toEqual([
    { kind: 'not-revealed', ids: ['3'] },
    { kind: 'undecided', ids: ['1.1.3'] },
    { kind: 'to-be-reread', ids: ['2.1.2'] },
    { kind: 'parked', ids: ['1.1.2'] },
    { kind: 'unconfirmed', ids: ['1.1.1', '2.1.1'] },
  ]);
});

test('nothing in the way gives no groups', () => {
  expect(obstacleGroups([])).toEqual([]);
});
