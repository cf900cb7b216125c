import type { Database } from './database.ts';

export type LoggedCommand = {
  readonly account: string;
  readonly key: string;
  readonly evaluation: string;
  /** Of what was asked; null in rows written before it was kept. */
  readonly hash: string | null;
  /** The command's events; `firstSeq` is above `lastSeq` when it made none. */
  readonly firstSeq: number;
  readonly lastSeq: number;
};

/** Remembers an accepted command, so that a repeated request does nothing twice. Part of the caller's transaction. */
export function insertCommand(database: Database, command: LoggedCommand, at: number): void {
  database.run(
    database.kysely.insertInto('command_log').values({
      account_id: command.account,
      key: command.key,
      evaluation_id: command.evaluation,
      command_hash: command.hash,
      at,
      first_seq: command.firstSeq,
      last_seq: command.lastSeq,
    }),
  );
}

export function findCommand(database: Database, account: string, key: string): LoggedCommand | undefined {
  const row = database.get(
    database.kysely
      .selectFrom('command_log')
      .select(['evaluation_id', 'command_hash', 'first_seq', 'last_seq'])
      .where('account_id', '=', account)
      .where('key', '=', key),
  );
  return (
    row && {
      account,
      key,
      evaluation: row.evaluation_id,
      hash: row.command_hash,
      firstSeq: row.first_seq,
      lastSeq: row.last_seq,
    }
  );
}
