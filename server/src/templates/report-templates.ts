import { createHash } from 'node:crypto';
import { templateKinds, type Refusal, type ReportTemplate, type TemplateKind } from '@samskar/shared/api';
import type { UiLanguage } from '@samskar/shared/messages';
import { failure, success, type Result } from '@samskar/shared/result';
import type { InstrumentLibrary } from '../instruments/instrument-library.ts';
import type { Chance } from '../people/chance.ts';
import { slotsOf } from '../reports/pptx/slots.ts';
import type { Database } from '../storage/database.ts';
import { appendPeopleEvent } from '../storage/people-event.ts';
import {
  findReportTemplate,
  findTemplateHash,
  listReportTemplates,
  putReportTemplate,
  removeReportTemplate,
} from '../storage/report-template.ts';
import { workRefusal } from '../workshop/work-refusal.ts';
import type { Workshop } from '../workshop/workshop.ts';

export type ReportTemplateTools = {
  readonly database: Database;
  readonly chance: Pick<Chance, 'now'>;
  readonly instruments: InstrumentLibrary;
  readonly workshop: Workshop;
};

export type TemplateUpload = {
  readonly kind: TemplateKind;
  readonly bytes: Uint8Array;
  readonly fileName: string;
  /** Account. */
  readonly by: string;
  /** SHA-256 of what the person saw stand there; undefined for nothing. */
  readonly replaces: string | undefined;
  /** Of what is said about the file. */
  readonly language: UiLanguage;
  /** Asked when the file has been judged, which may take a while; throws when the person may not any more. */
  readonly beforeStoring: () => void;
};

export type TemplateRemoval = Pick<TemplateUpload, 'kind' | 'by'> & {
  /** SHA-256 of what the person saw stand there. */
  readonly seen: string;
};

/** The installation's own templates for Word and slides, and its slides of examples: one of each, judged before it is taken in. */
export class ReportTemplates {
  readonly #tools: ReportTemplateTools;

  constructor(tools: ReportTemplateTools) {
    this.#tools = tools;
  }

  /** In the order of their kinds. */
  list(): readonly ReportTemplate[] {
    const stored = listReportTemplates(this.#tools.database);
    return templateKinds.flatMap((kind) =>
      stored
        .filter((one) => one.kind === kind)
        .map(({ addedAt, ...one }) => ({ ...one, at: new Date(addedAt).toISOString() })),
    );
  }

  /** The file as it was uploaded. */
  find(kind: TemplateKind): { readonly fileName: string; readonly content: Uint8Array } | undefined {
    return findReportTemplate(this.#tools.database, kind);
  }

  /**
   * Takes the place of what stands, as far as that is still what the person saw; a file that is not fit changes nothing. Returns
   * what an accepted one might lack, a sentence each.
   */
  async take(upload: TemplateUpload): Promise<Result<readonly string[], Refusal>> {
    const { instruments, workshop, database } = this.#tools;
    const { kind, bytes, language } = upload;
    const slots = instruments.list().flatMap(({ instrument }) => slotsOf(instrument));
    const judged = await workshop.make('template-check', { kind, bytes, language, slots }, 'preview');
    if (!judged.ok) return failure(workRefusal(judged.error, 'file-not-read'));
    const { problems, warnings } = judged.value;
    if (problems.length > 0) return failure({ kind: 'template-invalid', problems: [...problems] });
    upload.beforeStoring();
    return database.transaction(() => {
      const stale = this.#findStale(kind, upload.replaces);
      if (stale !== undefined) return failure(stale);
      this.#store(upload);
      return success(warnings);
    });
  }

  /** Afterwards reports are made in the standard layout. Undefined when it is done. */
  remove({ kind, by, seen }: TemplateRemoval): Refusal | undefined {
    const { database, chance } = this.#tools;
    return database.transaction(() => {
      const stale = this.#findStale(kind, seen);
      if (stale !== undefined) return stale;
      removeReportTemplate(database, kind);
      const detail = { kind, sha256: seen };
      appendPeopleEvent(database, { at: chance.now(), kind: 'template-removed', by, account: null, detail });
      return undefined;
    });
  }

  #findStale(kind: TemplateKind, seen: string | undefined): Refusal | undefined {
    const current = findTemplateHash(this.#tools.database, kind);
    return current === seen ? undefined : { kind: 'stale', seen: seen ?? null, current: current ?? null };
  }

  /** Part of the caller's transaction. */
  #store({ kind, bytes, fileName, by, replaces }: TemplateUpload): void {
    const { database, chance } = this.#tools;
    const at = chance.now();
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    putReportTemplate(database, { kind, fileName, sha256, addedAt: at, addedBy: by, content: bytes });
    appendPeopleEvent(database, {
      at,
      kind: 'template-added',
      by,
      account: null,
      detail: { kind, fileName, bytes: bytes.length, sha256, ...(replaces !== undefined && { replaces }) },
    });
  }
}
