import type { UiLanguage } from './index.ts';

const localeByLanguage: Record<UiLanguage, string> = { nb: 'nb-NO', en: 'en-GB' };

/** Decimal sign and hard-space or comma grouping by language. */
export function formatNumber(value: number, language: UiLanguage, decimals = 0): string {
  return new Intl.NumberFormat(localeByLanguage[language], {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  }).format(value);
}

/** "21. november 2026" or "21 November 2026"; takes an ISO day or moment. */
export function formatDay(iso: string, language: UiLanguage): string {
  return new Intl.DateTimeFormat(localeByLanguage[language], { dateStyle: 'long' }).format(new Date(iso));
}

/** "14.05" in Norwegian, "14:05" in English. */
export function formatTimeOfDay(iso: string, language: UiLanguage): string {
  const time = new Intl.DateTimeFormat(localeByLanguage[language], {
    hour: '2-digit',
    minute: '2-digit',
  }).format(new Date(iso));
  return language === 'nb' ? time.replace(':', '.') : time;
}

/** "21. november 2026 kl. 14.05" or "21 November 2026 at 14:05". */
export function formatMoment(iso: string, language: UiLanguage): string {
  const joint = language === 'nb' ? 'kl.' : 'at';
  return `${formatDay(iso, language)} ${joint} ${formatTimeOfDay(iso, language)}`;
}

/** Chooses between the forms of a counted thing; both languages have two. */
export function plural(count: number, one: string, many: string): string {
  return count === 1 ? one : many;
}
