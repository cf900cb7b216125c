/** Why the server will not take what was typed; typing goes on, and is kept on the device. */
export type SavingRefusal =
  /** The session has ended; saving goes on by itself after signing in again. */
  | 'signed-out'
  /** The person may no longer write or read here. */
  | 'not-allowed'
  /** The document was locked while edits were under way: they came late and do not count. */
  | 'locked'
  /** The server found the edits broken; they are kept aside. */
  | 'rejected'
  /** The document would grow beyond its limit. */
  | 'too-large'
  /** The account has as many windows open as it may have: one must be closed, and this page loaded anew. */
  | 'too-many-windows'
  /** The server's disk has no room; saving is tried again by itself. */
  | 'storage-full'
  /** Another program holds the server's data file; saving is tried again by itself. */
  | 'storage-busy';

/** Those that pass by themselves, while the line is there. */
export function isPassing(why: SavingRefusal | undefined): boolean {
  return why === 'storage-full' || why === 'storage-busy';
}

/** Those that may be over after signing in anew, or with a new line. */
export function mayHaveEnded(why: SavingRefusal | undefined): boolean {
  return why === 'signed-out' || why === 'not-allowed' || why === 'too-many-windows';
}

/**
 * Where a person's edits are (R2). "Saved" means that the server has acknowledged them as on its disk, and nothing less.
 * `isKept` says whether they survive closing the page: false where the browser gives no local store, or it is full.
 */
export type Saving =
  /** `at` is the last acknowledgement, undefined when there has been nothing to save. */
  | { readonly kind: 'saved'; readonly at: Date | undefined }
  | { readonly kind: 'saving' }
  | { readonly kind: 'local'; readonly changes: number; readonly isKept: boolean }
  | {
      readonly kind: 'refused';
      readonly why: SavingRefusal;
      readonly changes: number;
      readonly isKept: boolean;
    };

/** One line for several documents on a screen: the gravest state speaks, and changes add up. */
export function combineSaving(all: readonly Saving[]): Saving {
  const changes = all.reduce((sum, saving) => sum + ('changes' in saving ? saving.changes : 0), 0);
  const isKept = all.every((saving) => !('isKept' in saving) || saving.isKept);
  const refused = all.find((saving) => saving.kind === 'refused');
  if (refused) return { kind: 'refused', why: refused.why, changes, isKept };
  if (all.some((saving) => saving.kind === 'local')) return { kind: 'local', changes, isKept };
  if (all.some((saving) => saving.kind === 'saving')) return { kind: 'saving' };
  return { kind: 'saved', at: latest(all) };
}

function latest(all: readonly Saving[]): Date | undefined {
  const moments = all.flatMap((saving) => (saving.kind === 'saved' && saving.at ? saving.at.getTime() : []));
  return moments.length === 0 ? undefined : new Date(Math.max(...moments));
}
