/** A document that two people write in. */
export type BenchRoom = {
  /** Its name in our server. */
  readonly name: string;
  /** What the others call it: as short as anybody would. */
  readonly short: string;
  /** Whose justification they write; the whitelist wants one of the area. */
  readonly indicator: string;
  /** The session cookies of the two. */
  readonly cookies: readonly [string, string];
};
