import { retentionMessages, type UiLanguage } from '@samskar/shared/messages';
import type { RetentionSetting } from '@samskar/shared/retention';

const yearDays = 365;

/** "90 dager", "5 år" where it is whole years, "90 dager, et menneske sletter", or that it stays. */
export function periodText({ days, automatic }: RetentionSetting, language: UiLanguage): string {
  const t = retentionMessages[language];
  if (days === null) return t.never;
  const period = days > 0 && days % yearDays === 0 ? t.years(days / yearDays) : t.days(days);
  return automatic ? period : `${period}, ${t.waits}`;
}
