import pino, { type DestinationStream, type Logger } from 'pino';

/**
 * One JSON line per event on standard error. What is logged is what happened and where: no content, no names, no addresses,
 * no tokens, no passwords; an account or evaluation is named by its id alone.
 */
export function openLog(destination: DestinationStream = pino.destination({ dest: 2, sync: true })): Logger {
  return pino({ base: null, timestamp: pino.stdTimeFunctions.isoTime }, destination);
}
