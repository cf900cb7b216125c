import type { UiLanguage } from './define-messages.ts';

const localeByLanguage: Record<UiLanguage, string> = { nb: 'nb-NO', en: 'en-GB' };

/** Keeps the parts of a figure or a date on one line. */
const hardSpace = '\u00a0';

/**
 * Decimal comma and hard space between thousands in Norwegian, point and comma in English; `decimals` are always shown. A
 * minus sign in both, where English would have a hyphen, at which a line may break.
 */
export function formatNumber(value: number, language: UiLanguage, decimals = 0): string {
  const text = new Intl.NumberFormat(localeByLanguage[language], {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  }).format(value);
  return text.replace('-', '\u2212');
}

/** A share of 1 as "25 %" (with a hard space) in Norwegian and "25%" in English, with at most one decimal. */
export function formatShare(share: number, language: UiLanguage): string {
  const percent = new Intl.NumberFormat(localeByLanguage[language], { maximumFractionDigits: 1 }).format(
    share * 100,
  );
  return language === 'nb' ? `${percent}${hardSpace}%` : `${percent}%`;
}

/** "21. november 2026" or "21 November 2026". A day is that day everywhere; a moment is shown in `timeZone`, else in the reader's. */
export function formatDay(iso: string, language: UiLanguage, timeZone?: string): string {
  return withHardSpaces(formatDate(iso, language, { dateStyle: 'long', timeZone }));
}

/** "21.11.2026" or "21/11/2026", for tables. */
export function formatShortDay(iso: string, language: UiLanguage): string {
  return formatDate(iso, language, { day: '2-digit', month: '2-digit', year: 'numeric' });
}

/** "14.05" in Norwegian, "14:05" in English. */
export function formatTimeOfDay(iso: string, language: UiLanguage, timeZone?: string): string {
  const time = formatDate(iso, language, { hour: '2-digit', minute: '2-digit', timeZone });
  return language === 'nb' ? time.replace(':', '.') : time;
}

/**
 * "21. november 2026 kl. 14.05" or "21 November 2026 at 14:05".
 *
 * @param timeZone whose clocks it is said by; without it, this machine's
 */
export function formatMoment(iso: string, language: UiLanguage, timeZone?: string): string {
  const joint = language === 'nb' ? 'kl.' : 'at';
  const [day, time] = [formatDay(iso, language, timeZone), formatTimeOfDay(iso, language, timeZone)];
  return `${day} ${joint}${hardSpace}${time}`;
}

/** Names in one sentence: "A, B og C" or "A, B and C". */
export function formatList(items: readonly string[], language: UiLanguage): string {
  return new Intl.ListFormat(localeByLanguage[language], { type: 'conjunction' }).format(items);
}

/** A whole number as people write it ("6 234", "6.234", "6,234"); undefined when it is anything else. */
export function readWholeNumber(text: string): number | undefined {
  const trimmed = text.trim();
  if (!/^\d{1,3}([\s.,]\d{3})+$|^\d{1,9}$/.test(trimmed)) return undefined;
  return Number(trimmed.replace(/\D/g, ''));
}

function formatDate(iso: string, language: UiLanguage, options: Intl.DateTimeFormatOptions): string {
  // A date without a time is read as UTC midnight, which is the day before west of Greenwich.
  const zone = iso.includes('T') ? {} : { timeZone: 'UTC' };
  return new Intl.DateTimeFormat(localeByLanguage[language], { ...options, ...zone }).format(new Date(iso));
}

function withHardSpaces(text: string): string {
  return text.replaceAll(' ', hardSpace);
}
