import {
  reportTemplatesSchema,
  takenTemplateSchema,
  type ReportTemplate,
  type ReportTemplates,
  type TemplateKind,
} from '@samskar/shared/api';
import type { UiLanguage } from '@samskar/shared/messages';
import type { call, CallFailure } from '#lib/api/call.ts';
import { Resource } from '#lib/resource/resource.svelte.ts';

/** What became of the last file of a kind. */
export type TemplateUpload =
  | { readonly kind: 'idle' }
  | { readonly kind: 'no-file' }
  | { readonly kind: 'too-large' }
  | { readonly kind: 'sending' }
  /** Sentences about what the accepted file might lack. */
  | { readonly kind: 'taken'; readonly warnings: readonly string[] }
  /** Said in that language, whatever the screen's is by now. */
  | { readonly kind: 'invalid'; readonly problems: readonly string[]; readonly language: UiLanguage }
  | { readonly kind: 'refused'; readonly failure: CallFailure };

/** The installation's own templates of reports, as an administrator sees, replaces and removes them. */
export class TemplatesScreen {
  removing = $state.raw<ReportTemplate>();
  busy = $state(false);

  readonly view: Resource<ReportTemplates>;
  readonly #call: typeof call;
  #uploads = $state.raw<Partial<Record<TemplateKind, TemplateUpload>>>({});

  constructor(ask: typeof call) {
    this.#call = ask;
    this.view = new Resource(() => ask('GET', '/api/report-templates', { schema: reportTemplatesSchema }));
  }

  find(kind: TemplateKind): ReportTemplate | undefined {
    return this.view.value?.templates.find((template) => template.kind === kind);
  }

  uploadOf(kind: TemplateKind): TemplateUpload {
    return this.#uploads[kind] ?? { kind: 'idle' };
  }

  /** What was said of the last file is of no use for the next. */
  forget(kind: TemplateKind): void {
    this.#say(kind, { kind: 'idle' });
  }

  /** Takes the place of what the person sees. Afterwards `uploadOf` says what became of it. */
  async upload(kind: TemplateKind, file: File | undefined, language: UiLanguage): Promise<void> {
    const bytesMax = this.view.value?.bytesMax ?? 0;
    if (file === undefined) this.#say(kind, { kind: 'no-file' });
    // Asked here too: a server that stops reading cuts the line, which looks as if there were none.
    else if (file.size > bytesMax) this.#say(kind, { kind: 'too-large' });
    else {
      this.#say(kind, { kind: 'sending' });
      this.#say(kind, await this.#send(kind, file, language));
    }
  }

  /** Returns why it was refused, or undefined when it is done. */
  async remove({ kind, sha256 }: ReportTemplate): Promise<CallFailure | undefined> {
    this.busy = true;
    const answer = await this.#call('DELETE', `/api/report-templates/${kind}?seen=${sha256}`);
    this.busy = false;
    if (answer.ok || answer.error.kind === 'stale') await this.view.load();
    if (!answer.ok) return answer.error;
    this.removing = undefined;
    this.forget(kind);
    return undefined;
  }

  async #send(kind: TemplateKind, file: File, language: UiLanguage): Promise<TemplateUpload> {
    const seen = this.find(kind)?.sha256;
    const name = encodeURIComponent(file.name.slice(-200).toWellFormed());
    const query = `name=${name}&lang=${language}${seen === undefined ? '' : `&replaces=${seen}`}`;
    const answer = await this.#call('PUT', `/api/report-templates/${kind}?${query}`, {
      file,
      schema: takenTemplateSchema,
    });
    if (answer.ok || answer.error.kind === 'stale') await this.view.load();
    return answer.ok ? { kind: 'taken', warnings: answer.value.warnings } : refusedAs(answer.error, language);
  }

  #say(kind: TemplateKind, upload: TemplateUpload): void {
    this.#uploads = { ...this.#uploads, [kind]: upload };
  }
}

function refusedAs(failure: CallFailure, language: UiLanguage): TemplateUpload {
  if (failure.kind === 'too-large') return { kind: 'too-large' };
  return failure.kind === 'template-invalid'
    ? { kind: 'invalid', problems: failure.problems, language }
    : { kind: 'refused', failure };
}
