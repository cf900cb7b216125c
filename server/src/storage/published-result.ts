import { publishedResultSchema } from '@samskar/shared/api';
import type { z } from 'zod';
import type { Database } from './database.ts';

/** Without what is derived from it. */
const archivedSchema = publishedResultSchema.omit({ conflicts: true });
export type ArchivedResult = z.infer<typeof archivedSchema>;

type Deed = { readonly at: number; readonly by: string };

/** Part of the caller's transaction. */
export function insertPublishedResult(database: Database, result: ArchivedResult, { at, by }: Deed): void {
  if (result.subject.kind !== 'municipality') throw new Error('Only results of a municipality are added');
  database.run(
    database.kysely.insertInto('published_result').values({
      id: result.id,
      municipality_id: result.subject.id,
      content: JSON.stringify(result),
      added_at: at,
      added_by: by,
      withdrawn_at: null,
      withdrawn_by: null,
    }),
  );
}

/** Those that are not withdrawn, in the order in which they were added. */
export function listPublishedResults(database: Database): ArchivedResult[] {
  return database
    .all(
      database.kysely
        .selectFrom('published_result')
        .select('content')
        .where('withdrawn_at', 'is', null)
        .orderBy('added_at')
        .orderBy('id'),
    )
    .map(({ content }) => archivedSchema.parse(JSON.parse(content)));
}

/** Withdrawn ones included: they stay on the disk. */
export function countPublishedResults(database: Database): number {
  const { fn } = database.kysely;
  const row = database.get(
    database.kysely.selectFrom('published_result').select(fn.countAll<number>().as('count')),
  );
  return row?.count ?? 0;
}

/** False when there is none that could be withdrawn. Part of the caller's transaction. */
export function withdrawPublishedResult(database: Database, id: string, { at, by }: Deed): boolean {
  const changed = database.run(
    database.kysely
      .updateTable('published_result')
      .set({ withdrawn_at: at, withdrawn_by: by })
      .where('id', '=', id)
      .where('withdrawn_at', 'is', null),
  );
  return changed > 0;
}
