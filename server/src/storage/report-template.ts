import type { TemplateKind } from '@samskar/shared/api';
import type { Database } from './database.ts';

export type StoredTemplate = {
  readonly kind: TemplateKind;
  readonly fileName: string;
  /** Length of the content. */
  readonly bytes: number;
  /** Of the content, in hexadecimal. */
  readonly sha256: string;
  /** Milliseconds since 1970. */
  readonly addedAt: number;
};

/** What stands, with the names of who brought it; without contents. */
export function listReportTemplates(database: Database): (StoredTemplate & { readonly by: string })[] {
  return database
    .all(
      database.kysely
        .selectFrom('report_template')
        .innerJoin('account', 'account.id', 'added_by')
        .select(['kind', 'file_name', 'bytes', 'sha256', 'added_at', 'account.name']),
    )
    .map(({ file_name, added_at, name, ...row }) => ({
      ...row,
      fileName: file_name,
      addedAt: added_at,
      by: name,
    }));
}

/** The file itself. */
export function findReportTemplate(
  database: Database,
  kind: TemplateKind,
): { readonly fileName: string; readonly content: Uint8Array } | undefined {
  const row = database.get(
    database.kysely.selectFrom('report_template').select(['file_name', 'content']).where('kind', '=', kind),
  );
  return row && { fileName: row.file_name, content: row.content };
}

/** The hash of what stands. */
export function findTemplateHash(database: Database, kind: TemplateKind): string | undefined {
  return database.get(database.kysely.selectFrom('report_template').select('sha256').where('kind', '=', kind))
    ?.sha256;
}

/** Takes the place of what stood. Part of the caller's transaction. */
export function putReportTemplate(
  database: Database,
  {
    kind,
    fileName,
    sha256,
    addedAt,
    addedBy,
    content,
  }: Omit<StoredTemplate, 'bytes'> & { readonly addedBy: string; readonly content: Uint8Array },
): void {
  removeReportTemplate(database, kind);
  database.run(
    database.kysely.insertInto('report_template').values({
      kind,
      file_name: fileName,
      bytes: content.length,
      sha256,
      added_at: addedAt,
      added_by: addedBy,
      content,
    }),
  );
}

/** Part of the caller's transaction. */
export function removeReportTemplate(database: Database, kind: TemplateKind): void {
  database.run(database.kysely.deleteFrom('report_template').where('kind', '=', kind));
}
