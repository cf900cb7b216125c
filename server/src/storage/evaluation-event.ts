import type { EvaluationEvent } from '@samskar/shared/evaluation';
import type { Database } from './database.ts';

/** Appends an event under its own number, which must be the next one. Part of the caller's transaction. */
export function appendEvent(database: Database, evaluation: string, event: EvaluationEvent): void {
  const { seq, at, by, kind, ...body } = event;
  database.run(
    database.kysely.insertInto('event').values({
      evaluation_id: evaluation,
      seq,
      kind,
      at: Date.parse(at),
      by_account: by,
      body: JSON.stringify(body),
    }),
  );
}

/** The events after `seq`, in order, to `upTo` where it is given. */
export function listEvents(
  database: Database,
  evaluation: string,
  seq: number,
  upTo: number = Number.MAX_SAFE_INTEGER,
): EvaluationEvent[] {
  return database
    .once(prepareList)([evaluation, seq, upTo])
    .map((row) => eventOf(row.seq, row.kind, new Date(row.at).toISOString(), row.by_account, row.body));
}

/** Compiled once: asked whenever a state is looked at, since there may be a new event. */
function prepareList({ kysely, prepareAll }: Database) {
  return prepareAll(
    kysely
      .selectFrom('event')
      .select(['seq', 'kind', 'at', 'by_account', 'body'])
      .where('evaluation_id', '=', '')
      .where('seq', '>', 0)
      .where('seq', '<=', 0)
      .orderBy('seq'),
  );
}

/** Number of the last event; 0 when there is none. */
export function lastSeqOf(database: Database, evaluation: string): number {
  const last = database.get(
    database.kysely
      .selectFrom('event')
      .select('seq')
      .where('evaluation_id', '=', evaluation)
      .orderBy('seq', 'desc')
      .limit(1),
  );
  return last?.seq ?? 0;
}

/** Everybody who has done something in an evaluation. */
export function listEventAuthors(database: Database, evaluation: string): string[] {
  return database
    .all(
      database.kysely
        .selectFrom('event')
        .select('by_account')
        .distinct()
        .where('evaluation_id', '=', evaluation),
    )
    .map((row) => row.by_account);
}

function eventOf(seq: number, kind: string, at: string, by: string, body: string): EvaluationEvent {
  // `appendEvent` wrote it from an event, and the table never changes.
  return { ...(JSON.parse(body) as object), seq, at, by, kind } as EvaluationEvent;
}

/** Evaluations in which the account had a role and has left it. */
export function listEvaluationsLeftBy(database: Database, account: string): string[] {
  return database
    .all(
      database.kysely
        .selectFrom('event')
        .select('evaluation_id')
        .distinct()
        .where('kind', 'in', ['participant-removed', 'assessor-replaced', 'assessor-left'])
        // An id of 36 letters stands nowhere by chance.
        .where((filter) => filter(filter.fn<number>('instr', ['body', filter.val(account)]), '>', 0)),
    )
    .map((row) => row.evaluation_id);
}
