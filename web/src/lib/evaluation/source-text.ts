import type { FieldworkSource } from '@samskar/shared/evaluation';
import {
  evidenceMessages,
  fieldworkMessages,
  formatShortDay,
  type UiLanguage,
} from '@samskar/shared/messages';
import { clocksText, dayText } from './interview-text.ts';

/** What an interview or a document is called where its notes are named; empty for what the evaluation does not know. */
export function sourceTitle(source: FieldworkSource | undefined): string {
  switch (source?.kind) {
    case 'interview':
      return source.interview.role;
    case 'evidence':
      return source.evidence.title;
    case undefined:
      return '';
  }
}

/** What else is known of it, in one line: "Intervju · 3 personer · 21.11.2026 10.00–11.30". */
export function sourceDetails(source: FieldworkSource, language: UiLanguage): string {
  const kinds = evidenceMessages[language].kindOf;
  const t = fieldworkMessages[language];
  if (source.kind === 'interview') {
    const { persons, time, status } = source.interview;
    const held = { planned: undefined, done: t.interviewDone, cancelled: t.interviewCancelled }[status.kind];
    const when = time && `${dayText(time, language)} ${clocksText(time, language)}`;
    return joined([kinds.interview, t.persons(persons), when, held]);
  }
  const { evidence } = source;
  const role = evidence.kind === 'interview' ? evidence.role : undefined;
  return joined([
    kinds[evidence.kind],
    role,
    evidence.date && formatShortDay(evidence.date, language),
    evidence.withdrawn ? evidenceMessages[language].withdrawn : undefined,
  ]);
}

/** Interviews stand by themselves, planned or registered by hand. */
export function isInterview(source: FieldworkSource): boolean {
  return source.kind === 'interview' || source.evidence.kind === 'interview';
}

/** By which what is planned and what is registered stand in one order; what has no day comes last. */
export function sourceDay(source: FieldworkSource): string {
  const day = source.kind === 'interview' ? source.interview.time?.start : source.evidence.date;
  return day ?? '9999';
}

function joined(parts: readonly (string | null | undefined)[]): string {
  return parts.filter((part) => typeof part === 'string' && part !== '').join(' · ');
}
