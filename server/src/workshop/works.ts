import { dirname } from 'node:path';
import type { Refusal, ReportFormat, ReportPdfStandard, TemplateKind } from '@samskar/shared/api';
import type { UiLanguage } from '@samskar/shared/messages';
import { success, type Result } from '@samskar/shared/result';
import type { PlannedFile } from '../published/plan-file.ts';
import type { TableProblem } from '../published/read-table.ts';
import type { JudgedTemplate } from '../reports/judge-template.ts';
import type { Database } from '../storage/database.ts';

/**
 * What is made in the workshop, by its kind: from plain data to plain data, since both are sent between processes. What a work needs
 * is loaded with its first order: some of the libraries are large, and none is the business of the process that answers everybody.
 */
export const works = {
  report: makeReport,
  'template-check': checkTemplate,
  'import-plan': planImportFile,
} as const;

export type Works = typeof works;
export type WorkKind = keyof Works;
export type WorkOrder<Kind extends WorkKind> = Parameters<Works[Kind]>[0];
export type WorkAnswer<Kind extends WorkKind> = Awaited<ReturnType<Works[Kind]>>;

type ReportWork = {
  readonly dataFile: string;
  readonly evaluation: string;
  /** Who asks for it; what they may read is looked up when it is made. */
  readonly account: string;
  readonly language: UiLanguage;
  readonly format: ReportFormat;
  readonly standard?: ReportPdfStandard;
  /** With the installation's own templates, where it has any for that kind of file. */
  readonly hasOwnLayout: boolean;
};

/** A report's file, and what it is of. */
export type MadeReport = {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly municipality: string;
  readonly year: number;
  readonly isDraft: boolean;
};

/** All of it is read here: it would take the process that answers everybody tens of milliseconds, and wait in its memory. */
async function makeReport(work: ReportWork): Promise<Result<MadeReport, Refusal>> {
  const { dataFile, format, standard, hasOwnLayout } = work;
  const { readStoredReport } = await import('../evaluation/read-stored-report.ts');
  const { storedEvaluations } = await import('../evaluation/stored-evaluations.ts');
  const { mayHaveTemplate, ownTemplatesFor } = await import('../templates/own-templates-for.ts');
  const [read, own] = await withData(dataFile, (database) => [
    readStoredReport(storedEvaluations(database, dirname(dataFile)), {
      ...work,
      isArchive: format === 'zip',
    }),
    hasOwnLayout && mayHaveTemplate(format) ? ownTemplatesFor(database, format) : {},
  ]);
  if (!read.ok) return read;
  const { sources, signed } = read.value;
  const { renderReport } = await import('../reports/render-report.ts');
  const { publicAccess } = await import('../reports/archive-metadata.ts');
  const { applicationVersion } = await import('../application-version.ts');
  const archive = signed && { file: signed, access: publicAccess, application: applicationVersion() };
  const bytes = await renderReport({
    sources,
    format,
    ...own,
    ...(standard && { standard }),
    ...(archive && { archive }),
  });
  const { municipality, year } = sources.content;
  return success({
    // No library shares its memory with another thread.
    bytes: bytes as Uint8Array<ArrayBuffer>,
    municipality: municipality.name,
    year,
    isDraft: sources.signedAt === null,
  });
}

type TemplateWork = {
  readonly kind: TemplateKind;
  readonly bytes: Uint8Array;
  /** Of the problems' sentences. */
  readonly language: UiLanguage;
  /** Where slides of a library may belong, as `area:5`. */
  readonly slots: readonly string[];
};

async function checkTemplate(order: TemplateWork): Promise<JudgedTemplate> {
  const { judgeTemplate } = await import('../reports/judge-template.ts');
  return judgeTemplate(order);
}

type ImportWork = { readonly bytes: Uint8Array; readonly dataFile: string };

/** On the archive as it stands at this moment, also while somebody changes it. */
async function planImportFile({ bytes, dataFile }: ImportWork): Promise<Result<PlannedFile, TableProblem>> {
  const { planFile } = await import('../published/plan-file.ts');
  const { InstrumentLibrary } = await import('../instruments/instrument-library.ts');
  return withData(dataFile, (database) =>
    planFile(bytes, database, new InstrumentLibrary(database, () => Date.now())),
  );
}

/** The data as it is at this moment. */
async function withData<T>(dataFile: string, read: (database: Database) => T | Promise<T>): Promise<T> {
  const { migrations } = await import('@samskar/migrations');
  const { openToRead } = await import('../storage/open-to-read.ts');
  const database = openToRead(dataFile, Object.keys(migrations));
  try {
    return await read(database);
  } finally {
    database.close();
  }
}
