import type { PlannedInterview } from '@samskar/shared/evaluation';
import { inZone } from '#lib/evaluation/zoned-time.ts';

export type PlannedDay = {
  /** As 2026-11-24, where the interviews are; undefined for those without a time. */
  readonly day: string | undefined;
  readonly interviews: readonly PlannedInterview[];
};

/** The plan day by day, each by its times; those without a time last, by what they are called. */
export function planOfDays(interviews: readonly PlannedInterview[], language: string): readonly PlannedDay[] {
  const sorted = interviews.toSorted(
    (a, b) =>
      (a.time?.start ?? later).localeCompare(b.time?.start ?? later) ||
      a.role.localeCompare(b.role, language) ||
      a.id.localeCompare(b.id),
  );
  const days = Map.groupBy(sorted, ({ time }) => time?.start && inZone(time.start, time.zone).day);
  return [...days].map(([day, ofDay]) => ({ day, interviews: ofDay }));
}

/** After every moment that an interview may have. */
const later = '9999';

export type Clash = {
  readonly lead: string;
  readonly one: PlannedInterview;
  readonly other: PlannedInterview;
};

/** Interviews of one assessor that overlap; what is cancelled is in nobody's way. */
export function findClashes(interviews: readonly PlannedInterview[]): readonly Clash[] {
  const standing = interviews
    .filter(({ status }) => status.kind !== 'cancelled')
    .toSorted((a, b) => (a.time?.start ?? later).localeCompare(b.time?.start ?? later));
  return standing.flatMap((one, place) =>
    standing.slice(place + 1).flatMap((other) => {
      const { lead } = one;
      return lead !== null && lead === other.lead && overlap(one, other) ? [{ lead, one, other }] : [];
    }),
  );
}

function overlap({ time: one }: PlannedInterview, { time: other }: PlannedInterview): boolean {
  return one !== null && other !== null && one.start < other.end && other.start < one.end;
}
