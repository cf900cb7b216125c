import { diffStructure } from './diff-structure.ts';
import { diffTexts } from './diff-texts.ts';
import type { InstrumentDifference } from './instrument-difference.ts';
import type { Instrument } from './instrument-schema.ts';

/**
 * Everything that has changed from one instrument to another. Parts are the same when their ids are; the ids of the two
 * instruments are not compared. Texts alone, and where they come from, are an editorial change; every figure, id and order
 * that scoring, blocks or the agenda stand on is a substantive one.
 */
export function diffInstruments(before: Instrument, after: Instrument): InstrumentDifference {
  const texts = diffTexts(before, after);
  const structure = diffStructure(before, after);
  if (structure.length > 0) return { verdict: 'substantive', texts, structure };
  return { verdict: texts.length > 0 ? 'editorial' : 'none', texts, structure };
}
