import { accountViewSchema, issuedLinkSchema, type AccountView, type IssuedLink } from '@samskar/shared/api';
import { z } from 'zod';
import type { call, CallFailure } from '#lib/api/call.ts';
import { Resource } from '#lib/resource/resource.svelte.ts';

export type InstallationRoles = AccountView['roles'];

/** What the administrator is doing; each step but the list is a dialog. */
export type PeopleStep =
  | { readonly kind: 'list' }
  | { readonly kind: 'creating' }
  | { readonly kind: 'changing-roles'; readonly account: AccountView }
  | { readonly kind: 'recovering'; readonly account: AccountView }
  | { readonly kind: 'disabling'; readonly account: AccountView }
  /** The link is on the screen once and nowhere else. */
  | {
      readonly kind: 'link-issued';
      readonly name: string;
      readonly reason: 'new' | 'recovery';
      readonly issued: IssuedLink;
    };

export class PeopleScreen {
  step = $state.raw<PeopleStep>({ kind: 'list' });
  busy = $state(false);

  readonly accounts: Resource<AccountView[]>;
  readonly #call: typeof call;

  constructor(ask: typeof call) {
    this.#call = ask;
    this.accounts = new Resource(() => ask('GET', '/api/accounts', { schema: z.array(accountViewSchema) }));
  }

  /** Each of these returns why it was refused, or undefined when it is done. */
  async create(name: string, email: string, roles: InstallationRoles): Promise<CallFailure | undefined> {
    return this.#run(async () => {
      const answer = await this.#call('POST', '/api/accounts', {
        body: { name, email, roles },
        schema: issuedLinkSchema,
      });
      if (!answer.ok) return answer.error;
      this.step = { kind: 'link-issued', name, reason: 'new', issued: answer.value };
      return undefined;
    });
  }

  async recover({ id, name }: AccountView): Promise<CallFailure | undefined> {
    return this.#run(async () => {
      const answer = await this.#call('POST', `/api/accounts/${id}/recovery`, { schema: issuedLinkSchema });
      if (!answer.ok) return answer.error;
      this.step = { kind: 'link-issued', name, reason: 'recovery', issued: answer.value };
      return undefined;
    });
  }

  async changeRoles({ id }: AccountView, roles: InstallationRoles): Promise<CallFailure | undefined> {
    return this.#put(`/api/accounts/${id}/roles`, { roles });
  }

  async setDisabled({ id }: AccountView, disabled: boolean): Promise<CallFailure | undefined> {
    return this.#put(`/api/accounts/${id}/disabled`, { disabled });
  }

  async #put(path: string, body: unknown): Promise<CallFailure | undefined> {
    return this.#run(async () => {
      const answer = await this.#call('PUT', path, { body });
      if (!answer.ok) return answer.error;
      this.step = { kind: 'list' };
      return undefined;
    });
  }

  async #run(act: () => Promise<CallFailure | undefined>): Promise<CallFailure | undefined> {
    this.busy = true;
    const refused = await act();
    this.busy = false;
    if (refused === undefined) await this.accounts.load();
    return refused;
  }
}
