import {
  assessorsOf,
  obstaclesToSigning,
  isLocked,
  isSigned,
  type EvaluationRole,
  type EvaluationState,
} from '@samskar/shared/evaluation';
import type { Instrument } from '@samskar/shared/instrument';
import type { JudgedIndicator } from './judge-areas.ts';

/** Something for this person to do now, or to wait for. `indicator` is where to begin. */
export type NextStep =
  /** Indicators of an area that are not fully graded or marked not applicable. */
  | { readonly kind: 'grade'; readonly area: string; readonly missing: number; readonly indicator: string }
  | { readonly kind: 'say-ready'; readonly area: string }
  /** Ready oneself; these others are not. */
  | { readonly kind: 'wait-for-ready'; readonly area: string; readonly others: readonly string[] }
  | { readonly kind: 'discuss-red'; readonly count: number; readonly indicator: string }
  | { readonly kind: 'decide-amber'; readonly count: number; readonly indicator: string }
  | { readonly kind: 'accept-greens'; readonly count: number; readonly indicator: string }
  | { readonly kind: 'reread'; readonly count: number; readonly indicator: string }
  | { readonly kind: 'find-evidence'; readonly count: number; readonly indicator: string }
  /** Decisions of another that this person has not confirmed. */
  | { readonly kind: 'confirm'; readonly count: number; readonly indicator: string }
  | { readonly kind: 'wait-for-confirmation'; readonly count: number; readonly others: readonly string[] }
  | { readonly kind: 'sign' }
  | { readonly kind: 'wait-for-signature'; readonly others: readonly string[] }
  | { readonly kind: 'download-package' };

export type NextStepsInput = {
  readonly state: EvaluationState;
  readonly instrument: Instrument;
  readonly me: string;
  readonly role: EvaluationRole;
  /** By area: own indicators in focus that are not complete; an area whose ballot is not loaded yet is absent. */
  readonly incomplete: Readonly<Record<string, readonly string[]>>;
  readonly judged: readonly JudgedIndicator[];
};

/** What this person should do next, the most pressing first. Empty for those who only read. Pure. */
export function nextSteps(input: NextStepsInput): readonly NextStep[] {
  const { state, instrument, role } = input;
  if (isSigned(state)) return [{ kind: 'download-package' }];
  if (role !== 'assessor') return [];
  if (isLocked(state)) return signatureSteps(input);
  const agreement = agreementSteps(input);
  if (agreement.length === 0 && obstaclesToSigning(state, instrument).length === 0) return [{ kind: 'sign' }];
  const waits = (step: NextStep) => step.kind.startsWith('wait');
  const steps = [...agreement, ...instrument.areas.flatMap((area) => ballotSteps(input, area.id))];
  return [...steps.filter((step) => !waits(step)), ...steps.filter(waits)];
}

function signatureSteps({ state, me }: NextStepsInput): readonly NextStep[] {
  const signed = state.signatures.map(({ person }) => person);
  if (!signed.includes(me)) return [{ kind: 'sign' }];
  return [
    { kind: 'wait-for-signature', others: othersOf(state, me).filter((other) => !signed.includes(other)) },
  ];
}

function ballotSteps({ state, me, incomplete }: NextStepsInput, area: string): readonly NextStep[] {
  if (state.revealed[area]) return [];
  const ready = state.ready[area] ?? {};
  if (ready[me]) {
    const others = othersOf(state, me).filter((other) => !ready[other]);
    return others.length > 0 ? [{ kind: 'wait-for-ready', area, others }] : [];
  }
  const missing = incomplete[area];
  if (missing === undefined) return [];
  const [first] = missing;
  return first === undefined
    ? [{ kind: 'say-ready', area }]
    : [{ kind: 'grade', area, missing: missing.length, indicator: first }];
}

function agreementSteps({ judged, me }: NextStepsInput): readonly NextStep[] {
  const open = (tier: JudgedIndicator['tier']) =>
    judged.filter((one) => one.tier === tier && one.progress.kind === 'open');
  const unconfirmed = judged.flatMap(({ progress, indicatorId }) =>
    progress.kind === 'unconfirmed' ? [{ indicatorId, by: progress.by }] : [],
  );
  const mine = unconfirmed.filter(({ by }) => by.includes(me));
  const theirs = unconfirmed.filter(({ by }) => !by.includes(me));
  return [
    ...counted('discuss-red', open('red')),
    ...counted('decide-amber', open('amber')),
    ...counted('accept-greens', open('green')),
    ...counted(
      'reread',
      judged.filter(({ progress }) => progress.kind === 'to-be-reread'),
    ),
    ...counted('confirm', mine),
    ...counted(
      'find-evidence',
      judged.filter(({ progress }) => progress.kind === 'parked'),
    ),
    ...(theirs.length > 0
      ? [
          {
            kind: 'wait-for-confirmation',
            count: theirs.length,
            others: [...new Set(theirs.flatMap(({ by }) => by))],
          } as const,
        ]
      : []),
  ];
}

type Counted = Extract<NextStep, { count: number; indicator: string }>['kind'];

function counted(kind: Counted, found: readonly { readonly indicatorId: string }[]): readonly NextStep[] {
  const [first] = found;
  return first === undefined ? [] : [{ kind, count: found.length, indicator: first.indicatorId }];
}

function othersOf(state: EvaluationState, me: string): readonly string[] {
  return assessorsOf(state).filter((account) => account !== me);
}
