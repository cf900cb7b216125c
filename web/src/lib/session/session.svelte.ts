import { sessionViewSchema, type SessionView } from '@samskar/shared/api';
import type { Result } from '@samskar/shared/result';
import { call, onSignedOut, type CallFailure } from '#lib/api/call.ts';
import { forgetAccount } from './forget-account.ts';
import { forgetOthers, type LeftOnDevice } from './forget-others.ts';
import { tabChannel, type TabChannel, type TabMessage } from './tab-channel.ts';
import { accountMemory, type AccountMemory } from './account-memory.ts';

export type Account = SessionView['account'];

export type SessionState =
  /** Before the server, or this device's memory, has said anything. */
  | { readonly kind: 'unknown' }
  | { readonly kind: 'signed-out' }
  | { readonly kind: 'signed-in'; readonly account: Account }
  /** The server has ended the session; what is typed is kept and waits for the same person to sign in again. */
  | { readonly kind: 'expired'; readonly account: Account };

/** What a part of the web that keeps edits on this device does about signing out (R13). */
export type SignOutGuard = {
  /** Edits of this account that only this device holds. */
  countUnsentEdits(accountId: string): Promise<number>;
  /** Closes sockets and whatever else holds the stores open; the stores themselves are deleted afterwards. */
  letGo(accountId: string): Promise<void>;
};

/** The ways out of the page; a full load empties the memory of everything that was on the screens. */
export type Exit = { toSignIn(): void; toStart(): void; reload(): void };

type SessionParts = {
  readonly call: typeof call;
  readonly memory: AccountMemory;
  readonly tabs: TabChannel;
  readonly forget: (accountId: string) => Promise<void>;
  readonly forgetOthers: (accountId: string) => Promise<readonly LeftOnDevice[]>;
  readonly exit: Exit;
};

/** Who is signed in on this device, and what follows from signing in, out, and from a session that ends by itself. */
export class Session {
  state = $state.raw<SessionState>({ kind: 'unknown' });
  /**
   * Nothing that is still under way can end what `state` says: the server has answered, or cannot be reached. Until then
   * the sign-in screen stays where it is, because leaving it and coming back loses what is typed into it.
   */
  isAnswered = $state(false);
  /** Others whose unsent edits lie on this device; they cannot be seen from here (R13). */
  othersHere = $state.raw<readonly LeftOnDevice[]>([]);

  readonly #parts: SessionParts;
  #guards: readonly SignOutGuard[] = [];
  #regainedListeners: readonly (() => void)[] = [];
  /** The server has confirmed the account since this page was loaded. */
  #confirmed = false;

  constructor(parts: SessionParts) {
    this.#parts = parts;
    parts.tabs.listen((message) => this.#hear(message));
  }

  /** The person at the screen, also while the session is expired. */
  get account(): Account | undefined {
    return this.state.kind === 'signed-in' || this.state.kind === 'expired' ? this.state.account : undefined;
  }

  /**
   * Finds out who is signed in. An account that this device remembers is taken at its word, so that a reload works without a
   * line; the server's answer follows.
   */
  async start(): Promise<void> {
    if (this.state.kind !== 'unknown') return;
    if (this.#parts.memory.owesSignOut()) return this.#paySignOut();
    const remembered = this.#parts.memory.read();
    if (remembered !== undefined) this.state = { kind: 'signed-in', account: remembered };
    const confirmation = this.#confirm();
    if (remembered === undefined) await confirmation;
  }

  async signIn(email: string, password: string): Promise<Result<SessionView, CallFailure>> {
    const answer = await this.#parts.call('POST', '/api/session', {
      body: { email, password },
      schema: sessionViewSchema,
    });
    if (answer.ok) await this.adopt(answer.value);
    return answer;
  }

  /** Takes over a session that the server has just begun, by password or by a one-time link. */
  async adopt({ account }: SessionView): Promise<void> {
    const before = this.account;
    const last = before ?? this.#parts.memory.read();
    if (last !== undefined && last.id !== account.id) return this.#takeOver(account);
    this.#settle(account);
    this.#parts.tabs.send({ kind: 'signed-in', accountId: account.id });
    if (before !== undefined) this.#regainedListeners.forEach((listener) => listener());
  }

