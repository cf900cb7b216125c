import { z } from 'zod';
import type { EvaluationState } from './state.ts';
import { momentSchema, outcomeSchema } from './values.ts';

/**
 * Something done by command that a restored server has no more; of `ready-back`, that it has again. `what` is the indicator,
 * area or title that it is about, empty where it is about the whole.
 */
export const lostDeedSchema = z.object({
  kind: z.enum([
    'ready',
    'ready-back',
    'reveal',
    'decision',
    'confirmation',
    'signature',
    'unlocking',
    'evidence',
    'interview',
    'gold-star',
    'departure',
    'certificate',
    'focus',
    'move',
    'archiving',
    'recovery',
  ]),
  what: z.string(),
  /** Null of what came by itself. */
  by: z.string().nullable(),
  at: momentSchema,
  /** Of a decision, so that it can be made again. */
  decided: z.object({ outcome: outcomeSchema, reason: z.string() }).optional(),
});
export type LostDeed = z.infer<typeof lostDeedSchema>;

/**
 * What one person had seen and the restored server has no more, oldest first, by comparing the two states: `before` is the
 * last that was seen, as that person may see it. What `after` holds that is younger than the backup was done since.
 */
export function listLost(
  before: EvaluationState,
  after: EvaluationState,
  backupMadeAt: string,
): readonly LostDeed[] {
  const [seen, left] = [deedsIn(before), deedsIn(after)];
  const back = notIn(left, seen)
    .filter(({ kind, at }) => kind === 'ready' && at <= backupMadeAt)
    .map((deed) => ({ ...deed, kind: 'ready-back' as const }));
  return [...notIn(seen, left), ...back].sort((a, b) => a.at.localeCompare(b.at));
}

function notIn(deeds: readonly LostDeed[], others: readonly LostDeed[]): LostDeed[] {
  const known = new Set(others.map(identityOf));
  return deeds.filter((deed) => !known.has(identityOf(deed)));
}

function identityOf({ kind, what, by, at }: LostDeed): string {
  return JSON.stringify([kind, what, by, at]);
}

function deedsIn(state: EvaluationState): readonly LostDeed[] {
  const { archived } = state;
  return [
    ...readinessIn(state),
    ...Object.entries(state.revealed).map(([what, { at }]) => deed('reveal', what, { by: null, at })),
    ...decisionsIn(state),
    ...[...state.signatures, ...state.voidedSignatures].map(({ person, at }) =>
      deed('signature', '', { by: person, at }),
    ),
    ...state.unlockings.map((unlocking) => deed('unlocking', '', unlocking)),
    ...Object.values(state.evidence).map((piece) => deed('evidence', piece.title, piece)),
    ...Object.values(state.interviews).map((interview) => deed('interview', interview.role, interview)),
    ...Object.values(state.goldStars).map((star) => deed('gold-star', star.indicator, star)),
    ...state.departures.map((departure) => deed('departure', '', departure)),
    ...state.certificateChanges.map((change) => deed('certificate', '', change)),
    ...state.focusChanges.map((change) => deed('focus', '', change)),
    ...state.instrumentMoves.map((move) => deed('move', move.plan.to.id, move)),
    ...(archived ? [deed('archiving', '', archived)] : []),
    ...state.recoveries.map((recovery) => deed('recovery', '', recovery)),
  ];
}

function readinessIn({ ready }: EvaluationState): LostDeed[] {
  return Object.entries(ready).flatMap(([area, marks]) =>
    Object.entries(marks).map(([by, { at }]) => deed('ready', area, { by, at })),
  );
}

function decisionsIn({ decisions }: EvaluationState): LostDeed[] {
  return Object.values(decisions)
    .flat()
    .flatMap((decision) => {
      const { indicator, by, at, outcome, reason, confirmations } = decision;
      // Who decides confirms by deciding.
      const others = Object.entries(confirmations).filter(([account]) => account !== by);
      return [
        { ...deed('decision', indicator, { by, at }), decided: { outcome, reason: reason?.text ?? '' } },
        ...others.map(([account, moment]) => deed('confirmation', indicator, { by: account, at: moment })),
      ];
    });
}

function deed(
  kind: LostDeed['kind'],
  what: string,
  { by, at }: { readonly by: string | null; readonly at: string },
): LostDeed {
  return { kind, what, by, at };
}
