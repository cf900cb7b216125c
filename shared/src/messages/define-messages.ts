import type { UiLanguage } from './index.ts';

/** Widens literals, so that a translation may say it differently and must say all of it. */
type Texts<T> = {
  readonly [Key in keyof T]: T[Key] extends string
    ? string
    : T[Key] extends (...values: infer Values) => string
      ? (...values: Values) => string
      : Texts<T[Key]>;
};

/** One group of texts: the Norwegian ones give the shape that every other language must fill. */
export function defineMessages<T extends object>(
  nb: T,
  others: Record<Exclude<UiLanguage, 'nb'>, Texts<T>>,
): Record<UiLanguage, Texts<T>> {
  // A group is its own widened form; TypeScript cannot see that through the conditional type.
  return { nb: nb as Texts<T>, ...others };
}
