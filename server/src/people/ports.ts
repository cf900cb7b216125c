import type { EvaluationRole } from '@samskar/shared/evaluation';

/** What people must know of evaluations (R16), and what evaluations must be told of people. */
export interface EvaluationsOfPeople {
  /** The evaluations that are not signed by all, in which the account has a role. */
  openEvaluationsOf(account: string): readonly { readonly id: string; readonly role: EvaluationRole }[];
  /** The same evaluations, and those that the account has left: who leaves one may come back. */
  openEvaluationsEverOf(account: string): readonly string[];
  /**
   * Shows a recovery in every evaluation in which `account` is an assessor, as `account-recovered`. `by` is whoever
   * issued the link; the person, when the link is used. Part of the caller's transaction.
   */
  onAccountRecovered(account: string, by: string): void;
  /** Shows a new certificate in every open evaluation of the family in which `account` assesses. Part of the caller's transaction. */
  onCertificateIssued(
    account: string,
    certificate: { readonly family: string; readonly expiresOn: string },
    by: string,
  ): void;
}

/** Whoever holds something open for a session: its sockets are closed within a second (R8, R13). */
export interface SessionWatcher {
  onSessionEnded(ended: { readonly sessionHash: string; readonly accountId: string }): void;
}
