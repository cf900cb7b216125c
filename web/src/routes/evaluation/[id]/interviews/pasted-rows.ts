import {
  interviewGroups,
  interviewPlaceCharactersMax,
  interviewRoleCharactersMax,
  type Interview,
  type InterviewGroup,
} from '@samskar/shared/evaluation';
import { interviewMessages, uiLanguages } from '@samskar/shared/messages';
import { momentIn } from '#lib/evaluation/zoned-time.ts';
import { readPersons } from './interview-form.ts';

export type RowProblem = 'group' | 'role' | 'persons' | 'time' | 'place' | 'lead' | 'columns';

export type PastedRow = {
  /** Counted from 1, empty lines included, as an editor shows it. */
  readonly line: number;
  readonly text: string;
  readonly interview?: Omit<Interview, 'id'>;
  readonly problems: readonly RowProblem[];
};

export type PastingContext = {
  readonly zone: string;
  /** Account by what may stand for it, in lower case: the letter or the name. */
  readonly leads: ReadonlyMap<string, string>;
};

/** As many as a plan may hold. */
export const pastedRowsMax = 200;

/** Rows as a spreadsheet copies them: group, role, number, date, from, to, place, who leads; tabs between, a line each. */
export function readPastedRows(text: string, context: PastingContext): readonly PastedRow[] {
  return text
    .split(/\r\n|\r|\n/)
    .flatMap((row, place) => (row.trim() === '' ? [] : [readRow(row, place + 1, context)]));
}

function readRow(text: string, line: number, context: PastingContext): PastedRow {
  const cells = text.split('\t').map((cell) => cell.trim());
  const [groupText = '', role = '', personsText = '', day = '', from = '', to = '', where = '', who = ''] =
    cells;
  const group = readGroup(groupText);
  const persons = readPersons(personsText);
  const time = readTime({ day, from, to }, context.zone);
  const lead = who === '' ? null : context.leads.get(who.toLocaleLowerCase());
  const wrong: Readonly<Record<RowProblem, boolean>> = {
    columns: cells.slice(8).some((cell) => cell !== ''),
    group: group === undefined,
    role: role === '' || role.length > interviewRoleCharactersMax,
    persons: persons === undefined,
    time: time === undefined,
    place: where.length > interviewPlaceCharactersMax,
    lead: lead === undefined,
  };
  // The keys are those of the record above.
  const problems = (Object.keys(wrong) as RowProblem[]).filter((problem) => wrong[problem]);
  if (group === undefined || persons === undefined || time === undefined || lead === undefined)
    return { line, text, problems };
  if (problems.length > 0) return { line, text, problems };
  return { line, text, problems, interview: { group, role, persons, time, place: placeOf(where), lead } };
}

/** By its name in any of the languages, or its key. */
function readGroup(text: string): InterviewGroup | undefined {
  const wanted = text.toLocaleLowerCase();
  return interviewGroups.find((group) =>
    [group, ...uiLanguages.map((language) => interviewMessages[language].group[group])].some(
      (name) => name.toLocaleLowerCase() === wanted,
    ),
  );
}

/** Null where nothing is said of it; undefined where it cannot be. */
function readTime(
  { day, from, to }: { readonly day: string; readonly from: string; readonly to: string },
  zone: string,
): Interview['time'] | undefined {
  if (day === '' && from === '' && to === '') return null;
  const [isoDay, start, end] = [readDay(day), readClock(from), readClock(to)];
  if (isoDay === undefined || start === undefined || end === undefined || end <= start) return undefined;
  const moments = [start, end].map((clock) => momentIn({ day: isoDay, clock }, zone));
  const [first, last] = moments;
  return first === undefined || last === undefined ? undefined : { start: first, end: last, zone };
}

/** "24.11.2026", "24/11/2026" or "2026-11-24". */
function readDay(text: string): string | undefined {
  const [, year, month, date] = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text) ?? [];
  const [, dayFirst, monthSecond, yearLast] = /^(\d{1,2})[./](\d{1,2})[./](\d{4})$/.exec(text) ?? [];
  const parts = [year ?? yearLast, month ?? monthSecond, date ?? dayFirst];
  if (parts.includes(undefined)) return undefined;
  const iso = parts.map((part) => part?.padStart(2, '0')).join('-');
  const at = Date.parse(iso);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(iso) ? iso : undefined;
}

/** "9", "9.30", "09:30". */
function readClock(text: string): string | undefined {
  const [, hour, minute = '00'] = /^(\d{1,2})(?:[.:](\d{2})(?:[.:]\d{2})?)?$/.exec(text) ?? [];
  if (hour === undefined || Number(hour) > 23 || Number(minute) > 59) return undefined;
  return `${hour.padStart(2, '0')}:${minute}`;
}

function placeOf(where: string): Interview['place'] {
  if (where === '') return null;
  return where.toLocaleLowerCase() === 'video' ? { kind: 'video' } : { kind: 'place', where };
}