  /** What is on the screens and in the memory of the tabs is the other person's; the page that opens now forgets the stores. */
  async #takeOver(account: Account): Promise<void> {
    this.#parts.memory.write(account);
    this.#parts.tabs.send({ kind: 'signed-in', accountId: account.id });
    if (this.account !== undefined) await this.#letGo(this.account.id);
    this.#parts.exit.toStart();
  }

  /** For whoever learns that the session has ended: a request answered 401, or a socket closed with 4401. */
  expire(): void {
    if (this.#confirmed && this.state.kind === 'signed-in')
      this.state = { kind: 'expired', account: this.state.account };
  }

  /** Calls `listener` when the same person has signed in again after the session had expired; returns how to stop that. */
  onRegained(listener: () => void): () => void {
    this.#regainedListeners = [...this.#regainedListeners, listener];
    return () => (this.#regainedListeners = this.#regainedListeners.filter((one) => one !== listener));
  }

  registerBeforeSignOut(guard: SignOutGuard): () => void {
    this.#guards = [...this.#guards, guard];
    return () => (this.#guards = this.#guards.filter((one) => one !== guard));
  }

  /** Edits that signing out now would lose. */
  async countUnsentEdits(): Promise<number> {
    const accountId = this.account?.id;
    if (accountId === undefined) return 0;
    const counts = await Promise.all(this.#guards.map((guard) => guard.countUnsentEdits(accountId)));
    return counts.reduce((sum, count) => sum + count, 0);
  }

  /** R13: sockets, stores, then the session. Without a line the session is ended as soon as there is one. */
  async signOut(): Promise<void> {
    const accountId = this.account?.id;
    if (accountId !== undefined) await this.#leaveDevice(accountId);
    this.#parts.memory.oweSignOut();
    await this.#paySignOut();
    this.#parts.exit.toSignIn();
  }

  async #leaveDevice(accountId: string): Promise<void> {
    this.#parts.tabs.send({ kind: 'signing-out', accountId });
    await this.#letGo(accountId);
    await this.#parts.forget(accountId);
    this.#parts.memory.clear();
  }

  async #letGo(accountId: string): Promise<void> {
    await Promise.all(this.#guards.map((guard) => guard.letGo(accountId)));
  }

  async #paySignOut(): Promise<void> {
    const answer = await this.#parts.call('DELETE', '/api/session');
    if (answer.ok || answer.error.kind === 'signed-out') this.#parts.memory.paidSignOut();
    this.state = { kind: 'signed-out' };
  }

  async #confirm(): Promise<void> {
    const answer = await this.#parts.call('GET', '/api/session', { schema: sessionViewSchema });
    if (answer.ok) {
      this.#confirmAccount(answer.value.account);
      return;
    }
    const isRemembered = this.state.kind === 'signed-in' && answer.error.kind !== 'signed-out';
    if (!isRemembered) this.state = { kind: 'signed-out' };
    this.isAnswered = true;
  }

  #confirmAccount(account: Account): void {
    const remembered = this.account;
    this.#settle(account);
    if (remembered !== undefined && remembered.id !== account.id) this.#parts.exit.reload();
  }

  #settle(account: Account): void {
    this.#confirmed = true;
    this.isAnswered = true;
    this.#parts.memory.write(account);
    this.state = { kind: 'signed-in', account };
    void this.#parts.forgetOthers(account.id).then((left) => (this.othersHere = left));
  }

  #hear(message: TabMessage): void {
    const own = this.account?.id;
    if (own === undefined) return;
    if (message.kind === 'signed-in') this.#hearSignedIn(message.accountId, own);
    else if (message.accountId === own) this.#parts.exit.toSignIn();
  }

  #hearSignedIn(accountId: string, own: string): void {
    if (accountId !== own) void this.#letGo(own).then(() => this.#parts.exit.reload());
    else if (this.state.kind === 'expired') this.#regain(this.state.account);
  }

  #regain(account: Account): void {
    this.state = { kind: 'signed-in', account };
    this.#regainedListeners.forEach((listener) => listener());
  }
}

export const session = new Session({
  call,
  memory: accountMemory(globalThis.localStorage),
  tabs: tabChannel('samskar.session'),
  forget: forgetAccount,
  forgetOthers,
  exit: {
    toSignIn: () => globalThis.location.assign('/sign-in'),
    toStart: () => globalThis.location.assign('/'),
    reload: () => globalThis.location.reload(),
  },
});

onSignedOut(() => session.expire());
