import { standardLimits, type LimitRule } from '../limit-rule.ts';

/** The bound on what strangers could make the HTTP server hold, and people the log keep (R12). */
export type HttpLimits = Record<keyof typeof httpLimitRules, number>;

/** Each can be set by the operator. How large a body may be follows from the commands, and is not among them. */
export const httpLimitRules = {
  /** The largest body, an instrument, takes 40 s at 400 kbit/s; who is slower than that only holds a place. */
  requestMsMax: { unit: 'ms', standard: 120_000, least: 10_000, most: 600_000 },
  headersMsMax: { unit: 'ms', standard: 20_000, least: 1_000, most: 60_000 },
  /** Twice the sockets that the live engine admits; a connection costs 10 KB. */
  connectionsMax: { unit: 'things', standard: 20_000, least: 200, most: 200_000 },
  /** Somebody who confirms as fast as they can read gives two a second; a queue that has waited for the line comes at once. */
  commandsPerSecond: { unit: 'commands a second', standard: 5, least: 1, most: 1_000 },
  commandsBurst: { unit: 'things', standard: 300, least: 50, most: 10_000 },
} as const satisfies Readonly<Record<string, LimitRule>>;

export const defaultHttpLimits: HttpLimits = standardLimits(httpLimitRules);
