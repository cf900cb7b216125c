/**
 * A name as it is ordered and searched: the order of its characters is the Norwegian alphabet's (æ, ø, å after z; Swedish ä and
 * ö with them), in small letters and without other marks. The brace is the character after z.
 */
export function sortName(name: string): string {
  return name
    .normalize('NFC')
    .toLocaleLowerCase('nb')
    .replace(/[æä]/g, '{a')
    .replace(/[øö]/g, '{b')
    .replace(/å/g, '{c')
    .normalize('NFD')
    .replace(/\p{M}/gu, '');
}

/** The words by which a name is found, each once. */
export function sortWords(...names: readonly string[]): ReadonlySet<string> {
  return new Set(
    names
      .join(' ')
      .split(/[^\p{L}\p{N}]+/u)
      .filter((word) => word !== '')
      .map(sortName),
  );
}

/** After every word that begins with `word`. */
export function afterPrefix(word: string): string {
  return `${word}\u{10ffff}`;
}
