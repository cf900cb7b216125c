import {
  snapshotItemSchema,
  snapshotViewSchema,
  type SnapshotItem,
  type SnapshotView,
} from '@samskar/shared/api';
import type { Result } from '@samskar/shared/result';
import { z } from 'zod';
import { call, type CallFailure } from '#lib/api/call.ts';

type Answer<T> = Promise<Result<T, CallFailure>>;

export function fetchSnapshots(evaluation: string): Answer<SnapshotItem[]> {
  return call('GET', `/api/evaluations/${evaluation}/snapshots`, { schema: z.array(snapshotItemSchema) });
}

/** @param seq its number, or `now` for how it stands */
export function fetchSnapshot(evaluation: string, seq: string): Answer<SnapshotView> {
  return call('GET', `/api/evaluations/${evaluation}/snapshots/${seq}`, { schema: snapshotViewSchema });
}
