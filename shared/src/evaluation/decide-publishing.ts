import { accept, refuse, type Answer, type CommandOf, type DecideContext } from './decided.ts';
import { assessorsOf, type EvaluationState } from './state.ts';

/** What every assessor has signed becomes the published result, unless its report still has something that must be mended. */
export function publish(
  state: EvaluationState,
  { packageHash }: CommandOf<'publish'>,
  context: DecideContext,
): Answer {
  if (state.published !== null) return refuse({ kind: 'already-published' });
  if (state.signatures.length < assessorsOf(state).length) return refuse({ kind: 'not-signed' });
  const current = context.packageHash();
  if (current !== packageHash) return refuse({ kind: 'stale', seen: packageHash, current });
  const problems = context.reportProblems();
  if (problems.length > 0) return refuse({ kind: 'report-blocked', problems: [...problems] });
  return accept([{ kind: 'published', packageHash }], [{ kind: 'publish-result' }]);
}
