import { notedCharactersMax, type Evidence, type FieldworkSource } from '@samskar/shared/evaluation';

/** As much of a note as a list has room for. */
const titleCharactersMax = 140;

/**
 * The piece of evidence that a note becomes. It has the note's id: whoever makes it first makes it, and there are never two.
 * Status and date are the source's; whoever knows better changes them in the register.
 */
export function evidenceOfNote(
  note: { readonly id: string; readonly text: string },
  source: FieldworkSource,
): Evidence {
  const text = note.text.trim();
  const common = {
    id: note.id,
    title: shorten(text.replaceAll(/\s+/g, ' '), titleCharactersMax),
    withdrawn: false,
    noted: { source: source.id, text: shorten(text, notedCharactersMax) },
  };
  if (source.kind === 'interview') {
    const { role, time } = source.interview;
    const date = time && dayAt(time.start, time.zone);
    return { kind: 'interview', role, status: 'in-use', ...(date && { date }), ...common };
  }
  const { evidence } = source;
  const { status, date, reference } = evidence;
  const facts = { status, ...(date && { date }), ...(reference && { reference }), ...common };
  return evidence.kind === 'interview'
    ? { kind: 'interview', role: evidence.role, ...facts }
    : { kind: evidence.kind, ...facts };
}

/** Whether the note says something else than the evidence that it became. */
export function hasChangedSince(note: { readonly text: string }, evidence: Evidence): boolean {
  return evidence.noted?.text !== shorten(note.text.trim(), notedCharactersMax);
}

/** Cut between words where there are any; never within a letter. */
function shorten(text: string, charactersMax: number): string {
  if (text.length <= charactersMax) return text;
  const cut = text.slice(0, charactersMax - 1).toWellFormed();
  const space = cut.lastIndexOf(' ');
  return `${space > charactersMax / 2 ? cut.slice(0, space) : cut}…`;
}

/** The day of a moment where the interview is, as 2026-11-21. */
function dayAt(moment: string, timeZone: string): string | undefined {
  try {
    return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(new Date(moment));
  } catch {
    // A zone that this browser does not know: better no day than the wrong one.
    return undefined;
  }
}
