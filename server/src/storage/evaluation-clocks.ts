import type { ClockEvent } from '@samskar/shared/retention';
import type { Database } from './database.ts';

/** The events by which an evaluation's clocks go, in order. */
export function listClockEvents(database: Database, evaluation: string): ClockEvent[] {
  return database.raw
    .prepare(
      `select kind, at, body from event indexed by event_of_retention
      where evaluation_id = ? and ${isOfClocks} order by seq`,
    )
    .all(evaluation)
    .map(({ kind, at, body }) => ({
      // The filter lets these kinds through and no others.
      kind: String(kind) as ClockEvent['kind'],
      at: Number(at),
      // `appendEvent` wrote it: a signature says whether it completes, the others nothing.
      completes: (JSON.parse(String(body)) as { completes?: boolean }).completes === true,
    }));
}

/** Evaluations in which a clock may run, after this id and in order of theirs. */
export function listClockedEvaluations(database: Database, after: string, limit: number): string[] {
  return database.raw
    .prepare(
      `select distinct evaluation_id from event indexed by event_of_retention
      where evaluation_id > ? and ${isOfClocks} order by evaluation_id limit ?`,
    )
    .all(after, limit)
    .map((row) => String(row.evaluation_id));
}

/** What a list calls an evaluation. @throws when there is none */
export function getEvaluationTitle(
  database: Database,
  evaluation: string,
): { readonly municipality: string; readonly year: number } {
  const row = database.raw
    .prepare(
      `select json_extract(body, '$.creation.municipality.name') as name, json_extract(body, '$.creation.year') as year
       from event where evaluation_id = ? and seq = 1`,
    )
    .get(evaluation);
  if (row === undefined) throw new Error(`There is no evaluation ${evaluation}`);
  return { municipality: String(row.name), year: Number(row.year) };
}

/** As the index has it: SQLite takes a partial index only for its own words. */
const isOfClocks = `kind in ('archived', 'taken-out-of-archive', 'signed', 'unlocked')`;
