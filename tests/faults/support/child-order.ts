/** What a test asks of the server's process beside what anybody can ask; see child-preload.ts. */
export type ChildOrder =
  /** Stores the compiled program where the next start finds it, which halves what a start takes; a kill would forget it. */
  | { readonly kind: 'keep-compiled' }
  /**
   * Dies, as by kill -9, at a place counted from the next statement that contains `after`: 0 is before it, 1 behind it,
   * 2 before the statement that follows, and so on.
   */
  | { readonly kind: 'die'; readonly after: string; readonly places: number }
  /** The data file may not grow any more, as on a full disk; or may again. */
  | { readonly kind: 'set-full'; readonly isFull: boolean }
  /** From now on the data file takes no write. */
  | { readonly kind: 'refuse-writes' }
  /** Its clock shows so much more than the machine's from now on; less when negative. */
  | { readonly kind: 'set-clock'; readonly aheadMs: number };

/** The variable that gives an order before the server starts. */
export const firstOrderVariable = 'FAULTS_FIRST_ORDER';
