import { formatTimeOfDay, signInMessages, type UiLanguage } from '@samskar/shared/messages';
import type { CallFailure } from '#lib/api/call.ts';
import { refusalText } from '#lib/api/refusal-text.ts';
import type { Session } from '#lib/session/session.svelte.ts';
import { retryMoment } from './retry-moment.ts';

type Refused = { readonly failure: CallFailure; readonly at: number };

/** What is typed on the sign-in screen, and what came of sending it. */
export class SignInForm {
  email = $state('');
  password = $state('');
  busy = $state(false);
  missing = $state.raw<readonly ('email' | 'password')[]>([]);
  #refused = $state.raw<Refused>();

  readonly #session: Pick<Session, 'signIn'>;

  constructor(session: Pick<Session, 'signIn'>) {
    this.#session = session;
  }

  async submit(): Promise<void> {
    this.missing = [
      ...(this.email.trim() === '' ? (['email'] as const) : []),
      ...(this.password === '' ? (['password'] as const) : []),
    ];
    if (this.missing.length > 0) return;
    this.busy = true;
    const answer = await this.#session.signIn(this.email.trim(), this.password);
    this.busy = false;
    this.#refused = answer.ok ? undefined : { failure: answer.error, at: Date.now() };
    if (!answer.ok) this.password = '';
  }

  refusalText(language: UiLanguage): string | undefined {
    if (this.#refused === undefined) return undefined;
    const { failure, at } = this.#refused;
    const text = refusalText(failure, language);
    if (failure.kind !== 'too-many-attempts') return text;
    const again = retryMoment(at, failure.retryAfterSeconds);
    return `${text} ${signInMessages[language].tryAgainAt(formatTimeOfDay(again, language))}`;
  }
}
