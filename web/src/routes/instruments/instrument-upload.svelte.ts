import {
  instrumentComparisonSchema,
  instrumentListItemSchema,
  type InstrumentComparison,
  type InstrumentListItem,
} from '@samskar/shared/api';
import type { call, CallFailure } from '#lib/api/call.ts';
import type { FileProblemList } from '#lib/upload/file-problem-list.ts';
import { readJsonFile } from '#lib/upload/read-json-file.ts';

type UploadState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'no-file' }
  | { readonly kind: 'not-json'; readonly reason: string }
  | { readonly kind: 'comparing' }
  /** Exactly what was compared is what would be published. */
  | {
      readonly kind: 'compared';
      readonly file: unknown;
      readonly comparison: InstrumentComparison;
      readonly isPublishing: boolean;
    }
  | { readonly kind: 'invalid'; readonly problems: FileProblemList; readonly failure: CallFailure }
  | { readonly kind: 'refused'; readonly failure: CallFailure };

/** An instrument file on its way to the server: checked whole, compared with what stands, then published or let be. */
export class InstrumentUpload {
  state = $state.raw<UploadState>({ kind: 'idle' });

  readonly #call: typeof call;

  constructor(ask: typeof call) {
    this.#call = ask;
  }

  /** Afterwards `state` says what differs, or what is wrong with the file. */
  async compare(file: File | undefined): Promise<void> {
    if (file === undefined) {
      this.state = { kind: 'no-file' };
      return;
    }
    const json = await readJsonFile(file);
    if (!json.ok) {
      this.state = { kind: 'not-json', reason: json.error };
      return;
    }
    this.state = { kind: 'comparing' };
    const answer = await this.#call('POST', '/api/instruments/comparison', {
      body: json.value,
      schema: instrumentComparisonSchema,
    });
    this.state = answer.ok
      ? { kind: 'compared', file: json.value, comparison: answer.value, isPublishing: false }
      : stateOf(answer.error);
  }

  /** Returns what was taken in, or undefined; then `state` says why not. */
  async publish(): Promise<InstrumentListItem | undefined> {
    if (this.state.kind !== 'compared' || this.state.isPublishing) return undefined;
    const { file, comparison } = this.state;
    this.state = { ...this.state, isPublishing: true };
    const against = comparison.against ? `?against=${comparison.against.hash}` : '';
    const answer = await this.#call('POST', `/api/instruments${against}`, {
      body: file,
      schema: instrumentListItemSchema,
    });
    this.state = answer.ok ? { kind: 'idle' } : stateOf(answer.error);
    return answer.ok ? answer.value : undefined;
  }

  cancel(): void {
    this.state = { kind: 'idle' };
  }
}

function stateOf(failure: CallFailure): UploadState {
  return failure.kind === 'instrument-invalid'
    ? { kind: 'invalid', problems: failure.problems, failure }
    : { kind: 'refused', failure };
}
