/** The versions of each family, the newest first; families by name. Does not change the list. */
export function newestFirst<Item extends { readonly family: string; readonly version: string }>(
  items: readonly Item[],
): Item[] {
  return items.toSorted((one, other) =>
    one.family === other.family
      ? other.version.localeCompare(one.version, 'en', { numeric: true })
      : one.family.localeCompare(other.family, 'en'),
  );
}
