import { instrumentListItemSchema, type InstrumentListItem } from '@samskar/shared/api';
import type { call, CallFailure } from '#lib/api/call.ts';
import type { FileProblemList } from '#lib/upload/file-problem-list.ts';
import { readJsonFile } from '#lib/upload/read-json-file.ts';

type UploadState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'no-file' }
  | { readonly kind: 'not-json'; readonly reason: string }
  | { readonly kind: 'sending' }
  | { readonly kind: 'invalid'; readonly problems: FileProblemList; readonly failure: CallFailure }
  | { readonly kind: 'refused'; readonly failure: CallFailure };

/** An instrument file on its way to the server, which checks all of it and says everything that is wrong at once. */
export class InstrumentUpload {
  state = $state.raw<UploadState>({ kind: 'idle' });

  readonly #call: typeof call;

  constructor(ask: typeof call) {
    this.#call = ask;
  }

  /** Returns what was taken in, or undefined; then `state` says why not. */
  async send(file: File | undefined): Promise<InstrumentListItem | undefined> {
    if (file === undefined) {
      this.state = { kind: 'no-file' };
      return undefined;
    }
    const json = await readJsonFile(file);
    if (!json.ok) {
      this.state = { kind: 'not-json', reason: json.error };
      return undefined;
    }
    this.state = { kind: 'sending' };
    const answer = await this.#call('POST', '/api/instruments', {
      body: json.value,
      schema: instrumentListItemSchema,
    });
    this.state = answer.ok ? { kind: 'idle' } : stateOf(answer.error);
    return answer.ok ? answer.value : undefined;
  }
}

function stateOf(failure: CallFailure): UploadState {
  return failure.kind === 'instrument-invalid'
    ? { kind: 'invalid', problems: failure.problems, failure }
    : { kind: 'refused', failure };
}
