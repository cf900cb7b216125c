import type { RetentionClock } from './retention-rules.ts';

/** What of an evaluation's log the clocks go by, in order. */
export type ClockEvent = {
  readonly kind: 'archived' | 'taken-out-of-archive' | 'signed' | 'unlocked';
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Of a signature: the one after which all have signed. */
  readonly completes: boolean;
};

/** When a clock of an evaluation began, in milliseconds since 1970; undefined while it does not run. */
export function evaluationClock(clock: RetentionClock, events: readonly ClockEvent[]): number | undefined {
  const { archivedAt, signedAt } = events.reduce<Standing>(follow, {
    archivedAt: undefined,
    signedAt: undefined,
  });
  switch (clock) {
    case 'archived':
      return archivedAt;
    case 'signed-and-archived':
      return signedAt === undefined ? undefined : archivedAt;
    case 'signed-or-archived':
      return earlier(archivedAt, signedAt);
    case 'made':
    case 'expired':
    case 'own-day':
      return undefined;
  }
}

function earlier(one: number | undefined, other: number | undefined): number | undefined {
  return one === undefined || other === undefined ? (one ?? other) : Math.min(one, other);
}

type Standing = { readonly archivedAt: number | undefined; readonly signedAt: number | undefined };

function follow(standing: Standing, { kind, at, completes }: ClockEvent): Standing {
  switch (kind) {
    case 'archived':
      return { ...standing, archivedAt: at };
    case 'taken-out-of-archive':
      return { ...standing, archivedAt: undefined };
    case 'signed':
      return { ...standing, signedAt: completes ? at : undefined };
    case 'unlocked':
      return { ...standing, signedAt: undefined };
  }
}
