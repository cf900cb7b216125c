import { previewMs, retentionKinds, retentionRules, dueAt, evaluationClock } from '@samskar/shared/retention';
import type { EvaluationRetention, RetentionView } from '@samskar/shared/api';
import { findAccount } from '../storage/account.ts';
import type { Database } from '../storage/database.ts';
import { getEvaluationTitle, listClockedEvaluations, listClockEvents } from '../storage/evaluation-clocks.ts';
import { findRole } from '../storage/evaluation.ts';
import {
  findRetentionSetting,
  listDeletedRecords,
  listRetentionChanges,
  listRetentionDeletions,
} from '../storage/retention.ts';
import { recordKinds } from './kinds/index.ts';

/** Changes and deletions that the screen lists. */
const linesMax = 50;
/** What falls due that the screen lists; an installation with more has nobody who reads it line by line. */
const upcomingMax = 200;
/** Evaluations looked at in one turn of the event loop. */
const perTurn = 50;

type Upcoming = RetentionView['upcoming'][number];
type Asking = {
  readonly database: Database;
  readonly now: number;
  /** The administrator. */
  readonly account: string;
};

/** All that the administrator is shown. Reads a share at a time: there may be many archived evaluations. */
export async function readRetention(asking: Asking, lastRoundAt: number | undefined): Promise<RetentionView> {
  const { database } = asking;
  const upcoming = [...upcomingOfInstallation(asking), ...(await upcomingOfEvaluations(asking))].sort(
    (one, other) => one.dueAt.localeCompare(other.dueAt),
  );
  const nameOf = (account: string) => findAccount(database, account)?.name ?? '';
  return {
    settings: retentionKinds.map((kind) => {
      const { days, automatic, revision } = findRetentionSetting(database, kind);
      return { kind, days, automatic, revision };
    }),
    changes: listRetentionChanges(database, linesMax).map(({ by, at, ...change }) => ({
      ...change,
      by: nameOf(by),
      at: momentOf(at),
    })),
    upcoming: upcoming.slice(0, upcomingMax),
    upcomingLeftOut: Math.max(0, upcoming.length - upcomingMax),
    deletions: listRetentionDeletions(database, linesMax).map(({ at, ...deletion }) => ({
      ...deletion,
      at: momentOf(at),
    })),
    lastRoundAt: lastRoundAt === undefined ? null : momentOf(lastRoundAt),
  };
}

function upcomingOfInstallation({ database, now }: Asking): Upcoming[] {
  return recordKinds.flatMap((records): Upcoming[] => {
    if (records.form !== 'of-installation') return [];
    const { kind } = records;
    const setting = findRetentionSetting(database, kind);
    const until = records.dueUntil(setting, now + previewMs);
    if (until === undefined) return [];
    const { count, firstDueAt } = records.count(database, setting, until);
    if (count === 0 || firstDueAt === undefined) return [];
    return [{ kind, count, dueAt: momentOf(firstDueAt), evaluation: null }];
  });
}

async function upcomingOfEvaluations(asking: Asking): Promise<Upcoming[]> {
  const upcoming: Upcoming[] = [];
  for (let after: string | undefined = ''; after !== undefined;) {
    const ids: string[] = listClockedEvaluations(asking.database, after, perTurn);
    upcoming.push(...ids.flatMap((id) => upcomingOfEvaluation(asking, id)));
    after = ids.at(-1);
    await new Promise(setImmediate);
  }
  return upcoming;
}

function upcomingOfEvaluation({ database, now, account }: Asking, id: string): Upcoming[] {
  return dueOfEvaluation(database, id).flatMap(({ kind, at, count }) => {
    if (at > now + previewMs) return [];
    const mayOpen = findRole(database, id, account) !== undefined;
    const evaluation = { id, ...getEvaluationTitle(database, id), mayOpen };
    return [{ kind, count, dueAt: momentOf(at), evaluation }];
  });
}

/** What those who take part are told: which records are gone, and which will go. */
export function readEvaluationRetention(database: Database, evaluation: string): EvaluationRetention {
  return {
    deleted: listDeletedRecords(database, evaluation).map(({ kind, at }) => ({ kind, at: momentOf(at) })),
    due: dueOfEvaluation(database, evaluation).map(({ kind, at }) => ({ kind, at: momentOf(at) })),
  };
}

function dueOfEvaluation(database: Database, id: string) {
  const events = listClockEvents(database, id);
  return retentionKinds.flatMap((kind) => {
    const since = evaluationClock(retentionRules[kind].clock, events);
    const at = since === undefined ? undefined : dueAt(since, findRetentionSetting(database, kind));
    if (at === undefined) return [];
    const records = recordKinds.find((one) => one.kind === kind);
    const count = records?.form === 'of-evaluation' ? records.count(database, id) : 1;
    return count === 0 ? [] : [{ kind, at, count }];
  });
}

function momentOf(at: number): string {
  return new Date(at).toISOString();
}
