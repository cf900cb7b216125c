import { standardLimits, type LimitRule } from '../limit-rule.ts';

/** The bound on what strangers could try at the sign-in (R12). */
export type PeopleLimits = Record<keyof typeof peopleLimitRules, number>;

/** Each can be set by the operator. */
export const peopleLimitRules = {
  /** Of one account: a person who has forgotten which password it was gets this far; a guesser gets 1,000 a day. */
  attemptsPerAccountMax: { unit: 'attempts', standard: 10, least: 3, most: 100 },
  /** Of one network address, behind which a whole office may sit. */
  attemptsPerAddressMax: { unit: 'attempts', standard: 50, least: 10, most: 10_000 },
  /** How long an attempt counts. */
  attemptsWindowMs: { unit: 'ms', standard: 15 * 60_000, least: 60_000, most: 86_400_000 },
  /** Accounts and addresses whose attempts are known: 120 bytes each, 6 MB, whoever tries from however many addresses. */
  attemptsKeptMax: { unit: 'things', standard: 50_000, least: 1_000, most: 1_000_000 },
  /** Sessions of one account; the oldest ends when there are more. A person has a handful of devices and browsers. */
  sessionsPerAccountMax: { unit: 'things', standard: 50, least: 5, most: 1_000 },
} as const satisfies Readonly<Record<string, LimitRule>>;

export const defaultPeopleLimits: PeopleLimits = standardLimits(peopleLimitRules);
