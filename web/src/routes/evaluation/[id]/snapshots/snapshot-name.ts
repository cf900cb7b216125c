import type { SnapshotView } from '@samskar/shared/api';
import { formatMoment, snapshotMessages, type UiLanguage } from '@samskar/shared/messages';

/** What a snapshot is called: by its name, or by what it was taken at and when. */
export function snapshotName(
  { moment, name, at }: Pick<SnapshotView, 'moment' | 'name' | 'at'>,
  language: UiLanguage,
): string {
  const t = snapshotMessages[language];
  if (moment === 'now') return t.now;
  return name ?? `${t.moment[moment]} ${formatMoment(at, language)}`;
}
