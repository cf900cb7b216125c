/** Languages of the screens; both are complete. An instrument's texts follow its own list of languages. */
export const uiLanguages = ['nb', 'en'] as const;
export type UiLanguage = (typeof uiLanguages)[number];

/** Widens literals, so that a translation may say it differently and must say all of it. */
type Texts<T> = {
  readonly [Key in keyof T]: T[Key] extends string
    ? string
    : T[Key] extends (...values: infer Values) => string
      ? (...values: Values) => string
      : Texts<T[Key]>;
};

/** One group of texts in every language; a screen reads `group[language]`. */
export type MessageGroup<T> = Readonly<Record<UiLanguage, Texts<T>>>;

/** The Norwegian texts give the shape, and the compiler holds every other language to it. */
export function defineMessages<T extends object>(
  nb: T,
  others: Readonly<Record<Exclude<UiLanguage, 'nb'>, Texts<T>>>,
): MessageGroup<T> {
  // A group is its own widened form; TypeScript cannot see that through the conditional type.
  return { nb: nb as Texts<T>, ...others };
}
