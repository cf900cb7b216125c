import { standardLimits, type LimitRule } from '../limit-rule.ts';

/** The bound on what strangers could make the log hold (R12). */
export type LogLimits = Record<keyof typeof logLimitRules, number>;

/** Each can be set by the operator. */
export const logLimitRules = {
  /** Refusals written to the log, and errors likewise; the figures count all. Somebody at work is refused a few times an hour. */
  loggedPerSecond: { unit: 'lines a second', standard: 10, least: 1, most: 10_000 },
  loggedBurst: { unit: 'lines', standard: 200, least: 10, most: 100_000 },
} as const satisfies Readonly<Record<string, LimitRule>>;

export const defaultLogLimits: LogLimits = standardLimits(logLimitRules);
