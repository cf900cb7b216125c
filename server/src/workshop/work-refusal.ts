import type { Refusal } from '@samskar/shared/api';
import type { WorkFailure } from './workshop.ts';

/** What whoever waits is told. A bug is thrown, as everywhere. */
export function workRefusal(reason: WorkFailure, kind: 'report-not-made' | 'file-not-read'): Refusal {
  if (reason.kind === 'broken') throw reason.error;
  return { kind, why: reason.kind };
}
