/** A number with the decimals that it has: maxima and weights of an instrument have three at most. */
export function plainNumber(value: number, language: string): string {
  return new Intl.NumberFormat(language, { maximumFractionDigits: 3 }).format(value);
}
