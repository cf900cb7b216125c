import { standardLimits, type LimitRule } from '../limit-rule.ts';

/** The bound on what strangers could make the HTTP server hold, and people the log keep (R12). */
export type HttpLimits = Record<keyof typeof httpLimitRules, number>;

/** Each can be set by the operator. */
export const httpLimitRules = {
  /** An instrument takes 40 s at 400 kbit/s, a template of 12 MB 100 s at 1 Mbit/s; who is slower than that only holds a place. */
  requestMsMax: { unit: 'ms', standard: 120_000, least: 10_000, most: 600_000 },
  headersMsMax: { unit: 'ms', standard: 20_000, least: 1_000, most: 60_000 },
  /** One body. Enough for every command with its longest texts, for an instrument of 200 indicators. */
  bodyBytesMax: { unit: 'bytes', standard: 64 * 1024, least: 64 * 1024, most: 1024 * 1024 },
  /** An instrument file. kk-3.2 with all its texts in one language is 100 KB; ten languages fit, and reading it takes 50 ms. */
  instrumentBytesMax: { unit: 'bytes', standard: 2 * 1024 * 1024, least: 256 * 1024, most: 16 * 1024 * 1024 },
  /** A file of published results or of municipalities. 5,000 rows with long notes are 1 MB. */
  importBytesMax: { unit: 'bytes', standard: 4 * 1024 * 1024, least: 256 * 1024, most: 16 * 1024 * 1024 },
  /** A template of reports. The largest of a municipality that was seen had 12 MB, all of it photographs; none above 30 MB is accepted. */
  templateBytesMax: { unit: 'bytes', standard: 16_000_000, least: 1_000_000, most: 30_000_000 },
  /** Twice the sockets that the live engine admits; a connection costs 10 KB. */
  connectionsMax: { unit: 'things', standard: 20_000, least: 200, most: 200_000 },
  /** Connections of one address that have begun a request and not ended it. Who connects says at once what they want, a proxy connects only then. */
  slowPerAddressMax: { unit: 'things', standard: 50, least: 20, most: 20_000 },
  /** Connections of one address that have said nothing yet: twice those that come back at once from behind a large proxy. */
  silentPerAddressMax: { unit: 'things', standard: 2_000, least: 100, most: 20_000 },
  /** Somebody who confirms as fast as they can read gives two a second; a queue that has waited for the line comes at once. */
  commandsPerSecond: { unit: 'commands a second', standard: 5, least: 1, most: 1_000 },
  commandsBurst: { unit: 'things', standard: 300, least: 50, most: 10_000 },
  /** What is only read, by one account. A screen that opens asks ten things, one that reconnects two; twenty tabs come at once. */
  requestsPerSecond: { unit: 'requests a second', standard: 20, least: 5, most: 1_000 },
  requestsBurst: { unit: 'things', standard: 1_000, least: 200, most: 100_000 },
} as const satisfies Readonly<Record<string, LimitRule>>;

export const defaultHttpLimits: HttpLimits = standardLimits(httpLimitRules);
