import type { Instrument, TextByLanguage } from './instrument-schema.ts';

/** The text in the language asked for, else in the instrument's own: an instrument need not know every UI language. */
export function textIn(text: TextByLanguage, language: string, instrument: Instrument): string {
  return text[language] ?? text[instrument.defaultLanguage] ?? '';
}

/** The language that `textIn` answers in, for the `lang` attribute of a passage in another language than the page. */
export function languageOf(text: TextByLanguage, language: string, instrument: Instrument): string {
  return text[language] === undefined ? instrument.defaultLanguage : language;
}
