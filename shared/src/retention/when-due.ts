import type { RetentionSetting } from './retention-rules.ts';

const dayMs = 86_400_000;

/** When a record falls due whose clock began at `since`; undefined when never. Milliseconds since 1970; a day is 24 hours. */
export function dueAt(since: number, { days }: RetentionSetting): number | undefined {
  return days === null ? undefined : since + days * dayMs;
}

/** Records whose clock began then, or before, are due at `now`; undefined when none ever is. */
export function dueSince(now: number, { days }: RetentionSetting): number | undefined {
  return days === null ? undefined : now - days * dayMs;
}

/** How far ahead the administrator is shown what falls due; the screen's texts say it too. */
export const previewMs = 30 * dayMs;
