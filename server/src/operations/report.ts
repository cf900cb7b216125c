import type { Logger } from 'pino';
import type { HttpReporter } from '../http/report.ts';
import type { Reporter, TurnWatch } from '../realtime/ports.ts';
import { describeError } from './describe-error.ts';
import { LimitedLines } from './limited-lines.ts';
import type { LogLimits } from './limits.ts';
import type { Metrics } from './metrics.ts';

/** What the live engine tells the operator: each refusal in a line of the log and in the figures. */
export function liveReporter(log: Logger, metrics: Metrics, limits: LogLimits): Reporter {
  const { refusals, failures } = linesOf(log, limits);
  return {
    refused: (rule, why) => {
      metrics.countRefusal(rule, why);
      refusals.write('info', { rule, why }, 'a socket was refused');
    },
    failed: (error) => {
      metrics.countFailure();
      failures.write('error', describeError(error), 'a socket failed');
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
export function httpReporter(log: Logger, metrics: Metrics, limits: LogLimits): HttpReporter {
  const { refusals, failures } = linesOf(log, limits);
  return {
    refused: ({ rule, kind, method, route }) => {
      metrics.countRefusal(rule, kind);
      refusals.write('info', { rule, why: kind, method, route }, 'a request was refused');
    },
    failed: (error, { method, route }) => {
      metrics.countFailure();
      failures.write('error', { ...describeError(error), method, route }, 'a route failed');
    },
    answered: log.isLevelEnabled('debug')
      ? (answer) => log.debug(answer, 'a request was answered')
      : undefined,
  };
}

/** Apart, so that a flood of refusals hides no error. */
function linesOf(log: Logger, limits: LogLimits) {
  const now = () => performance.now();
  return { refusals: new LimitedLines(log, limits, now), failures: new LimitedLines(log, limits, now) };
}
