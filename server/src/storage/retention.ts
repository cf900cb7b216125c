import { sql } from 'kysely';
import {
  defaultSetting,
  retentionKinds,
  type RetentionKind,
  type RetentionSetting,
} from '@samskar/shared/retention';
import type { Database } from './database.ts';

export type RetentionChange = {
  readonly kind: RetentionKind;
  readonly before: RetentionSetting;
  readonly after: RetentionSetting;
  /** The administrator's account. */
  readonly by: string;
  /** Milliseconds since 1970. */
  readonly at: number;
};

/** A setting as it holds now, how often it has been changed, and by whom it was last. */
export type HeldSetting = RetentionSetting & { readonly revision: number; readonly by: string | undefined };

/** Part of the caller's transaction. */
export function insertRetentionChange(
  database: Database,
  { kind, before, after, by, at }: RetentionChange,
): void {
  database.run(
    database.kysely.insertInto('retention_change').values({
      kind,
      days_before: before.days,
      days_after: after.days,
      automatic_before: Number(before.automatic),
      automatic_after: Number(after.automatic),
      by_account: by,
      at,
    }),
  );
}

export function findRetentionSetting(database: Database, kind: RetentionKind): HeldSetting {
  const changes = database.kysely.selectFrom('retention_change').where('kind', '=', kind);
  const last = database.get(
    changes.select(['days_after', 'automatic_after', 'by_account']).orderBy('id', 'desc').limit(1),
  );
  if (last === undefined) return { ...defaultSetting(kind), revision: 0, by: undefined };
  const counted = database.get(changes.select((row) => row.fn.countAll<number>().as('count')));
  return {
    days: last.days_after,
    automatic: last.automatic_after === 1,
    revision: counted?.count ?? 0,
    by: last.by_account,
  };
}

/** Newest first. */
export function listRetentionChanges(database: Database, limit: number): RetentionChange[] {
  return database
    .all(database.kysely.selectFrom('retention_change').selectAll().orderBy('id', 'desc').limit(limit))
    .filter(({ kind }) => retentionKinds.includes(kind))
    .map((row) => ({
      kind: row.kind,
      before: { days: row.days_before, automatic: row.automatic_before === 1 },
      after: { days: row.days_after, automatic: row.automatic_after === 1 },
      by: row.by_account,
      at: row.at,
    }));
}

/**
 * Says that the round which began at `at` deletes `count` records more of a kind, made until `until` where they go by their
 * own age. Before the deletion, whose transaction it is part of: the log of accounts lets nothing go without it.
 */
export function addRetentionDeletion(
  database: Database,
  { kind, count, at, until = null }: RetentionDeletion & { readonly until?: number | null },
): void {
  database.run(
    database.kysely
      .insertInto('retention_deletion')
      .values({ at, kind, count, until })
      .onConflict((conflict) =>
        conflict.columns(['at', 'kind']).doUpdateSet({ count: sql`count + ${count}`, until }),
      ),
  );
}

export type RetentionDeletion = { readonly kind: RetentionKind; readonly count: number; readonly at: number };

/** Newest first. */
export function listRetentionDeletions(database: Database, limit: number): RetentionDeletion[] {
  return database
    .all(
      database.kysely
        .selectFrom('retention_deletion')
        .select(['kind', 'count', 'at'])
        .orderBy('at', 'desc')
        .orderBy('kind')
        .limit(limit),
    )
    .filter(({ kind }) => retentionKinds.includes(kind))
    .map(({ kind, count, at }) => ({ kind, count, at }));
}

/** Part of the caller's transaction. */
export function setDeletedRecord(
  database: Database,
  evaluation: string,
  kind: RetentionKind,
  at: number,
): void {
  database.run(
    database.kysely
      .insertInto('deleted_record')
      .values({ evaluation_id: evaluation, kind, at })
      .onConflict((conflict) => conflict.columns(['evaluation_id', 'kind']).doUpdateSet({ at })),
  );
}

/** Which kinds of an evaluation's records are gone, and since when. */
export function listDeletedRecords(
  database: Database,
  evaluation: string,
): { readonly kind: RetentionKind; readonly at: number }[] {
  return database
    .all(
      database.kysely
        .selectFrom('deleted_record')
        .select(['kind', 'at'])
        .where('evaluation_id', '=', evaluation),
    )
    .filter(({ kind }) => retentionKinds.includes(kind))
    .map(({ kind, at }) => ({ kind, at }));
}
