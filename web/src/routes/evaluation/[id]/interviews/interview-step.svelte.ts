import type { Command, PlannedInterview } from '@samskar/shared/evaluation';
import { interviewMessages, type UiLanguage } from '@samskar/shared/messages';
import { refusalText } from '#lib/api/refusal-text.ts';
import type { EvaluationScreen } from '#lib/evaluation/evaluation-screen.svelte.ts';
import { interviewText } from '#lib/evaluation/interview-text.ts';

/**
 * A deed on an interview as it stood on the screen. Where it has changed meanwhile, nothing is done, and what holds now is
 * said; the next try is about that.
 */
export class InterviewStep {
  isBusy = $state(false);
  /** What to tell the person; undefined when nothing was refused. */
  failure = $state<string>();
  readonly #evaluation: EvaluationScreen;
  readonly #interview: string;
  #seenRevision: number;

  constructor(evaluation: EvaluationScreen, { id, revision }: PlannedInterview) {
    this.#evaluation = evaluation;
    this.#interview = id;
    this.#seenRevision = revision;
  }

  /** True when it is done, or waits for the line. */
  async send(command: (seenRevision: number) => Command, language: UiLanguage): Promise<boolean> {
    this.isBusy = true;
    const outcome = await this.#evaluation.send(command(this.#seenRevision));
    this.isBusy = false;
    if (outcome.kind !== 'refused') return true;
    const current = this.#evaluation.state.interviews[this.#interview];
    const isStale = outcome.why.kind === 'stale' && current !== undefined;
    this.failure = isStale
      ? interviewMessages[language].staleNow(this.#text(current, language))
      : refusalText(outcome.why, language);
    if (current) this.#seenRevision = current.revision;
    return false;
  }

  #text(current: PlannedInterview, language: UiLanguage): string {
    const { status } = current;
    const what = interviewText(current, (who) => this.#evaluation.person(who).name, language);
    return `${what}. ${interviewMessages[language].statusOf[status.kind]}.`;
  }
}
