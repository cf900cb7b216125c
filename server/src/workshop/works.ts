import type { TemplateKind } from '@samskar/shared/api';
import type { UiLanguage } from '@samskar/shared/messages';
import type { Result } from '@samskar/shared/result';
import type { PlannedFile } from '../published/plan-file.ts';
import type { TableProblem } from '../published/read-table.ts';
import type { JudgedTemplate } from '../reports/judge-template.ts';
import type { ReportOrder } from '../reports/render-report.ts';
import type { Database } from '../storage/database.ts';

/**
 * What is made in the workshop, by its kind: from plain data to plain data, since both are sent between threads. What a work needs
 * is loaded with its first order: some of the libraries are large, and none is the business of the thread that answers everybody.
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
  readonly report: Omit<ReportOrder, 'template' | 'library'>;
  /** Where the installation keeps its own templates; undefined for our own look. Read here, so that none waits in memory. */
  readonly dataFile?: string | undefined;
};

/** The report's file, with the installation's own templates where it has any for that kind of file. */
async function makeReport({ report, dataFile }: ReportWork): Promise<Uint8Array> {
  const { renderReport } = await import('../reports/render-report.ts');
  const { mayHaveTemplate, ownTemplatesFor } = await import('../templates/own-templates-for.ts');
  const { format } = report;
  if (dataFile === undefined || !mayHaveTemplate(format)) return renderReport(report);
  return renderReport({
    ...report,
    ...(await withData(dataFile, (database) => ownTemplatesFor(database, format))),
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
