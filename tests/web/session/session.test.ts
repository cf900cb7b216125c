import { beforeEach, describe, expect, test } from 'vitest';
import { failure, success } from '@samskar/shared/result';
import type { CallFailure } from '../../../web/src/lib/api/call.ts';
import { accountMemory } from '../../../web/src/lib/session/account-memory.ts';
import type { LeftOnDevice } from '../../../web/src/lib/session/forget-others.ts';
import { Session, type SignOutGuard } from '../../../web/src/lib/session/session.svelte.ts';
import type { TabMessage } from '../../../web/src/lib/session/tab-channel.ts';

const account = {
  id: '0191d5a0-0000-7000-8000-000000000001',
  name: 'Vurderer A',
  email: 'assessor-a@samskar.example',
  roles: [],
};
const otherAccount = { ...account, id: '0191d5a0-0000-7000-8000-000000000002' };

/** A session with a server, a device and other tabs that the test plays; `done` is what happened, in order. */
function desk(remembered?: typeof account, left: readonly LeftOnDevice[] = []) {
  const done: string[] = [];
  const store = new Map<string, string>();
  const memory = accountMemory({
    getItem: (key) => store.get(key) ?? null,
    setItem: (key, value) => void store.set(key, value),
    removeItem: (key) => void store.delete(key),
  });
  if (remembered !== undefined) memory.write(remembered);
  const server: { answer: typeof account | CallFailure } = { answer: account };
  let hear: (message: TabMessage) => void = () => undefined;
  const parts: ConstructorParameters<typeof Session>[0] = {
    // The one function that stands for all of `call`'s types here answers with the session or nothing.
    call: ((method: string) => {
      done.push(`${method} session`);
      const { answer } = server;
      return Promise.resolve('kind' in answer ? failure(answer) : success({ account: answer, demo: false }));
    }) as never,
    memory,
    tabs: {
      send: (message) => void done.push(`tabs: ${message.kind}`),
      listen: (listener) => (hear = listener),
    },
    forget: (id) => {
      done.push(`forget ${id.slice(-1)}`);
      return Promise.resolve();
    },
    forgetOthers: (id) => {
      done.push(`forget others than ${id.slice(-1)}`);
      return Promise.resolve(left);
    },
    exit: {
      toSignIn: () => void done.push('to sign-in'),
      toStart: () => void done.push('to start'),
      reload: () => void done.push('reload'),
    },
  };
  const session = new Session(parts);
  return { session, parts, server, memory, done, hear: (message: TabMessage) => hear(message) };
}

let bench: ReturnType<typeof desk>;

describe('starting', () => {
  test('asks the server who is signed in', async () => {
    bench = desk();
    await bench.session.start();
    expect(bench.session.account).toEqual(account);
    expect(bench.memory.read()).toEqual(account);
  });

  test('with nobody signed in leads to the sign-in screen', async () => {
    bench = desk();
    bench.server.answer = { kind: 'signed-out' };
    await bench.session.start();
    expect(bench.session.state.kind).toBe('signed-out');
  });

  test('takes a remembered account at its word, so that a reload works without a line', async () => {
    bench = desk(account);
    bench.server.answer = { kind: 'offline' };
    await bench.session.start();
    await settle();
    expect(bench.session.state).toEqual({ kind: 'signed-in', account });
  });

  test('with a remembered account whose session has ended leads to the sign-in screen', async () => {
    bench = desk(account);
    bench.server.answer = { kind: 'signed-out' };
    await bench.session.start();
    await settle();
    expect(bench.session.state.kind).toBe('signed-out');
  });

  test('with a remembered account leaves the sign-in screen where it is until the server has answered', async () => {
    bench = desk(account);
    await bench.session.start();
    expect(bench.session.isAnswered).toBe(false);
    await settle();
    expect(bench.session.isAnswered).toBe(true);
    expect(bench.session.state.kind).toBe('signed-in');
  });

  test.each(['offline', 'signed-out'] as const)('is answered too when the answer is: %s', async (kind) => {
    bench = desk(account);
    bench.server.answer = { kind };
    await bench.session.start();
    await settle();
    expect(bench.session.isAnswered).toBe(true);
  });

  test('loads the page anew when somebody else has signed in meanwhile', async () => {
    bench = desk(otherAccount);
    await bench.session.start();
    await settle();
    expect(bench.done).toContain('reload');
    expect(bench.memory.read()).toEqual(account);
  });
});

