import {
  foundIntervieweesMax,
  mayInEvaluation,
  mayInInstallation,
  type FoundInterviewee,
} from '@samskar/shared/api';
import type { Viewer } from '../people/viewer.ts';
import { findRole, listEvaluationIdsOf } from '../storage/evaluation.ts';
import { listEveryInterviewee } from '../storage/interviewee.ts';
import type { Evaluations } from './evaluations.ts';

/**
 * Everything that is kept of a person who was interviewed, for whoever asks what is known of them: where all words of the name
 * occur. An administrator searches everywhere, others where they may read the names anyway.
 */
export function findInterviewees(
  evaluations: Evaluations,
  viewer: Pick<Viewer, 'accountId' | 'roles'>,
  name: string,
): { readonly found: readonly FoundInterviewee[]; readonly total: number } {
  const { chance, database, states } = evaluations;
  const words = name.toLocaleLowerCase('nb').split(/\s+/).filter(Boolean);
  const today = new Date(chance.now()).toISOString().slice(0, 10);
  const rows = listEveryInterviewee(database, today, evaluationsFor(evaluations, viewer)).filter((row) =>
    words.every((word) => row.name.toLocaleLowerCase('nb').includes(word)),
  );
  const found = rows.slice(0, foundIntervieweesMax).map(({ evaluation, ...row }) => {
    const { creation, interviews } = states.get(evaluation);
    const { municipality, year } = creation;
    return {
      ...row,
      evaluation: { id: evaluation, municipality: municipality.name, year },
      role: interviews[row.interview]?.role ?? null,
    };
  });
  return { found, total: rows.length };
}

/** Undefined: all of them. */
function evaluationsFor(
  { database }: Evaluations,
  { accountId, roles }: Pick<Viewer, 'accountId' | 'roles'>,
): readonly string[] | undefined {
  if (mayInInstallation(roles, 'search-interviewees')) return undefined;
  return listEvaluationIdsOf(database, accountId).filter((evaluation) =>
    mayInEvaluation(findRole(database, evaluation, accountId), 'read-interviewees'),
  );
}
