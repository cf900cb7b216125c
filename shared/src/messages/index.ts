import { commonMessages } from './common.ts';

/** Languages of the screens; both are complete. An instrument's texts follow its own list of languages. */
export const uiLanguages = ['nb', 'en'] as const;
export type UiLanguage = (typeof uiLanguages)[number];

/** A group of texts in every language. The Norwegian side gives the shape, and the compiler holds the others to it. */
const groups = {
  common: commonMessages,
};

export type Messages = { readonly [Group in keyof typeof groups]: (typeof groups)[Group]['nb'] };

/** All texts of the screens in one language. */
export function messagesIn(language: UiLanguage): Messages {
  // Object.fromEntries forgets which key has which value; the mapped type above says it.
  return Object.fromEntries(
    Object.entries(groups).map(([group, texts]) => [group, texts[language]]),
  ) as Messages;
}

export { formatDay, formatMoment, formatNumber, formatTimeOfDay, plural } from './format.ts';
