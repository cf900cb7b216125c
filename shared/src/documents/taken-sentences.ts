import type * as Y from 'yjs';
import { z } from 'zod';
import { appendParagraphs } from './append-paragraphs.ts';
import { takenRoot } from './keys.ts';
import { proseFragment } from './report-prose.ts';
import { findMap } from './roots.ts';

/** Of the figures of a proposed sentence: part of a hash. */
export const sentenceBasisSchema = z.string().regex(/^[0-9a-f]{16}$/);

const sentencePattern = /^(total|areas|area)\/[a-z0-9.-]{1,40}(\/[a-z-]{1,20}){0,2}$/;

/** `total/rank`, `areas/above/nation`, `area/3/mean/size-group`: what a proposed sentence speaks of. */
export function isSentenceId(id: string): boolean {
  return sentencePattern.test(id);
}

/** Proposed sentences that were taken over into the report, with the figures of then, by their id; never throws. */
export function readTakenSentences(report: Y.Doc): Readonly<Record<string, string>> {
  const entries = [...(findMap(report, takenRoot)?.entries() ?? [])].flatMap(([id, value]) => {
    const basis = sentenceBasisSchema.safeParse(value);
    return isSentenceId(id) && basis.success ? [[id, basis.data] as const] : [];
  });
  return Object.fromEntries(entries);
}

/** Puts a sentence at the end of a text, where it is text like any other, and remembers of which figures it was made. */
export function takeSentence(
  report: Y.Doc,
  /** In which the text lies: the report's own, or the joint one of an area. */
  target: Y.Doc,
  sentence: { readonly id: string; readonly place: string; readonly text: string; readonly basis: string },
): void {
  appendParagraphs(proseFragment(target, sentence.place), [sentence.text]);
  report.getMap<unknown>(takenRoot).set(sentence.id, sentence.basis);
}

/** It has been read against the figures of now, or is in the text no more: nobody is asked about it again. */
export function settleSentence(report: Y.Doc, id: string, basis: string | undefined): void {
  const map = report.getMap<unknown>(takenRoot);
  if (basis === undefined) map.delete(id);
  else map.set(id, basis);
}
