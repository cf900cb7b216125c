import { formatNumber, reportTemplateMessages, type UiLanguage } from '@samskar/shared/messages';

/** The size of a file as people know it: "640 kB", "2,4 MB", "16 MB"; a megabyte is a million bytes, as on a disk. */
export function sizeText(bytes: number, language: UiLanguage): string {
  const t = reportTemplateMessages[language];
  return bytes < 1_000_000
    ? t.kilobytes(formatNumber(Math.ceil(bytes / 1_000), language))
    : t.megabytes(formatNumber(bytes / 1_000_000, language, bytes < 10_000_000 ? 1 : 0));
}
