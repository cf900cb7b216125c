import { projectEvent } from '@samskar/shared/evaluation';
import type { EventSource } from '../realtime/ports.ts';
import type { Database } from '../storage/database.ts';
import { lastSeqOf, listEvents } from '../storage/evaluation-event.ts';
import { findRole } from '../storage/evaluation.ts';

/** Gives the feed an evaluation's events, each as the viewer's role may see it. */
export function eventSource(database: Database): EventSource {
  return {
    eventsSince: (evaluation, { accountId }, seq) => {
      const role = findRole(database, evaluation, accountId);
      if (role === undefined || seq > lastSeqOf(database, evaluation)) return undefined;
      const events = listEvents(database, evaluation, seq).map((event) => projectEvent(event, role));
      return { events, upTo: events.at(-1)?.seq ?? seq };
    },
  };
}
