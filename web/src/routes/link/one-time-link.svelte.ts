import {
  emailSchema,
  linkViewSchema,
  passwordCharactersMin,
  sessionViewSchema,
  type LinkView,
  type SessionView,
} from '@samskar/shared/api';
import type { CallFailure, call } from '#lib/api/call.ts';

type Stage =
  | { readonly kind: 'inspecting' }
  | { readonly kind: 'failed'; readonly failure: CallFailure }
  | { readonly kind: 'ready'; readonly view: LinkView }
  | { readonly kind: 'used' };

export type LinkFieldProblem = 'name' | 'email' | 'password';

type Parts = { readonly call: typeof call; readonly adopt: (view: SessionView) => Promise<void> };

/** A one-time link from its opening to the session it gives. */
export class OneTimeLink {
  stage = $state.raw<Stage>({ kind: 'inspecting' });
  name = $state('');
  email = $state('');
  password = $state('');
  busy = $state(false);
  problems = $state.raw<readonly LinkFieldProblem[]>([]);
  refused = $state.raw<CallFailure>();

  readonly #token: string;
  readonly #parts: Parts;

  constructor(token: string, parts: Parts) {
    this.#token = token;
    this.#parts = parts;
  }

  async inspect(): Promise<void> {
    const answer = await this.#parts.call('POST', '/api/links/inspect', {
      body: { token: this.#token },
      schema: linkViewSchema,
    });
    this.stage = answer.ok
      ? { kind: 'ready', view: answer.value }
      : { kind: 'failed', failure: meaningOf(answer.error) };
  }

  async submit(): Promise<void> {
    if (this.stage.kind !== 'ready') return;
    const isFirst = this.stage.view.purpose === 'first-administrator';
    this.problems = this.#findProblems(isFirst);
    if (this.problems.length > 0) return;
    this.busy = true;
    const answer = await this.#parts.call('POST', '/api/links/use', {
      body: {
        token: this.#token,
        password: this.password,
        ...(isFirst ? { name: this.name.trim(), email: this.email.trim() } : {}),
      },
      schema: sessionViewSchema,
    });
    this.busy = false;
    if (!answer.ok) {
      this.refused = answer.error;
      return;
    }
    await this.#parts.adopt(answer.value);
    this.stage = { kind: 'used' };
  }

  #findProblems(isFirst: boolean): readonly LinkFieldProblem[] {
    return [
      ...(isFirst && this.name.trim() === '' ? (['name'] as const) : []),
      ...(isFirst && !emailSchema.safeParse(this.email.trim()).success ? (['email'] as const) : []),
      ...(this.password.length < passwordCharactersMin ? (['password'] as const) : []),
    ];
  }
}

/** A token of the wrong shape is to the person what a used one is: a link that does not work. */
function meaningOf(failure: CallFailure): CallFailure {
  return failure.kind === 'bad-request' ? { kind: 'link-invalid' } : failure;
}
