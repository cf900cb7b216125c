import { z } from 'zod';
import type { DocumentShape } from './document-shape.ts';
import type { BallotKey, FieldNoteKey, FindingKey, PartKey } from './keys.ts';
import { partTitleCharactersMax } from './limits.ts';

export const findingColumnSchema = z.enum(['strength', 'challenge', 'weakness']);
/** In place - partly in place - not in place. */
export type FindingColumn = z.infer<typeof findingColumnSchema>;

/** 1 little, 2 some, 3 much. */
export const weightSchema = z.literal([1, 2, 3]);
export const markSchema = z.literal(true);
/** A fractional index of base 62, sorted by code unit; 200 is far beyond what honest moves reach. */
export const orderSchema = z.string().regex(/^[0-9A-Za-z]{1,200}$/);

/** One line of plain text; empty until somebody names the part. */
export const partTitleSchema = z
  .string()
  .max(partTitleCharactersMax)
  .regex(/^[^\u0000-\u001f\u007f\u2028\u2029]*$/);

/** The grade when it is one on this criterion's scale; undefined for everything else, floats and strings included. */
export function parseGrade(value: unknown, topGrade: number): number | undefined {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= topGrade
    ? value
    : undefined;
}

/** Whether a value may stand under this key of the map `ballot`. */
export function mayStandInBallot(key: BallotKey, value: unknown, shape: DocumentShape): boolean {
  switch (key.kind) {
    case 'grade': {
      const topGrade = shape.indicators.get(key.indicator)?.get(key.criterion);
      return topGrade !== undefined && parseGrade(value, topGrade) !== undefined;
    }
    case 'unsure':
    case 'not-applicable':
      return markSchema.safeParse(value).success;
    case 'evidence':
      return weightSchema.safeParse(value).success;
  }
}

/** Whether a value may stand under this key of the map `findings`. */
export function mayStandInFindings(key: FindingKey, value: unknown): boolean {
  switch (key.kind) {
    case 'column':
      return findingColumnSchema.safeParse(value).success;
    case 'order':
      return orderSchema.safeParse(value).success;
    case 'indicator':
      return markSchema.safeParse(value).success;
  }
}

/** Whether a value may stand under this key of the map `field-notes`. */
export function mayStandInFieldNotes(key: FieldNoteKey, value: unknown): boolean {
  return (key.kind === 'order' ? orderSchema : markSchema).safeParse(value).success;
}

/** Whether a value may stand under this key of the map `parts`. */
export function mayStandInParts(key: PartKey, value: unknown): boolean {
  switch (key.kind) {
    case 'order':
      return orderSchema.safeParse(value).success;
    case 'off':
      return markSchema.safeParse(value).success;
    case 'title':
      return partTitleSchema.safeParse(value).success;
  }
}
