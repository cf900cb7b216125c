import type { EvaluationRole } from '@samskar/shared/evaluation';
import type { Database } from './database.ts';

export type EvaluationRow = {
  readonly id: string;
  readonly municipalityId: string;
  readonly year: number;
  /** Of the instrument that it was begun on, or has been moved to, in the texts of that day. */
  readonly instrumentHash: string;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
};

/** Part of the caller's transaction. */
export function insertEvaluation(database: Database, row: EvaluationRow): void {
  database.run(
    database.kysely.insertInto('evaluation').values({
      id: row.id,
      municipality_id: row.municipalityId,
      year: row.year,
      instrument_hash: row.instrumentHash,
      created_at: row.createdAt,
    }),
  );
}

/** Every evaluation's id, newest first. */
export function listEvaluationIds(database: Database): string[] {
  return database
    .all(database.kysely.selectFrom('evaluation').select('id').orderBy('created_at', 'desc').orderBy('id'))
    .map(({ id }) => id);
}

/** It stands on another instrument. Part of the caller's transaction. */
export function setInstrument(database: Database, evaluation: string, hash: string): void {
  database.run(
    database.kysely.updateTable('evaluation').set({ instrument_hash: hash }).where('id', '=', evaluation),
  );
}

/** Of the instrument that an evaluation stands on, in the texts of the day when it began to. */
export function findInstrumentHash(database: Database, evaluation: string): string | undefined {
  return database.get(
    database.kysely.selectFrom('evaluation').select('instrument_hash').where('id', '=', evaluation),
  )?.instrument_hash;
}

/** The evaluations that stand on an instrument, in any of its texts. */
export function listEvaluationIdsOn(database: Database, instrument: string): string[] {
  return database
    .all(
      database.kysely
        .selectFrom('evaluation')
        .innerJoin('instrument', 'instrument.hash', 'evaluation.instrument_hash')
        .select('evaluation.id')
        .where('instrument.id', '=', instrument)
        .orderBy('evaluation.id'),
    )
    .map(({ id }) => id);
}

/** The evaluations in which an account takes part, newest first. */
export function listEvaluationIdsOf(database: Database, account: string): string[] {
  return database
    .all(
      database.kysely
        .selectFrom('participant')
        .innerJoin('evaluation', 'evaluation.id', 'participant.evaluation_id')
        .select('evaluation.id')
        .where('account_id', '=', account)
        .orderBy('created_at', 'desc')
        .orderBy('evaluation.id'),
    )
    .map(({ id }) => id);
}

/** Undefined also when there is no such evaluation. */
export function findRole(
  database: Database,
  evaluation: string,
  account: string,
): EvaluationRole | undefined {
  return database.once(prepareFindRole)([evaluation, account])[0]?.role;
}

/** Compiled once: asked for each request, and for each socket at each heartbeat. */
function prepareFindRole({ kysely, prepareAll }: Database) {
  return prepareAll(
    kysely
      .selectFrom('participant')
      .select('role')
      .where('evaluation_id', '=', '')
      .where('account_id', '=', ''),
  );
}

export function insertParticipant(
  database: Database,
  evaluation: string,
  account: string,
  role: EvaluationRole,
): void {
  database.run(
    database.kysely
      .insertInto('participant')
      .values({ evaluation_id: evaluation, account_id: account, role }),
  );
}

export function deleteParticipant(database: Database, evaluation: string, account: string): void {
  database.run(
    database.kysely
      .deleteFrom('participant')
      .where('evaluation_id', '=', evaluation)
      .where('account_id', '=', account),
  );
}
