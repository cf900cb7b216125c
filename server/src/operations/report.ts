import type { Logger } from 'pino';
import type { HttpReporter } from '../http/report.ts';
import type { Reporter, TurnWatch } from '../realtime/ports.ts';
import { describeError } from './describe-error.ts';
import type { Metrics } from './metrics.ts';

/** What the live engine tells the operator: each refusal in a line of the log and in the figures. */
export function liveReporter(log: Logger, metrics: Metrics): Reporter {
  return {
    refused: (rule, why) => {
      metrics.countRefusal(rule, why);
      log.info({ rule, why }, 'a socket was refused');
    },
    failed: (error) => {
      metrics.countFailure();
      log.error(describeError(error), 'a socket failed');
    },
  };
}

export function turnWatch(metrics: Metrics): TurnWatch {
  return {
    committed: (commit) => metrics.countCommit(commit),
    acknowledged: (ms) => metrics.countAcknowledgement(ms),
  };
}

/** What the HTTP server tells. Requests are logged by the pattern of their route, which holds no id, token or query. */
export function httpReporter(log: Logger, metrics: Metrics): HttpReporter {
  return {
    refused: ({ rule, kind, method, route }) => {
      metrics.countRefusal(rule, kind);
      log.info({ rule, why: kind, method, route }, 'a request was refused');
    },
    failed: (error, { method, route }) => {
      metrics.countFailure();
      log.error({ ...describeError(error), method, route }, 'a route failed');
    },
    answered: log.isLevelEnabled('debug')
      ? (answer) => log.debug(answer, 'a request was answered')
      : undefined,
  };
}
