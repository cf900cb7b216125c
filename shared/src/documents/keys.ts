import { isBuiltInPart } from '../report/report-texts.ts';
import type { DocumentShape } from './document-shape.ts';

/** Names of the roots of the documents. */
export const ballotRoot = 'ballot';
export const findingsRoot = 'findings';
export const reasonRoot = (indicator: string) => `reason/${indicator}`;
export const noteRoot = (indicator: string) => `note/${indicator}`;
export const justificationRoot = (indicator: string) => `justification/${indicator}`;
export const findingRoot = (finding: string) => `finding/${finding}`;
export const fieldNotesRoot = 'field-notes';
export const fieldNoteRoot = (note: string) => `field-note/${note}`;
export const seatingRoot = 'seating';
export const partsRoot = 'parts';
export const takenRoot = 'taken';

/** Keys of the flat map `ballot`; a missing key means "not said". */
export const gradeKey = (indicator: string, criterion: string) => `${indicator}/${criterion}`;
export const unsureKey = (indicator: string, criterion: string) => `${indicator}/${criterion}/unsure`;
export const notApplicableKey = (indicator: string) => `${indicator}/not-applicable`;
export const evidenceKey = (indicator: string, evidence: string) => `${indicator}/evidence/${evidence}`;

/** Keys of the flat map `findings`. */
export const columnKey = (finding: string) => `${finding}/column`;
export const orderKey = (finding: string) => `${finding}/order`;
export const linkKey = (finding: string, indicator: string) => `${finding}/indicator/${indicator}`;

/** Keys of the flat map `field-notes`. */
export const fieldNoteOrderKey = (note: string) => `${note}/order`;
export const topicKey = (note: string, topic: string) => `${note}/topic/${topic}`;

/** Keys of the flat map `parts`. */
export const partOrderKey = (part: string) => `${part}/order`;
export const partOffKey = (part: string) => `${part}/off`;
export const partTitleKey = (part: string) => `${part}/title`;

export type BallotKey =
  | { readonly kind: 'grade' | 'unsure'; readonly indicator: string; readonly criterion: string }
  | { readonly kind: 'not-applicable'; readonly indicator: string }
  | { readonly kind: 'evidence'; readonly indicator: string; readonly evidence: string };

export type FindingKey =
  | { readonly kind: 'column' | 'order'; readonly finding: string }
  | { readonly kind: 'indicator'; readonly finding: string; readonly indicator: string };

export type FieldNoteKey =
  | { readonly kind: 'order'; readonly note: string }
  | { readonly kind: 'topic'; readonly note: string; readonly topic: string };

/** `title` of parts that people have added alone. */
export type PartKey = { readonly kind: 'order' | 'off' | 'title'; readonly part: string };

const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export function isUuid(text: string): boolean {
  return uuidPattern.test(text);
}

/** Undefined for a key that the shape does not know. */
export function parseBallotKey(key: string, shape: DocumentShape): BallotKey | undefined {
  const [indicator = '', second = '', third, ...rest] = key.split('/');
  const criteria = shape.indicators.get(indicator);
  if (criteria === undefined || rest.length > 0) return undefined;
  if (second === 'evidence')
    return third !== undefined && isUuid(third)
      ? { kind: 'evidence', indicator, evidence: third }
      : undefined;
  if (second === 'not-applicable')
    return third === undefined ? { kind: 'not-applicable', indicator } : undefined;
  if (!criteria.has(second)) return undefined;
  if (third === undefined) return { kind: 'grade', indicator, criterion: second };
  return third === 'unsure' ? { kind: 'unsure', indicator, criterion: second } : undefined;
}

/** Undefined for a key that the shape does not know. */
export function parseFindingKey(key: string, shape: DocumentShape): FindingKey | undefined {
  const [finding = '', second, third, ...rest] = key.split('/');
  if (!isUuid(finding) || rest.length > 0) return undefined;
  if (second === 'indicator')
    return third !== undefined && shape.indicators.has(third)
      ? { kind: 'indicator', finding, indicator: third }
      : undefined;
  if ((second === 'column' || second === 'order') && third === undefined) return { kind: second, finding };
  return undefined;
}

/** Undefined for a key that the shape does not know. */
export function parseFieldNoteKey(key: string, shape: DocumentShape): FieldNoteKey | undefined {
  const [note = '', second, third, ...rest] = key.split('/');
  if (!isUuid(note) || rest.length > 0) return undefined;
  if (second === 'topic')
    return third !== undefined && shape.topics.has(third) ? { kind: 'topic', note, topic: third } : undefined;
  return second === 'order' && third === undefined ? { kind: 'order', note } : undefined;
}

/** Undefined for a key that the list of parts does not have. */
export function parsePartKey(key: string): PartKey | undefined {
  const [part = '', second, ...rest] = key.split('/');
  const isBuiltIn = isBuiltInPart(part);
  if (rest.length > 0 || !(isBuiltIn || isUuid(part))) return undefined;
  if (second === 'order' || second === 'off') return { kind: second, part };
  return second === 'title' && !isBuiltIn ? { kind: second, part } : undefined;
}
