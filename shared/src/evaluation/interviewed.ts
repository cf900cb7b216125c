import { interviewGroups, type InterviewGroup } from './interview.ts';
import type { EvaluationState, PlannedInterview } from './state.ts';

export type GroupCount = {
  readonly group: InterviewGroup;
  readonly interviews: number;
  readonly persons: number;
};

/** Who has been interviewed, by role and number, in the order of the groups; groups of nobody are left out. */
export function countInterviewed({ interviews }: Pick<EvaluationState, 'interviews'>): readonly GroupCount[] {
  return countBy(interviews, ({ status }) => (status.kind === 'done' ? status.persons : undefined));
}

/** The same of the whole plan: what is cancelled does not count, and who came counts instead of who was to come. */
export function countPlanned({ interviews }: Pick<EvaluationState, 'interviews'>): readonly GroupCount[] {
  return countBy(interviews, ({ status, persons }) => {
    if (status.kind === 'cancelled') return undefined;
    return status.kind === 'done' ? status.persons : persons;
  });
}

function countBy(
  interviews: EvaluationState['interviews'],
  personsOf: (interview: PlannedInterview) => number | undefined,
): readonly GroupCount[] {
  return interviewGroups.flatMap((group) => {
    const persons = Object.values(interviews)
      .filter((interview) => interview.group === group)
      .flatMap((interview) => personsOf(interview) ?? []);
    if (persons.length === 0) return [];
    return [{ group, interviews: persons.length, persons: persons.reduce((sum, count) => sum + count, 0) }];
  });
}
