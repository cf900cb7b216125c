import type * as Y from 'yjs';
import type { Ballot, BallotIndicator } from '../scoring/index.ts';
import type { DocumentShape } from './document-shape.ts';
import {
  ballotRoot,
  evidenceKey,
  gradeKey,
  noteRoot,
  notApplicableKey,
  parseBallotKey,
  reasonRoot,
  unsureKey,
} from './keys.ts';
import { reasonCharactersMax } from './limits.ts';
import { charactersOf, findMap, findText } from './roots.ts';
import { markSchema, parseGrade, weightSchema } from './values.ts';

/**
 * What the ballot says of each indicator of its area, in the instrument's order. Whatever is not a value on the
 * instrument's scales reads as not said; never throws.
 */
export function readBallot(doc: Y.Doc, shape: DocumentShape): Ballot {
  const map = findMap(doc, ballotRoot);
  const evidence =
    map === undefined ? new Map<string, BallotIndicator['evidence']>() : readEvidence(map, shape);
  return Object.fromEntries(
    [...shape.indicators].map(([indicator, criteria]) => [
      indicator,
      {
        applicable: !isMarked(map?.get(notApplicableKey(indicator))),
        grades: readGrades(map, indicator, criteria),
        unsure: [...criteria.keys()].filter((criterion) =>
          isMarked(map?.get(unsureKey(indicator, criterion))),
        ),
        reason: charactersOf(findText(doc, reasonRoot(indicator)))
          .slice(0, reasonCharactersMax)
          .toWellFormed(),
        evidence: evidence.get(indicator) ?? {},
      },
    ]),
  );
}

/** Undefined takes the grade away. */
export function setGrade(doc: Y.Doc, indicator: string, criterion: string, grade: number | undefined): void {
  setValue(doc, gradeKey(indicator, criterion), grade);
}

export function setUnsure(doc: Y.Doc, indicator: string, criterion: string, isUnsure: boolean): void {
  setValue(doc, unsureKey(indicator, criterion), isUnsure ? true : undefined);
}

/** Grades are kept beneath "not applicable", and are back when it is taken away. */
export function setApplicable(doc: Y.Doc, indicator: string, isApplicable: boolean): void {
  setValue(doc, notApplicableKey(indicator), isApplicable ? undefined : true);
}

/** Undefined takes the link away. */
export function setEvidenceWeight(
  doc: Y.Doc,
  indicator: string,
  evidence: string,
  weight: 1 | 2 | 3 | undefined,
): void {
  setValue(doc, evidenceKey(indicator, evidence), weight);
}

/** One's own reason: plain text, revealed with the grades. */
export function reasonText(doc: Y.Doc, indicator: string): Y.Text {
  return doc.getText(reasonRoot(indicator));
}

/** Plain text for its author alone, for ever. */
export function noteText(doc: Y.Doc, indicator: string): Y.Text {
  return doc.getText(noteRoot(indicator));
}

function readGrades(
  map: Y.Map<unknown> | undefined,
  indicator: string,
  criteria: ReadonlyMap<string, number>,
): Record<string, number> {
  const grades: Record<string, number> = {};
  for (const [criterion, topGrade] of criteria) {
    const grade = parseGrade(map?.get(gradeKey(indicator, criterion)), topGrade);
    if (grade !== undefined) grades[criterion] = grade;
  }
  return grades;
}

function readEvidence(map: Y.Map<unknown>, shape: DocumentShape): Map<string, BallotIndicator['evidence']> {
  const byIndicator = new Map<string, BallotIndicator['evidence']>();
  for (const [text, value] of map.entries()) {
    const key = parseBallotKey(text, shape);
    if (key?.kind !== 'evidence') continue;
    const weight = weightSchema.safeParse(value);
    if (!weight.success) continue;
    byIndicator.set(key.indicator, { ...byIndicator.get(key.indicator), [key.evidence]: weight.data });
  }
  return byIndicator;
}

function isMarked(value: unknown): boolean {
  return markSchema.safeParse(value).success;
}

function setValue(doc: Y.Doc, key: string, value: number | true | undefined): void {
  const map = doc.getMap<unknown>(ballotRoot);
  // Writing what is there already would still grow the document.
  if (map.get(key) === value) return;
  if (value === undefined) map.delete(key);
  else map.set(key, value);
}
