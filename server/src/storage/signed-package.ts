import type { PackageContent } from '@samskar/shared/package';
import type { Database } from './database.ts';

export type StoredPackage = {
  /** Of the event that signed it first. */
  readonly seq: number;
  readonly content: PackageContent;
};

/** Keeps what the first signature was put under. Part of the caller's transaction. */
export function insertSignedPackage(
  database: Database,
  evaluation: string,
  { seq, content }: StoredPackage,
  at: number,
): void {
  database.run(
    database.kysely.insertInto('signed_package').values({
      evaluation_id: evaluation,
      seq,
      hash: content.hashes.package,
      at,
      content: JSON.stringify(content),
    }),
  );
}

/** Every package that was ever signed, oldest first. */
export function listSignedPackages(database: Database, evaluation: string): StoredPackage[] {
  return (
    database
      .all(
        database.kysely
          .selectFrom('signed_package')
          .select(['seq', 'content'])
          .where('evaluation_id', '=', evaluation)
          .orderBy('seq'),
      )
      // `insertSignedPackage` wrote it, and the table never changes.
      .map((row) => ({ seq: row.seq, content: JSON.parse(row.content) as PackageContent }))
  );
}

/** In all evaluations. */
export function countSignedPackages(database: Database): number {
  const { fn } = database.kysely;
  const row = database.get(
    database.kysely.selectFrom('signed_package').select(fn.countAll<number>().as('count')),
  );
  return row?.count ?? 0;
}
