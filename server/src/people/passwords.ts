import { hash, verify } from '@node-rs/argon2';

/** What one guess costs. */
export type PasswordCost = { readonly memoryKiB: number; readonly passes: number };

/** argon2id with 19 MiB, 2 passes, 1 lane: OWASP Password Storage Cheat Sheet, the first of its equivalent settings. */
export const passwordCost: PasswordCost = { memoryKiB: 19 * 1024, passes: 2 };

/** Each takes 60 ms of a core; behind so many a person would wait longer than a browser does. */
const pendingMax = 64;

/** Makes and checks password hashes, off the event loop. */
export class Passwords {
  readonly #cost: PasswordCost;
  readonly #hashOfNobody: Promise<string>;
  #pending = 0;

  constructor(cost: PasswordCost) {
    this.#cost = cost;
    this.#hashOfNobody = this.hash('no account has this password');
  }

  /** So many are being checked that one more would have to wait for seconds. */
  get isBusy(): boolean {
    return this.#pending >= pendingMax;
  }

  async hash(password: string): Promise<string> {
    return this.#counted(() =>
      hash(normal(password), {
        memoryCost: this.#cost.memoryKiB,
        timeCost: this.#cost.passes,
        parallelism: 1,
      }),
    );
  }

  /** Without a hash the answer is false and takes as long: time does not tell whether an account exists. */
  async verify(passwordHash: string | null, password: string): Promise<boolean> {
    const compared = passwordHash ?? (await this.#hashOfNobody);
    const isRight = await this.#counted(() => verify(compared, normal(password)));
    return isRight && passwordHash !== null;
  }

  async #counted<Value>(act: () => Promise<Value>): Promise<Value> {
    this.#pending += 1;
    try {
      return await act();
    } finally {
      this.#pending -= 1;
    }
  }
}

/** Keyboards differ in how they send "å": one character or two (NIST SP 800-63B, 3.1.1.2). */
function normal(password: string): string {
  return password.normalize('NFKC');
}
