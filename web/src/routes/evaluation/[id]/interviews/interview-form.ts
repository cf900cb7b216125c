import {
  interviewGroups,
  interviewPersonsMax,
  type Interview,
  type InterviewGroup,
} from '@samskar/shared/evaluation';
import { inZone, momentIn } from '#lib/evaluation/zoned-time.ts';

/** What the form holds: texts as they are typed; empty is not agreed. */
export type InterviewForm = {
  group: InterviewGroup;
  role: string;
  persons: string;
  day: string;
  from: string;
  to: string;
  where: 'open' | 'place' | 'video';
  place: string;
  /** Account, or empty. */
  lead: string;
};

export type FormField = 'role' | 'persons' | 'time' | 'place';
export type FormProblem = {
  readonly field: FormField;
  readonly rule: 'missing' | 'wrong' | 'order' | 'gap';
};

export const emptyForm: Readonly<InterviewForm> = {
  group: interviewGroups[0],
  role: '',
  persons: '1',
  day: '',
  from: '',
  to: '',
  where: 'open',
  place: '',
  lead: '',
};

export function formOf({ group, role, persons, time, place, lead }: Interview): InterviewForm {
  const [start, end] = time ? [inZone(time.start, time.zone), inZone(time.end, time.zone)] : [];
  return {
    group,
    role,
    persons: String(persons),
    day: start?.day ?? '',
    from: start?.clock ?? '',
    to: end?.clock ?? '',
    where: place?.kind ?? 'open',
    place: place?.kind === 'place' ? place.where : '',
    lead: lead ?? '',
  };
}

/** What keeps the form from being saved, in the order of its fields. */
export function formProblems(form: InterviewForm, zone: string): readonly FormProblem[] {
  const { role, persons, where, place } = form;
  return [
    ...(role.trim() === '' ? [{ field: 'role', rule: 'missing' } as const] : []),
    ...(readPersons(persons) === undefined ? [{ field: 'persons', rule: 'wrong' } as const] : []),
    ...timeProblem(form, zone),
    ...(where === 'place' && place.trim() === '' ? [{ field: 'place', rule: 'missing' } as const] : []),
  ];
}

/** The interview that a form without problems says. */
export function interviewOf(form: InterviewForm, id: string, zone: string): Interview {
  const { group, role, persons, day, from, to, where, place, lead } = form;
  const [start, end] = [momentIn({ day, clock: from }, zone), momentIn({ day, clock: to }, zone)];
  return {
    id,
    group,
    role: role.trim(),
    persons: readPersons(persons) ?? 1,
    time: start !== undefined && end !== undefined ? { start, end, zone } : null,
    place:
      where === 'open'
        ? null
        : where === 'video'
          ? { kind: 'video' }
          : { kind: 'place', where: place.trim() },
    lead: lead === '' ? null : lead,
  };
}

/** A number of persons that an interview may have; undefined for anything else. */
export function readPersons(text: string): number | undefined {
  const count = /^\d{1,3}$/.test(text.trim()) ? Number(text.trim()) : 0;
  return count >= 1 && count <= interviewPersonsMax ? count : undefined;
}

function timeProblem({ day, from, to }: InterviewForm, zone: string): readonly FormProblem[] {
  const given = [day, from, to].filter((text) => text !== '').length;
  if (given === 0) return [];
  if (given < 3) return [{ field: 'time', rule: 'missing' }];
  if (to <= from) return [{ field: 'time', rule: 'order' }];
  const moments = [from, to].map((clock) => momentIn({ day, clock }, zone));
  return moments.includes(undefined) ? [{ field: 'time', rule: 'gap' }] : [];
}
