import { findAccount } from '../storage/account.ts';
import { isPassing, sqliteCodeOf, sqliteCodes, type Database } from '../storage/database.ts';
import {
  deleteSession,
  findSession,
  insertSession,
  listSessions,
  sessionsUnusedSince,
  setSessionSeen,
  type SessionRow,
} from '../storage/session.ts';
import { hashToken, type Chance } from './chance.ts';
import type { SessionWatcher } from './ports.ts';
import type { Viewer } from './viewer.ts';

const hourMs = 3_600_000;
/** A working day: who comes back tomorrow signs in again. */
export const sessionIdleMsMax = 12 * hourMs;
/** However busy a session is, a week later the password is asked for. */
export const sessionMsMax = 7 * 24 * hourMs;
/** How exactly the last use is known; each request would otherwise write to the disk. */
const seenEveryMs = 5 * 60_000;
/** How long a use may wait to be written: everybody comes at once after a restart, and a write for each is slow. */
const seenDelayMs = 1_000;

/** Who is signed in. Of a token only its hash is stored. */
export class Sessions {
  readonly #database: Database;
  readonly #chance: Chance;
  readonly #watcher: SessionWatcher;
  /** Hash -> when it was last used, for what is not written yet. */
  readonly #seen = new Map<string, number>();

  constructor(database: Database, chance: Chance, watcher: SessionWatcher) {
    this.#database = database;
    this.#chance = chance;
    this.#watcher = watcher;
  }

  /** A new session; its token is given to the browser and to nobody else. */
  open(accountId: string): string {
    const token = this.#chance.newToken();
    insertSession(this.#database, hashToken(token), accountId, this.#chance.now());
    return token;
  }

  /** The person that a browser with this token stands for; undefined for a token that is unknown or has run out. */
  find(token: string | undefined): Viewer | undefined {
    if (token === undefined) return undefined;
    const sessionHash = hashToken(token);
    const session = this.#findRow(sessionHash);
    if (session === undefined || !this.#isLive(session)) return undefined;
    const account = findAccount(this.#database, session.accountId);
    if (account?.disabledAt !== null) return undefined;
    this.#see(sessionHash, session);
    return {
      accountId: account.id,
      name: account.name,
      email: account.email,
      roles: account.roles,
      sessionHash,
    };
  }

  isOpen(sessionHash: string): boolean {
    const session = this.#findRow(sessionHash);
    return session !== undefined && this.#isLive(session);
  }

  end(sessionHash: string, accountId: string): void {
    deleteSession(this.#database, sessionHash);
    this.#database.afterCommit(() => this.#watcher.onSessionEnded({ sessionHash, accountId }));
  }

  /** Signs a person out everywhere, but for the session `except`. */
  endAllOf(accountId: string, except?: string): void {
    for (const sessionHash of listSessions(this.#database, accountId))
      if (sessionHash !== except) this.end(sessionHash, accountId);
  }

  /** Signs a person out where they signed in longest ago, but for the newest `kept`. */
  endOldestOf(accountId: string, kept: number): void {
    for (const sessionHash of listSessions(this.#database, accountId).slice(kept))
      this.end(sessionHash, accountId);
  }

  /** Ends what has run out by time; to be called every minute, since nobody else notices. */
  endExpired(): void {
    this.#writeSeen();
    const now = this.#chance.now();
    const bounds = { createdAt: now - sessionMsMax, seenAt: now - sessionIdleMsMax };
    for (const { tokenHash, accountId } of sessionsUnusedSince(this.#database, bounds))
      this.end(tokenHash, accountId);
  }

  #findRow(sessionHash: string): SessionRow | undefined {
    const row = findSession(this.#database, sessionHash);
    return row && { ...row, seenAt: this.#seen.get(sessionHash) ?? row.seenAt };
  }

  #isLive({ createdAt, seenAt }: SessionRow): boolean {
    const now = this.#chance.now();
    return now - createdAt < sessionMsMax && now - seenAt < sessionIdleMsMax;
  }

  #see(sessionHash: string, { seenAt }: SessionRow): void {
    const now = this.#chance.now();
    // A moment that is yet to come is of a clock that has been set back since, and would keep the session open too long.
    if (seenAt <= now && now - seenAt < seenEveryMs) return;
    if (this.#seen.size === 0) setTimeout(() => this.#writeSeen(), seenDelayMs).unref();
    this.#seen.set(sessionHash, now);
  }

  #writeSeen(): void {
    const seen = [...this.#seen];
    this.#seen.clear();
    // What a server that has stopped did not write only lets sessions run out a second earlier.
    if (seen.length === 0 || !this.#database.raw.isOpen) return;
    try {
      this.#database.transaction(() => {
        for (const [sessionHash, at] of seen) setSessionSeen(this.#database, sessionHash, at);
      });
    } catch (error) {
      // On a full disk, and beside a backup, people can still read; the session then only runs out earlier.
      const code = sqliteCodeOf(error);
      if (code !== sqliteCodes.full && !isPassing(code)) throw error;
    }
  }
}
