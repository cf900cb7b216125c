import type { UiLanguage } from '@samskar/shared/messages';

/** A text as an instrument has it, in the language of the screen, or in the first that it has. */
export function textInLanguage(text: Readonly<Record<string, string>>, language: UiLanguage): string {
  return text[language] ?? Object.values(text)[0] ?? '';
}
