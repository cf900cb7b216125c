import type { InstallationRole } from '@samskar/shared/api';
import type { Database } from './database.ts';

export type Account = {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly passwordHash: string | null;
  /** Milliseconds since 1970; null while the account may sign in. */
  readonly disabledAt: number | null;
  readonly roles: readonly InstallationRole[];
};

export type NewAccountRow = {
  readonly id: string;
  readonly name: string;
  /** In lower case. */
  readonly email: string;
  readonly passwordHash: string | null;
  readonly createdAt: number;
};

export function insertAccount(database: Database, account: NewAccountRow): void {
  database.run(
    database.kysely.insertInto('account').values({
      id: account.id,
      name: account.name,
      email: account.email,
      password_hash: account.passwordHash,
      created_at: account.createdAt,
      disabled_at: null,
    }),
  );
}

export function findAccount(database: Database, id: string): Account | undefined {
  const row = database.get(selectAccounts(database).where('id', '=', id));
  return row && accountOf(database, row);
}

export function findAccountByEmail(database: Database, email: string): Account | undefined {
  const row = database.get(selectAccounts(database).where('email', '=', email.toLowerCase()));
  return row && accountOf(database, row);
}

/** Everybody, by name. */
export function listAccounts(database: Database): Account[] {
  return database
    .all(selectAccounts(database).orderBy('name').orderBy('id'))
    .map((row) => accountOf(database, row));
}

/** Administrators who can sign in. */
export function countAdministrators(database: Database): number {
  return database.all(
    database.kysely
      .selectFrom('installation_role')
      .innerJoin('account', 'account.id', 'installation_role.account_id')
      .select('account.id')
      .where('role', '=', 'administrator')
      .where('disabled_at', 'is', null)
      .where('password_hash', 'is not', null),
  ).length;
}

export function setPasswordHash(database: Database, id: string, passwordHash: string): void {
  database.run(
    database.kysely.updateTable('account').set({ password_hash: passwordHash }).where('id', '=', id),
  );
}

/** Null lets the person sign in again. */
export function setDisabled(database: Database, id: string, at: number | null): void {
  database.run(database.kysely.updateTable('account').set({ disabled_at: at }).where('id', '=', id));
}

export function replaceRoles(database: Database, id: string, roles: readonly InstallationRole[]): void {
  database.run(database.kysely.deleteFrom('installation_role').where('account_id', '=', id));
  for (const role of new Set(roles))
    database.run(database.kysely.insertInto('installation_role').values({ account_id: id, role }));
}

function selectAccounts(database: Database) {
  return database.kysely
    .selectFrom('account')
    .select(['id', 'name', 'email', 'password_hash', 'disabled_at']);
}

type AccountRow = {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly password_hash: string | null;
  readonly disabled_at: number | null;
};

function accountOf(database: Database, row: AccountRow): Account {
  return {
    id: row.id,
    name: row.name,
    email: row.email,
    passwordHash: row.password_hash,
    disabledAt: row.disabled_at,
    roles: rolesOf(database, row.id),
  };
}

function rolesOf(database: Database, id: string): InstallationRole[] {
  return database
    .all(
      database.kysely
        .selectFrom('installation_role')
        .select('role')
        .where('account_id', '=', id)
        .orderBy('role'),
    )
    .map(({ role }) => role);
}
