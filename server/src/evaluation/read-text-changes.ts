import { mayInEvaluation, type TextChange } from '@samskar/shared/api';
import { parseTextPlace } from '@samskar/shared/documents';
import type { EvaluationRole, EvaluationState } from '@samskar/shared/evaluation';
import { listTextChanges } from '../storage/text-change.ts';
import { currentReport, findCurrentJoint } from './current-document.ts';
import type { Evaluations } from './evaluations.ts';

/** Where others have written since then (milliseconds since 1970), the latest first; of revealed areas alone (R13). */
export function readTextChanges(
  { database }: Pick<Evaluations, 'database'>,
  state: EvaluationState,
  viewer: { readonly account: string; readonly role: EvaluationRole },
  since: number,
): TextChange[] {
  if (!mayInEvaluation(viewer.role, 'read-joint-text')) return [];
  const areas = Object.keys(state.revealed);
  const names = areas.map((area) => ({ area, name: findCurrentJoint(database, state.creation.id, area) }));
  const whole = { area: null, name: currentReport(database, state.creation.id) };
  return [...names, ...(areas.length > 0 ? [whole] : [])]
    .flatMap(({ area, name }) => {
      const rows = name === undefined ? [] : listTextChanges(database, name, since);
      return rows.map((row) => ({ area, ...row }));
    })
    .sort((a, b) => b.at - a.at)
    .flatMap(({ area, place: text, account: by, at }) => {
      const place = by === viewer.account ? undefined : parseTextPlace(text);
      return place === undefined ? [] : [{ area, place, by, at: new Date(at).toISOString() }];
    });
}
