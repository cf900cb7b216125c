import pino, { type DestinationStream, type Logger } from 'pino';

export type LogLevel = 'error' | 'warn' | 'info' | 'debug';

/**
 * One JSON line per event on standard error, and the only way to log. What is logged is what happened and where: no content, no
 * names, no addresses, no tokens, no passwords; an account or evaluation is named by its id alone.
 */
export function openLog(
  destination: DestinationStream = pino.destination({ dest: 2, sync: true }),
  level: LogLevel = 'info',
): Logger {
  return pino({ base: null, level, timestamp: pino.stdTimeFunctions.isoTime }, destination);
}
