import type { DocumentTables } from './document-tables.ts';

/** Every table; each storage file declares its own. */
export type Schema = DocumentTables;
