import { sql, type Kysely } from 'kysely';

/** Clustered by key: a document's log lies together, and an append touches one tree. */
const withoutRowid = sql`without rowid`;

/** The Yjs documents: what they are, their log, what the log was folded into, and who writes under which client id. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('document')
    .addColumn('id', 'integer', (column) => column.primaryKey())
    .addColumn('base_name', 'text', (column) => column.notNull())
    .addColumn('epoch', 'integer', (column) => column.notNull())
    .addColumn('created_at', 'integer', (column) => column.notNull())
    .addColumn('locked_at', 'integer')
    .addUniqueConstraint('document_name', ['base_name', 'epoch'])
    .execute();
  await db.schema
    .createTable('update_log')
    .addColumn('document_id', 'integer', (column) => column.notNull().references('document.id'))
    .addColumn('seq', 'integer', (column) => column.notNull())
    .addColumn('account_id', 'text', (column) => column.notNull())
    .addColumn('at', 'integer', (column) => column.notNull())
    .addColumn('bytes', 'blob', (column) => column.notNull())
    .addPrimaryKeyConstraint('update_log_key', ['document_id', 'seq'])
    .modifyEnd(withoutRowid)
    .execute();
  await db.schema
    .createTable('document_snapshot')
    .addColumn('document_id', 'integer', (column) => column.primaryKey().references('document.id'))
    .addColumn('seq', 'integer', (column) => column.notNull())
    .addColumn('at', 'integer', (column) => column.notNull())
    .addColumn('bytes', 'blob', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('client_id')
    .addColumn('document_id', 'integer', (column) => column.notNull().references('document.id'))
    .addColumn('client_id', 'integer', (column) => column.notNull())
    .addColumn('account_id', 'text', (column) => column.notNull())
    .addColumn('at', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('client_id_key', ['document_id', 'client_id'])
    .modifyEnd(withoutRowid)
    .execute();
}
