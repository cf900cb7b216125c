import type { PlannedInterview } from '@samskar/shared/evaluation';
import { interviewMessages, type UiLanguage } from '@samskar/shared/messages';
import type { CallFailure } from '#lib/api/call.ts';
import { refusalText } from '#lib/api/refusal-text.ts';
import type { EvaluationScreen } from '#lib/evaluation/evaluation-screen.svelte.ts';
import { interviewText } from '#lib/evaluation/interview-text.ts';

/**
 * An interview as it stood on the screen. Where it has changed meanwhile, nothing is done, and what holds now is
 * said; the next try is about that.
 */
export class SeenInterview {
  revision: number;
  readonly #evaluation: EvaluationScreen;
  readonly #id: string;

  constructor(evaluation: EvaluationScreen, { id, revision }: PlannedInterview) {
    this.#evaluation = evaluation;
    this.#id = id;
    this.revision = revision;
  }

  /** What to tell the person; from then on they have seen what holds now. */
  tell(why: CallFailure, language: UiLanguage): string {
    const current = this.#evaluation.state.interviews[this.#id];
    if (current === undefined) return refusalText(why, language);
    this.revision = current.revision;
    if (why.kind !== 'stale') return refusalText(why, language);
    const what = interviewText(current, (who) => this.#evaluation.person(who).name, language);
    const status = interviewMessages[language].statusOf[current.status.kind];
    return interviewMessages[language].staleNow(`${what}. ${status}.`);
  }
}
