import { accept, refuse, type Answer, type CommandOf, type DecideContext, type Effect } from './decided.ts';
import { storeCalibration } from './decide-readiness.ts';
import { obstaclesToSigning } from './obstacles.ts';
import { assessorsOf, endedCertificates } from './state.ts';
import type { EvaluationState } from './state.ts';

/** One assessor's signature over the package that was on the screen; the first one locks, the last one completes. */
export function signPackage(
  state: EvaluationState,
  { packageHash }: CommandOf<'sign'>,
  context: DecideContext,
): Answer {
  if (state.signatures.some((signature) => signature.person === context.actor))
    return refuse({ kind: 'already-signed' });
  const [ended] = endedCertificates(state, context.today);
  if (ended)
    return refuse({ kind: 'no-certificate', account: ended.account, expiredOn: ended.certificateExpiresOn });
  const obstacles = obstaclesToSigning(state, context.instrument);
  if (obstacles.length > 0) return refuse({ kind: 'open-before-signing', obstacles: [...obstacles] });
  const current = context.packageHash();
  if (current !== packageHash) return refuse({ kind: 'stale', seen: packageHash, current });
  const isFirst = state.signatures.length === 0;
  const completes = state.signatures.length + 1 === assessorsOf(state).length;
  const effects: Effect[] = [
    ...(isFirst ? [{ kind: 'store-package' } as const, { kind: 'lock-shared' } as const] : []),
    ...(completes
      ? [
          ...storeCalibration(state, 'signature', allAreas(context)),
          { kind: 'store-snapshot', moment: 'signature' } as const,
        ]
      : []),
  ];
  return accept([{ kind: 'signed', signature: context.signPackage(current), completes }], effects);
}

function allAreas({ instrument }: DecideContext): readonly string[] {
  return instrument.areas.map((area) => area.id);
}
