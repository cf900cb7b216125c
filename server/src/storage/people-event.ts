import type { Database } from './database.ts';
import type { PeopleEventKind } from './people-tables.ts';

export type PeopleEvent = {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly kind: PeopleEventKind;
  /** Null for the operator at the machine. */
  readonly by: string | null;
  /** Null where it is about the installation. */
  readonly account: string | null;
  /** What it changed to; plain JSON. */
  readonly detail?: Readonly<Record<string, unknown>>;
};

/** Writes down who did what to whom. Part of the caller's transaction. */
export function appendPeopleEvent(database: Database, event: PeopleEvent): void {
  database.run(
    database.kysely.insertInto('people_event').values({
      at: event.at,
      kind: event.kind,
      by_account: event.by,
      account_id: event.account,
      detail: JSON.stringify(event.detail ?? {}),
    }),
  );
}
