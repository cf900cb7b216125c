import { httpLimitRules } from './http/limits.ts';
import type { LimitRule } from './limit-rule.ts';
import { logLimitRules } from './operations/limits.ts';
import { peopleLimitRules } from './people/limits.ts';
import { limitRules } from './realtime/limits.ts';

/** Every limit that the operator may set, in README's order. */
export const allLimitRules: Readonly<Record<string, LimitRule>> = {
  ...limitRules,
  ...httpLimitRules,
  ...peopleLimitRules,
  ...logLimitRules,
};
