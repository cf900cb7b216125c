import type { Evidence, FieldworkSource } from '@samskar/shared/evaluation';
import type { CommandOutcome } from '#lib/sync/command-queue.svelte.ts';
import type { EvaluationScreen } from './evaluation-screen.svelte.ts';
import { evidenceOfNote } from './evidence-of-note.ts';

/**
 * Makes a note a piece of evidence; where it is one already, that piece says afterwards what the note says now. What the
 * register has been told otherwise (title, status, date) stays.
 */
export function makeEvidence(
  screen: EvaluationScreen,
  note: { readonly id: string; readonly text: string },
  source: FieldworkSource,
): Promise<CommandOutcome> {
  const fresh = evidenceOfNote(note, source);
  const known = screen.state.evidence[note.id];
  return screen.send({
    kind: 'save-evidence',
    evidence: known ? withNoted(known, fresh) : fresh,
    seenRevision: known?.revision ?? null,
  });
}

/** Whether a note is on its way to become evidence. */
export function isEvidenceWaiting(screen: EvaluationScreen, note: string): boolean {
  return screen.queue.waiting.some(
    ({ command }) => command.kind === 'save-evidence' && command.evidence.id === note,
  );
}

function withNoted(
  { revision: _revision, by: _by, at: _at, ...known }: EvaluationScreen['state']['evidence'][string],
  { noted }: Evidence,
): Evidence {
  return { ...known, noted };
}
