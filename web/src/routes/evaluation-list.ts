import { evaluationListItemSchema, type EvaluationListItem } from '@samskar/shared/api';
import { success, type Result } from '@samskar/shared/result';
import { z } from 'zod';
import type { call, CallFailure } from '#lib/api/call.ts';
import { instrumentPath } from '#lib/api/instrument-path.ts';
import { storePrefix } from '#lib/session/forget-account.ts';

const listSchema = z.array(evaluationListItemSchema);

type ListStore = Pick<Storage, 'getItem' | 'setItem'>;

/**
 * The person's evaluations; without a line as they were when last seen here, so that an evaluation that lies on this device
 * can be opened. The copy is among the person's stores and goes with them at sign-out (R13).
 */
export async function loadEvaluations(
  ask: typeof call,
  store: ListStore,
  accountId: string,
): Promise<Result<EvaluationListItem[], CallFailure>> {
  const key = `${storePrefix(accountId)}evaluation-list`;
  const answer = await ask('GET', '/api/evaluations', { schema: listSchema });
  if (answer.ok) store.setItem(key, JSON.stringify(answer.value));
  if (answer.ok || answer.error.kind !== 'offline') return answer;
  const kept = listSchema.safeParse(JSON.parse(store.getItem(key) ?? 'null'));
  return kept.success ? success(kept.data) : answer;
}

/**
 * Lays the instrument of the evaluation that the person will most likely open into the browser's cache: on a slow line it
 * would otherwise be asked for only after the evaluation itself has come. The newest stands first in the list.
 */
export async function fetchInstrumentAhead(
  ask: typeof call,
  items: readonly EvaluationListItem[],
): Promise<void> {
  const next = items.find(({ role, phase }) => role !== null && phase !== 'signed');
  // What comes is read and dropped; when nothing comes, the evaluation asks again.
  if (next) await ask('GET', instrumentPath(next.instrument), { schema: z.unknown() });
}
