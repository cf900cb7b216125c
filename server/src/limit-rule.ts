/** A bound that the operator may move, within bounds of its own: outside them an honest session would break, or the bound protect nothing. */
export type LimitRule = {
  readonly unit:
    | 'bytes'
    | 'bytes a second'
    | 'messages'
    | 'messages a second'
    | 'ms'
    | 'things'
    | 'commands a second'
    | 'requests a second'
    | 'attempts'
    | 'lines'
    | 'lines a second'
    | 'sockets a second';
  readonly standard: number;
  readonly least: number;
  readonly most: number;
};

/** The environment variable of a limit: `sendBufferBytesMax` is set by SAMSKAR_LIMIT_SEND_BUFFER_BYTES_MAX. */
export function limitSettingName(limit: string): string {
  return `SAMSKAR_LIMIT_${limit.replaceAll(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()}`;
}

/** What holds where nothing is set. */
export function standardLimits<Name extends string>(
  rules: Readonly<Record<Name, LimitRule>>,
): Record<Name, number> {
  const entries = Object.entries<LimitRule>(rules).map(([name, { standard }]) => [name, standard]);
  // `fromEntries` forgets the keys, which are those of `rules`.
  return Object.fromEntries(entries) as Record<Name, number>;
}
