import type { ReportMaterial } from '@samskar/shared/api';
import type { UiLanguage } from '@samskar/shared/messages';
import {
  buildReport,
  checkReport,
  noReportTexts,
  proposeSentences,
  type ProposedSentence,
  type Report,
  type ReportProblem,
  type TakenSentences,
} from '@samskar/shared/report';
import type { Result } from '@samskar/shared/result';
import type { CallFailure } from '#lib/api/call.ts';
import { Resource } from '#lib/resource/resource.svelte.ts';

export type DraftReportParts = {
  readonly fetch: (language: UiLanguage) => Promise<Result<ReportMaterial, CallFailure>>;
  /** Of the report at first. */
  readonly language: UiLanguage;
  /** Reactive: of whoever reads what is to be mended. */
  readonly readerLanguage: () => UiLanguage;
  /** Reactive: sentences that were taken over. */
  readonly taken: () => TakenSentences;
  /** Reactive: how many interviews are planned and not held. */
  readonly interviewsNotHeld: () => number;
};

type Fetched = { readonly language: UiLanguage; readonly material: ReportMaterial };

/** A pause in the typing of whoever writes: until then the report would only be another unfinished one. */
const pauseMs = 1_500;

/**
 * The report as it would be if it were made now. What it is made of comes from the server; report, problems and proposed
 * sentences are computed here, by the functions that make the files too.
 */
export class DraftReport {
  readonly resource: Resource<Fetched>;
  readonly #parts: DraftReportParts;
  #language: UiLanguage;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(parts: DraftReportParts) {
    this.#parts = parts;
    this.#language = $state(parts.language);
    this.resource = new Resource(async () => {
      const language = this.#language;
      const answer = await parts.fetch(language);
      return answer.ok ? { ok: true, value: { language, material: answer.value } } : answer;
    });
  }

  get language(): UiLanguage {
    return this.#language;
  }
  set language(language: UiLanguage) {
    this.#language = language;
    void this.resource.load();
  }

  /** Undefined until the first answer. */
  readonly report: Report | undefined = $derived.by(() => {
    const fetched = this.resource.value;
    return fetched && buildReport({ ...sourcesOf(fetched.material), language: fetched.language });
  });

  readonly problems: readonly ReportProblem[] = $derived.by(() => {
    const fetched = this.resource.value;
    if (this.report === undefined || fetched === undefined) return [];
    return checkReport(this.report, {
      ...sourcesOf(fetched.material),
      interviewees: fetched.material.interviewees,
      taken: this.#parts.taken(),
      interviewsNotHeld: this.#parts.interviewsNotHeld(),
      language: this.#parts.readerLanguage(),
    });
  });

  readonly sentences: readonly ProposedSentence[] = $derived.by(() => {
    const fetched = this.resource.value;
    if (fetched === undefined) return [];
    const { content, comparison } = fetched.material;
    return proposeSentences({
      instrument: content.instrument.file,
      result: content.result,
      population: content.population,
      comparison,
      language: fetched.language,
    });
  });

  /** Something that the report is made of has been saved: it is asked for anew when there is a pause. */
  changed(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.resource.load(), pauseMs);
  }

  close(): void {
    clearTimeout(this.#timer);
  }
}

function sourcesOf({ content, signedAt, comparison }: ReportMaterial) {
  return { content, signedAt, comparison, texts: content.reportTexts ?? noReportTexts };
}