describe('a session that the server ends', () => {
  beforeEach(async () => {
    bench = desk();
    await bench.session.start();
    bench.session.expire();
  });

  test('keeps the person and what is typed', () => {
    expect(bench.session.state).toEqual({ kind: 'expired', account });
  });

  test('goes on when the same person signs in again', async () => {
    let regained = 0;
    bench.session.onRegained(() => (regained += 1));
    await bench.session.signIn(account.email, 'password');
    expect(bench.session.state.kind).toBe('signed-in');
    expect(regained).toBe(1);
  });

  test('goes on when the same person signs in again in another tab', () => {
    bench.hear({ kind: 'signed-in', accountId: account.id });
    expect(bench.session.state.kind).toBe('signed-in');
  });

  test('loads everything anew when somebody else signs in', async () => {
    bench.server.answer = otherAccount;
    await bench.session.signIn(otherAccount.email, 'password');
    expect(bench.done.at(-1)).toBe('to start');
  });

  test('[R13] takes the other tabs along when somebody else signs in, and keeps what is typed', async () => {
    bench.session.registerBeforeSignOut(guard(bench));
    bench.server.answer = otherAccount;
    bench.done.length = 0;
    await bench.session.signIn(otherAccount.email, 'password');
    expect(bench.done).toEqual(['POST session', 'tabs: signed-in', 'let go 1', 'to start']);
    expect(bench.memory.read()).toEqual(otherAccount);
  });

  test('loads everything anew, with what is typed on the device, when somebody else has signed in in another tab', async () => {
    bench.session.registerBeforeSignOut(guard(bench));
    bench.done.length = 0;
    bench.hear({ kind: 'signed-in', accountId: otherAccount.id });
    await settle();
    expect(bench.done).toEqual(['let go 1', 'reload']);
  });
});

describe('[R13] somebody else on the same browser', () => {
  test('begins on a fresh page when the one before was found signed out after a reload', async () => {
    bench = desk(account);
    bench.server.answer = { kind: 'signed-out' };
    await bench.session.start();
    await settle();
    expect(bench.session.state.kind).toBe('signed-out');

    bench.server.answer = otherAccount;
    await bench.session.signIn(otherAccount.email, 'password');
    expect(bench.done.at(-1)).toBe('to start');
    expect(bench.memory.read()).toEqual(otherAccount);
  });

  test('has the stores of the others forgotten, and is told whose unsent edits stay', async () => {
    const left = [{ account: account.id, name: account.name }];
    bench = desk(otherAccount, left);
    bench.server.answer = otherAccount;
    await bench.session.start();
    await settle();
    expect(bench.done).toContain('forget others than 2');
    expect(bench.session.othersHere).toEqual(left);
  });

  test('does not have anything forgotten before the server has said who it is', async () => {
    bench = desk(otherAccount);
    bench.server.answer = { kind: 'offline' };
    await bench.session.start();
    await settle();
    expect(bench.done).toEqual(['GET session']);
  });
});

describe('signing out', () => {
  beforeEach(async () => {
    bench = desk();
    await bench.session.start();
    bench.done.length = 0;
    bench.session.registerBeforeSignOut(guard(bench));
  });

  test('can warn of edits that only this device holds', async () => {
    expect(await bench.session.countUnsentEdits()).toBe(3);
  });

  test('[R13] closes what is open, deletes the stores, and ends the session, in that order', async () => {
    await bench.session.signOut();
    expect(bench.done).toEqual(['tabs: signing-out', 'let go 1', 'forget 1', 'DELETE session', 'to sign-in']);
    expect(bench.memory.read()).toBeUndefined();
  });

  test('without a line is made up for at the next start, before anything else', async () => {
    bench.server.answer = { kind: 'offline' };
    await bench.session.signOut();
    expect(bench.memory.owesSignOut()).toBe(true);

    const next = new Session(bench.parts);
    bench.server.answer = account;
    bench.done.length = 0;
    await next.start();
    expect(bench.done).toEqual(['DELETE session']);
    expect(next.state.kind).toBe('signed-out');
    expect(bench.memory.owesSignOut()).toBe(false);
  });

  test('in another tab takes this one along', () => {
    bench.hear({ kind: 'signing-out', accountId: account.id });
    expect(bench.done).toEqual(['to sign-in']);
  });
});

/** Three unsent edits. */
function guard({ done }: ReturnType<typeof desk>): SignOutGuard {
  return {
    countUnsentEdits: () => Promise.resolve(3),
    letGo: (id) => {
      done.push(`let go ${id.slice(-1)}`);
      return Promise.resolve();
    },
  };
}

/** Lets what the session has begun without waiting for it come to its end. */
async function settle() {
  await new Promise((resolve) => setImmediate(resolve));
}
