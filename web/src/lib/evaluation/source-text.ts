import type { FieldworkSource } from '@samskar/shared/evaluation';

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
