import { allLimitRules } from './all-limit-rules.ts';
import { limitSettingName, type LimitRule } from './limit-rule.ts';

/** An environment variable, as README lists it. */
export type Setting = {
  readonly name: string;
  readonly meaning: string;
  readonly allowed: string;
  /** What holds in the demo; `fixed` where the demo cannot be told. */
  readonly demo: string;
  readonly serve: string;
};

const main = [
  {
    name: 'SAMSKAR_ORIGIN',
    meaning: 'The address that people open',
    allowed: 'https://host or https://host:port, without a path; http:// for localhost alone',
    demo: 'fixed: http://localhost and the port',
    serve: 'none: must be given',
  },
  {
    name: 'SAMSKAR_DATA',
    meaning: 'The folder that holds the data; made when there is none',
    allowed: 'a path',
    demo: 'data/demo in the project',
    serve: 'data/serve in the project',
  },
  {
    name: 'SAMSKAR_PORT',
    meaning: 'The port to listen on',
    allowed: 'a whole number from 1 to 65535',
    demo: '4800',
    serve: '4800',
  },
  {
    name: 'SAMSKAR_HOST',
    meaning: 'The network address to listen on',
    allowed: 'an IP address, or localhost',
    demo: 'fixed: 127.0.0.1',
    serve: '127.0.0.1',
  },
  {
    name: 'SAMSKAR_TRUSTED_PROXY',
    meaning: 'Proxies whose X-Forwarded-For is believed when sign-in attempts are counted by address',
    allowed: 'IP addresses, with a comma between them',
    demo: 'fixed: none',
    serve: 'none',
  },
  {
    name: 'SAMSKAR_METRICS_PORT',
    meaning: 'The port of /metrics, /live and /ready',
    allowed: 'a whole number from 1 to 65535, not that of SAMSKAR_PORT',
    demo: 'fixed: none',
    serve: 'none: they are not served',
  },
  {
    name: 'SAMSKAR_METRICS_HOST',
    meaning: 'The network address of that port',
    allowed: 'an IP address, or localhost',
    demo: 'fixed: none',
    serve: '127.0.0.1',
  },
  {
    name: 'SAMSKAR_LOG_LEVEL',
    meaning: 'The least that is logged',
    allowed: 'error, warn, info or debug',
    demo: 'fixed: warn',
    serve: 'info',
  },
  {
    name: 'SAMSKAR_BACKUP_FOLDER',
    meaning: 'The folder that a backup is laid into each night',
    allowed: 'a path, outside the data folder',
    demo: 'fixed: none',
    serve: 'none: no backups by themselves',
  },
  {
    name: 'SAMSKAR_BACKUPS_KEPT',
    meaning: 'How many of those backups are kept',
    allowed: 'a whole number from 1 to 3650',
    demo: 'fixed: none',
    serve: '14',
  },
] as const satisfies readonly Setting[];

/** Everything that can be configured, in README's order. */
export const settings: readonly Setting[] = [...main, ...Object.entries(allLimitRules).map(limitSetting)];

function limitSetting([limit, { unit, standard, least, most }]: readonly [string, LimitRule]): Setting {
  return {
    name: limitSettingName(limit),
    meaning: `A limit in ${unit}`,
    allowed: `a whole number from ${least} to ${most}`,
    demo: `fixed: ${standard}`,
    serve: String(standard),
  };
}
