import { retentionMessages, type UiLanguage } from '@samskar/shared/messages';
import type { RetentionSetting } from '@samskar/shared/retention';

/** "365 dager", or "365 dager, et menneske sletter", or that it stays. */
export function periodText({ days, automatic }: RetentionSetting, language: UiLanguage): string {
  const t = retentionMessages[language];
  if (days === null) return t.never;
  return automatic ? t.days(days) : `${t.days(days)}, ${t.waits}`;
}
