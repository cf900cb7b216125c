import {
  shownProblemsMax,
  shownResultsMax,
  type ImportPreview,
  type PublishedImport,
  type Refusal,
} from '@samskar/shared/api';
import { failure, success, type Result } from '@samskar/shared/result';
import { archiveMark } from '../storage/archive-mark.ts';
import { identifyMunicipality } from '../storage/municipality.ts';
import {
  insertPublishedImport,
  listPublishedImports,
  listReplacedBy,
  listResultsOfImport,
  markImportUndone,
} from '../storage/published-import.ts';
import {
  bringBackResult,
  insertPublishedResult,
  withdrawPublishedResult,
  type ArchivedResult,
  type Deed,
} from '../storage/published-result.ts';
import type { PlannedFile } from './plan-file.ts';
import type { ImportPlan, PlannedEntry } from './plan-import.ts';
import type { PublishedArchiveTools } from './published-archive.ts';
import { refreshComparison } from './refresh-comparison.ts';

/** The last ones; older ones stand in the archive all the same. */
const shownImportsMax = 50;

export type ImportOrder = {
  readonly bytes: Uint8Array;
  readonly fileName: string;
  /** Null for the operator. */
  readonly by: string | null;
  /** The plan that was shown; undefined takes whatever the file says now. */
  readonly plan: string | undefined;
  /** Wrong rows are left out; else they refuse the file. */
  readonly leavesOutWrong: boolean;
  /** Asked when the plan is made, which may take a while; throws when the person may not any more. */
  readonly beforeStoring?: () => void;
};

export type ImportDone = {
  readonly id: string;
  readonly preview: ImportPreview;
};

export type PublishedImportTools = PublishedArchiveTools & {
  /** What a file would do, by `planFile`: in a server beside the process that answers everybody. */
  readonly plan: (bytes: Uint8Array) => Promise<Result<PlannedFile, Refusal>>;
};

/** Files of published results: shown before they are taken in, stored whole, and undone whole. */
export class PublishedImports {
  readonly #tools: PublishedImportTools;

  constructor(tools: PublishedImportTools) {
    this.#tools = tools;
  }

  /** What a file would do. Nothing is stored. */
  async preview(bytes: Uint8Array): Promise<Result<ImportPreview, Refusal>> {
    const plan = await this.#tools.plan(bytes);
    return plan.ok ? success(previewOf(plan.value)) : plan;
  }

  /** All that is in order, in one transaction; refused when the plan is another by now, or something is wrong and may not be. */
  async take(order: ImportOrder): Promise<Result<ImportDone, Refusal>> {
    const planned = await this.#tools.plan(order.bytes);
    if (!planned.ok) return planned;
    order.beforeStoring?.();
    const done = this.#tools.database.transaction(() => this.#takeAsPlanned(planned.value, order));
    // Somebody changed the archive after the plan was made; what the file does to it now decides.
    return done ?? this.take(order);
  }

  list(): PublishedImport[] {
    return listPublishedImports(this.#tools.database, shownImportsMax).map(({ at, undoneAt, ...one }) => ({
      ...one,
      at: new Date(at).toISOString(),
      undoneAt: undoneAt === null ? null : new Date(undoneAt).toISOString(),
    }));
  }

  /** What it brought is withdrawn, and what it took the place of stands again. False when there is none that could be undone. */
  undo(id: string, by: string | null): boolean {
    const { database, chance, instruments } = this.#tools;
    return database.transaction(() => {
      const deed = { at: chance.now(), by };
      if (!markImportUndone(database, id, deed)) return false;
      for (const result of listResultsOfImport(database, id)) withdrawPublishedResult(database, result, deed);
      for (const result of listReplacedBy(database, id)) bringBackResult(database, result);
      refreshComparison(database, instruments);
      return true;
    });
  }

  /** Part of the caller's transaction. Undefined when the archive is not the one that was planned on. */
  #takeAsPlanned(plan: PlannedFile, order: ImportOrder): Result<ImportDone, Refusal> | undefined {
    if (archiveMark(this.#tools.database) !== plan.mark) return undefined;
    const { hash, problems } = plan;
    if (order.plan !== undefined && order.plan !== hash)
      return failure({ kind: 'stale', seen: order.plan, current: hash });
    if (problems.length > 0 && !order.leavesOutWrong)
      return failure({ kind: 'bad-request', problems: problems.slice(0, shownProblemsMax).map(asProblem) });
    return success({ id: this.#store(plan, order), preview: previewOf(plan) });
  }

  /** Part of the caller's transaction. */
  #store({ entries }: ImportPlan, { fileName, by }: ImportOrder): string {
    const { database, chance, instruments } = this.#tools;
    const importId = chance.newId();
    const deed: Deed = { at: chance.now(), by };
    insertPublishedImport(database, importId, fileName, deed);
    for (const entry of entries) {
      if (entry.shown.effect === 'unchanged') continue;
      if (entry.replaces !== undefined)
        withdrawPublishedResult(database, entry.replaces, { ...deed, replacedBy: importId });
      insertPublishedResult(database, this.#identified(entry), { ...deed, importId });
    }
    refreshComparison(database, instruments);
    return importId;
  }

  #identified({ result, subject }: PlannedEntry): ArchivedResult {
    const { database, chance } = this.#tools;
    const id = chance.newId();
    if (subject.kind === 'mean') return { ...result, id, subject };
    const known = { ...subject, day: `${result.year}-01-01` };
    const identity = subject.id ?? identifyMunicipality(database, known, () => chance.newId());
    return { ...result, id, subject: { ...subject, id: identity } };
  }
}

function previewOf({ rows, problems, entries, hash }: ImportPlan): ImportPreview {
  const count = (effect: PlannedEntry['shown']['effect']) =>
    entries.filter(({ shown }) => shown.effect === effect).length;
  return {
    rows,
    wrongRows: new Set(problems.map(({ row }) => row)).size,
    problems: problems.slice(0, shownProblemsMax),
    added: count('added'),
    changed: count('changed'),
    unchanged: count('unchanged'),
    results: entries.slice(0, shownResultsMax).map(({ shown }) => shown),
    plan: hash,
  };
}

function asProblem({ row, column, rule, value }: ImportPlan['problems'][number]): {
  path: string;
  rule: string;
  value: string;
} {
  return { path: `row ${row}, ${column}`, rule, value };
}
