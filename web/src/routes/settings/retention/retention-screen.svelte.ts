import { retentionViewSchema, type RetentionView } from '@samskar/shared/api';
import type { RetentionSetting } from '@samskar/shared/retention';
import type { call, CallFailure } from '#lib/api/call.ts';
import { Resource } from '#lib/resource/resource.svelte.ts';

export type HeldSetting = RetentionView['settings'][number];

/** How long each kind of record is kept, as the administrator sees and changes it. */
export class RetentionScreen {
  changing = $state.raw<HeldSetting>();
  busy = $state(false);

  readonly view: Resource<RetentionView>;
  readonly #call: typeof call;

  constructor(ask: typeof call) {
    this.#call = ask;
    this.view = new Resource(() => ask('GET', '/api/retention', { schema: retentionViewSchema }));
  }

  /** Returns why it was refused, or undefined when it is done. */
  async change({ kind, revision }: HeldSetting, setting: RetentionSetting): Promise<CallFailure | undefined> {
    this.busy = true;
    const answer = await this.#call('PUT', `/api/retention/${kind}`, {
      body: { ...setting, seenRevision: revision },
    });
    this.busy = false;
    const isStale = !answer.ok && answer.error.kind === 'stale';
    if (answer.ok || isStale) await this.view.load();
    if (!answer.ok) return answer.error;
    this.changing = undefined;
    return undefined;
  }
}
