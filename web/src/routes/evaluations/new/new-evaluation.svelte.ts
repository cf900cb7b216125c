import {
  accountViewSchema,
  instrumentListItemSchema,
  type AccountView,
  type InstrumentListItem,
} from '@samskar/shared/api';
import { defaultDisagreementSettings } from '@samskar/shared/disagreement';
import type { EvaluationMode } from '@samskar/shared/evaluation';
import {
  findSizeGroup,
  instrumentIndex,
  instrumentSchema,
  type Instrument,
  type SizeGroup,
} from '@samskar/shared/instrument';
import { readWholeNumber } from '@samskar/shared/messages';
import { success, type Result } from '@samskar/shared/result';
import { z } from 'zod';
import type { call, CallFailure } from '#lib/api/call.ts';
import { today } from '#lib/people/today.ts';
import { Resource } from '#lib/resource/resource.svelte.ts';
import { emptyDraft, type Draft } from './draft.ts';
import { requestOf } from './evaluation-request.ts';
import { findProblems, type FieldProblem } from './find-problems.ts';
import { settingsText } from './settings-text.ts';

export type Choices = {
  readonly accounts: readonly AccountView[];
  readonly instruments: readonly InstrumentListItem[];
};

/** The administrator's form for a new evaluation: what is typed, what follows from it, and what is wrong with it. */
export class NewEvaluation {
  readonly draft: Draft;
  readonly choices: Resource<Choices>;
  instrument = $state.raw<Instrument>();
  problems = $state.raw<readonly FieldProblem[]>([]);
  /** Counts the attempts, so that the summary of errors takes the focus anew each time. */
  attempts = $state(0);
  refused = $state.raw<CallFailure>();
  busy = $state(false);

  readonly #call: typeof call;
  #lastRow = 0;

  constructor(ask: typeof call) {
    this.#call = ask;
    this.draft = $state(emptyDraft(today()));
    this.choices = new Resource(() => loadChoices(ask));
  }

  get population(): number | undefined {
    return readWholeNumber(this.draft.population);
  }

  /** Which size group the inhabitants put the municipality in, as the instrument draws the bounds. */
  get sizeGroup(): SizeGroup | undefined {
    return this.instrument === undefined || this.population === undefined
      ? undefined
      : findSizeGroup(this.instrument, this.population);
  }

  /** Points that are left when the indicators out of focus are taken away. */
  get possibleMax(): number {
    if (this.instrument === undefined) return 0;
    const left = this.draft.outOfFocus.map((row) => row.indicator);
    return instrumentIndex(this.instrument).indicators.reduce(
      (sum, indicator) => sum + (left.includes(indicator.id) ? 0 : indicator.max),
      0,
    );
  }

  async chooseInstrument(id: string): Promise<void> {
    this.draft.instrument = id;
    this.draft.outOfFocus = [];
    const answer = await this.#call('GET', `/api/instruments/${id}`, { schema: instrumentSchema });
    if (this.draft.instrument !== id) return;
    this.instrument = answer.ok ? answer.value : undefined;
    this.refused = answer.ok ? undefined : answer.error;
    this.#resetSettings();
    if (this.instrument?.perspectives.length === 0 && this.draft.blocks === 'perspective')
      this.draft.blocks = 'all';
  }

  /** In open mode nothing is compared: what was typed of bounds is not asked for, and must not stop the form unseen. */
  chooseMode(mode: EvaluationMode): void {
    this.draft.mode = mode;
    if (mode === 'open') this.#resetSettings();
  }

  #resetSettings(): void {
    this.draft.settings = settingsText(this.instrument?.disagreement ?? defaultDisagreementSettings);
  }

  addOutOfFocus(): void {
    const before = this.draft.outOfFocus.at(-1);
    this.draft.outOfFocus.push({
      key: ++this.#lastRow,
      indicator: '',
      by: before?.by ?? '',
      date: before?.date ?? '',
    });
  }

  removeOutOfFocus(key: number): void {
    this.draft.outOfFocus = this.draft.outOfFocus.filter((row) => row.key !== key);
  }

  /** True when the evaluation has been created; else `problems` or `refused` says why not. */
  async submit(): Promise<boolean> {
    this.refused = undefined;
    this.problems = findProblems(this.draft);
    this.attempts += 1;
    if (this.problems.length > 0) return false;
    this.busy = true;
    const answer = await this.#call('POST', '/api/evaluations', { body: requestOf(this.draft) });
    this.busy = false;
    this.refused = answer.ok ? undefined : answer.error;
    return answer.ok;
  }
}

async function loadChoices(ask: typeof call): Promise<Result<Choices, CallFailure>> {
  const [accounts, instruments] = await Promise.all([
    ask('GET', '/api/accounts', { schema: z.array(accountViewSchema) }),
    ask('GET', '/api/instruments', { schema: z.array(instrumentListItemSchema) }),
  ]);
  if (!accounts.ok) return accounts;
  if (!instruments.ok) return instruments;
  return success({ accounts: accounts.value, instruments: instruments.value });
}
