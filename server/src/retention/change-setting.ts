import type { Refusal } from '@samskar/shared/api';
import type { RetentionKind, RetentionSetting } from '@samskar/shared/retention';
import { failure, success, type Result } from '@samskar/shared/result';
import type { Chance } from '../people/chance.ts';
import type { Database } from '../storage/database.ts';
import { findRetentionSetting, insertRetentionChange } from '../storage/retention.ts';

export type SettingChange = {
  readonly kind: RetentionKind;
  /** Within the kind's bounds. */
  readonly setting: RetentionSetting;
  readonly seenRevision: number;
  /** Who may change it has been checked. */
  readonly by: string;
};

/** Sets how long a kind is kept, from the next round on, and keeps who set what. */
export function changeRetentionSetting(
  { database, chance }: { readonly database: Database; readonly chance: Chance },
  { kind, setting, seenRevision, by }: SettingChange,
): Result<'changed', Refusal> {
  return database.transaction(() => {
    const { days, automatic, revision } = findRetentionSetting(database, kind);
    if (revision !== seenRevision)
      return failure({ kind: 'stale', seen: String(seenRevision), current: String(revision) });
    insertRetentionChange(database, {
      kind,
      before: { days, automatic },
      after: setting,
      by,
      at: chance.now(),
    });
    return success('changed');
  });
}
