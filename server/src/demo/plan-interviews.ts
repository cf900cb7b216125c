import type { Interview, InterviewGroup } from '@samskar/shared/evaluation';
import { writeInterviewee } from '../evaluation/interviewees.ts';
import type { DemoAssessor, DemoStage, DemoTools } from './demo-stage.ts';

type Planned = readonly [
  group: InterviewGroup,
  role: string,
  persons: number,
  day: number,
  clock: string,
  minutes: number,
  place: string,
  lead: DemoAssessor,
];

/** Three days of interviews, counted from the first; clocks in UTC, an hour or two behind the municipality's. */
const plan: readonly Planned[] = [
  ['political-leadership', 'Ordfører og formannskap', 5, 0, '08:00', 90, 'Formannskapssalen', 'assessor-a'],
  [
    'chief-executive',
    'Kommunedirektør og assisterende',
    2,
    0,
    '10:30',
    90,
    'Rådhuset, møterom 2',
    'assessor-b',
  ],
  ['sector-directors', 'Kommunalsjefer', 3, 0, '12:30', 90, 'Rådhuset, møterom 2', 'assessor-a'],
  ['unit-leaders', 'Enhetsledere i oppvekst', 5, 1, '08:00', 90, 'Skolen, personalrommet', 'assessor-b'],
  ['unit-leaders', 'Enhetsledere i helse og velferd', 5, 1, '10:30', 90, 'Helsehuset', 'assessor-a'],
  [
    'staff-functions',
    'Økonomi, personal og kommunikasjon',
    4,
    1,
    '12:30',
    60,
    'Rådhuset, møterom 1',
    'assessor-b',
  ],
  ['union-representatives', 'Hovedtillitsvalgte', 4, 2, '08:00', 60, '', 'assessor-a'],
];

/** How many of them have been held already. */
const heldCount = 5;
const dayMs = 86_400_000;

/** The plan of an evaluation that is under way: by role and number, with placeholders for names behind one interview. */
export function planInterviews(stage: DemoStage, tools: DemoTools): void {
  const { evaluations, accounts } = tools;
  const today = todayOf(tools);
  const interviews = plannedFrom(today - 2 * dayMs, stage, tools);
  hold(stage, interviews.slice(0, heldCount));
  const last = interviews.at(-1);
  if (last === undefined) return;
  const deleteOn = new Date(today + 90 * dayMs).toISOString().slice(0, 10);
  for (const place of ['1', '2'])
    writeInterviewee(
      evaluations,
      {
        evaluation: stage.evaluation,
        interview: last.id,
        by: accounts['assessor-a'],
        person: stage.newId(),
      },
      { name: `Person ${place}`, position: 'Hovedtillitsvalgt', contact: '', deleteOn, seenRevision: null },
    );
}

/** All of them, a month ago: a report says who was interviewed. */
export function holdInterviews(stage: DemoStage, tools: DemoTools): void {
  hold(stage, plannedFrom(todayOf(tools) - 30 * dayMs, stage, tools));
}

function todayOf({ evaluations }: DemoTools): number {
  return Math.floor(evaluations.chance.now() / dayMs) * dayMs;
}

function plannedFrom(firstDay: number, stage: DemoStage, { accounts }: DemoTools): readonly Interview[] {
  const interviews = plan.map((row) => interviewOf(row, stage.newId(), accounts, firstDay));
  for (const interview of interviews) stage.run('assessor-a', { kind: 'plan-interview', interview });
  return interviews;
}

function hold(stage: DemoStage, interviews: readonly Interview[]): void {
  for (const { id, persons } of interviews) {
    const seenRevision = stage.state.interviews[id]?.revision ?? 0;
    stage.run('assessor-b', { kind: 'mark-interview-done', interview: id, persons, seenRevision });
  }
}

function interviewOf(
  [group, role, persons, day, clock, minutes, where, lead]: Planned,
  id: string,
  accounts: DemoTools['accounts'],
  firstDay: number,
): Interview {
  const [hours = 0, rest = 0] = clock.split(':').map(Number);
  const start = firstDay + day * dayMs + (hours * 60 + rest) * 60_000;
  const isoOf = (moment: number) => new Date(moment).toISOString();
  return {
    id,
    group,
    role,
    persons,
    time: { start: isoOf(start), end: isoOf(start + minutes * 60_000), zone: 'Europe/Oslo' },
    place: where === '' ? { kind: 'video' } : { kind: 'place', where },
    lead: accounts[lead],
  };
}
