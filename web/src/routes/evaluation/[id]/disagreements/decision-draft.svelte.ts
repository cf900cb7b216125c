import {
  gradesSchema,
  reasonCodeSchema,
  type Outcome,
  type StampedDecision,
} from '@samskar/shared/evaluation';
import type { Criterion } from '@samskar/shared/instrument';
import { z } from 'zod';
import {
  choiceOfOutcome,
  isCompleteChoice,
  outcomeOf,
  withGrade,
  type Choice,
  type DecisionReason,
} from './decision-choice.ts';

const keptDraftSchema = z.object({
  choice: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('nothing') }),
    z.object({ kind: z.literal('graded'), grades: gradesSchema }),
    z.object({ kind: z.literal('not-applicable') }),
    z.object({ kind: z.literal('parked') }),
  ]),
  task: z.string(),
  code: reasonCodeSchema.or(z.literal('')),
  text: z.string(),
  isChanging: z.boolean(),
  /** What stood when the person began; null for nothing. */
  begunOn: z.uuid().nullable(),
});
type KeptDraft = z.infer<typeof keptDraftSchema>;

/** What still stands between a draft and its decision. */
export type DraftProblem = 'choice' | 'task' | 'reason-code' | 'reason-text';

/** Whether what somebody prepares still answers what stands. */
export type Standing =
  | { readonly kind: 'current' }
  /** Another decision has come in between (R2): both are shown, and the person chooses again. */
  | { readonly kind: 'overtaken'; readonly by: StampedDecision };

/** What one person is about to decide on one indicator. Held by nobody else; the person's device keeps it. */
export class DecisionDraft {
  choice = $state.raw<Choice>({ kind: 'nothing' });
  task = $state('');
  code = $state<DecisionReason['code'] | ''>('');
  text = $state('');
  /** The form is open although a decision stands. */
  isChanging = $state(false);
  /** Problems are shown from the first attempt on. */
  isTried = $state(false);
  /** What stood when the person began; undefined while nothing has been entered. */
  #begunOn = $state.raw<string | null | undefined>();
  /** The device has been asked what it keeps; before that nothing may be written over it. */
  isLoaded = $state(false);

  /** What the device should keep; undefined when nothing has been entered. */
  get kept(): KeptDraft | undefined {
    const { choice, task, code, text, isChanging } = this;
    const begunOn = this.#begunOn;
    return begunOn === undefined ? undefined : { choice, task, code, text, isChanging, begunOn };
  }

  /** @param kept what the device held; what has been entered in the meantime is newer. */
  load(kept: unknown): void {
    const parsed = keptDraftSchema.safeParse(kept);
    if (parsed.success && this.kept === undefined) this.#restore(parsed.data);
    this.isLoaded = true;
  }

  #restore({ choice, task, code, text, isChanging, begunOn }: KeptDraft): void {
    this.choice = choice;
    this.task = task;
    this.code = code;
    this.text = text;
    this.isChanging = isChanging;
    this.#begunOn = begunOn;
  }

  /** To be called with what stands whenever the person enters something. */
  begin(current: StampedDecision | undefined): void {
    this.#begunOn ??= current?.id ?? null;
  }

  choose(choice: Choice, current: StampedDecision | undefined): void {
    this.begin(current);
    this.choice = choice;
  }

  grade(criterion: string, grade: number, current: StampedDecision | undefined): void {
    this.choose(withGrade(this.choice, criterion, grade), current);
  }

  /** Begins from what is said already: from what stands, to change it, or from what the server refused. */
  takeUp(
    { outcome, reason }: { readonly outcome: Outcome; readonly reason?: DecisionReason | undefined },
    current: StampedDecision | undefined,
  ): void {
    this.clear();
    this.choice = choiceOfOutcome(outcome);
    this.code = reason?.code ?? '';
    this.text = reason?.text ?? '';
    this.task = outcome.kind === 'parked' ? outcome.task : '';
    this.goOn(current);
  }

  standing(current: StampedDecision | undefined): Standing {
    const isOvertaken = this.#begunOn !== undefined && this.#begunOn !== (current?.id ?? null);
    return isOvertaken && current ? { kind: 'overtaken', by: current } : { kind: 'current' };
  }

  /** The person has seen what stands now, and goes on. */
  goOn(current: StampedDecision | undefined): void {
    this.#begunOn = current?.id ?? null;
    this.isChanging = current !== undefined && current.outcome.kind !== 'parked';
  }

  /** What the command says the person saw. */
  seenDecision(current: StampedDecision | undefined): string | null {
    return this.#begunOn === undefined ? (current?.id ?? null) : this.#begunOn;
  }

  problems(criteria: readonly Criterion[], isReasonRequired: boolean): readonly DraftProblem[] {
    if (!isCompleteChoice(this.choice, criteria)) return ['choice'];
    if (this.choice.kind === 'parked') return this.task.trim() === '' ? ['task'] : [];
    const hasText = this.text.trim() !== '';
    const needsCode = (isReasonRequired || hasText) && this.code === '';
    return [
      ...(needsCode ? (['reason-code'] as const) : []),
      ...(isReasonRequired && !hasText ? (['reason-text'] as const) : []),
    ];
  }

  outcome(criteria: readonly Criterion[]): Outcome | undefined {
    return outcomeOf(this.choice, this.task, criteria);
  }

  get reason(): DecisionReason | undefined {
    return this.code === '' ? undefined : { code: this.code, text: this.text.trim() };
  }

  clear(): void {
    this.choice = { kind: 'nothing' };
    this.task = '';
    this.code = '';
    this.text = '';
    this.isChanging = false;
    this.isTried = false;
    this.#begunOn = undefined;
  }
}
