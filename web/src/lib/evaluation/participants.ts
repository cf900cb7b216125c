import type { EvaluationSnapshot } from '@samskar/shared/api';
import { everyAssessorOf, type EvaluationRole } from '@samskar/shared/evaluation';

/** A person of an evaluation. */
export type Participant = {
  readonly id: string;
  readonly name: string;
  /** Undefined for someone who has left the evaluation, or acted on it from the installation. */
  readonly role: EvaluationRole | undefined;
  /** A, B, C: everybody who has ever assessed, in the order in which they came; what stands beside their colour. */
  readonly letter: string | undefined;
  /** From 0; which of the series colours is theirs. */
  readonly place: number | undefined;
};

/** Everybody whom the evaluation names, assessors first. */
export function participantsOf({ state, people }: EvaluationSnapshot): readonly Participant[] {
  const assessors = everyAssessorOf(state);
  const ids = [...assessors, ...people.map(({ id }) => id).filter((id) => !assessors.includes(id))];
  return ids.map((id) => participantOf({ state, people }, id, assessors.indexOf(id)));
}

function participantOf(
  { state, people }: Pick<EvaluationSnapshot, 'state' | 'people'>,
  id: string,
  place: number,
): Participant {
  const isAssessor = place >= 0;
  return {
    id,
    name: people.find((person) => person.id === id)?.name ?? id,
    role: state.participants[id],
    letter: isAssessor ? String.fromCharCode('A'.charCodeAt(0) + place) : undefined,
    place: isAssessor ? place : undefined,
  };
}
