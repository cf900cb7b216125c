import {
  intervieweeSchema,
  intervieweesSchema,
  type Interviewee,
  type Interviewees,
} from '@samskar/shared/api';
import type { call, CallFailure } from '#lib/api/call.ts';
import type { Result } from '@samskar/shared/result';
import { Resource } from '#lib/resource/resource.svelte.ts';

export type PersonForm = { id: string; name: string; position: string; contact: string; deleteOn: string };

/** The names behind one interview. They are fetched when they are shown, and kept nowhere on the device. */
export class IntervieweesScreen {
  readonly list: Resource<Interviewees>;
  isBusy = $state(false);
  readonly #call: typeof call;
  readonly #path: string;

  constructor(ask: typeof call, evaluation: string, interview: string) {
    this.#call = ask;
    this.#path = `/api/evaluations/${evaluation}/interviews/${interview}/persons`;
    this.list = new Resource(() => ask('GET', this.#path, { schema: intervieweesSchema }));
  }

  /** The row as it holds now; undefined for somebody new, and for one whom somebody else has deleted. */
  find(id: string): Interviewee | undefined {
    return this.list.value?.persons.find((person) => person.id === id);
  }

  /** Why not; the list is asked anew either way, so that what holds now is seen. */
  async save({ id, ...person }: PersonForm, seenRevision: number | null): Promise<CallFailure | undefined> {
    return this.#act(() =>
      this.#call('PUT', `${this.#path}/${id}`, {
        body: { ...person, seenRevision },
        schema: intervieweeSchema,
      }),
    );
  }

  async forget(id: string): Promise<CallFailure | undefined> {
    return this.#act(() => this.#call('DELETE', `${this.#path}/${id}`));
  }

  async #act(ask: () => Promise<Result<unknown, CallFailure>>): Promise<CallFailure | undefined> {
    this.isBusy = true;
    const answer = await ask();
    await this.list.load();
    this.isBusy = false;
    return answer.ok ? undefined : answer.error;
  }
}
