const charactersMax = 3;

/**
 * Names cut to their first letters, for columns as narrow as a grade: as few letters as tell them apart, else the numbers
 * from 1.
 */
export function shortNames(names: readonly string[]): readonly string[] {
  for (let characters = 1; characters <= charactersMax; characters += 1) {
    const cut = names.map((name) => Array.from(name).slice(0, characters).join(''));
    if (new Set(cut).size === names.length) return cut;
  }
  return names.map((_, place) => String(place + 1));
}
