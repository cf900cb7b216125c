import * as Y from 'yjs';
import { align } from './align.ts';
import { spanOf, type RichTextRun } from './rich-text.ts';

/** What a restore goes by. */
export type Work = {
  readonly isAlone: boolean;
  /** Whether something has come after the person had seen the document; it is none of the restore's business. */
  readonly isNew: (id: Y.ID) => boolean;
};

/** Words and the spaces between them. */
const wordPattern = /\s+|\S+/g;

/** Makes what the person had seen of a text say `runs`; what has come since stays where it is. */
export function restoreRuns(text: Y.XmlText, runs: readonly RichTextRun[], work: Work): void {
  const isSame = (one: string, other: string) => one === other;
  const steps = align(
    oldTextIn(text, work).match(wordPattern) ?? [],
    wordsOf(runs).match(wordPattern) ?? [],
    { isSame, mayBecome: isSame },
  );
  const places = oldPlaces(text, work);
  // From the end, so that what is done does not move what is to be done.
  let at = places.length;
  for (const step of steps.toReversed()) {
    if (step.kind === 'add') {
      // Behind what was there before it; without marks, else it would take those of the word before it.
      const before = places[at - 1];
      text.insert(before === undefined ? 0 : before + 1, step.to, {});
      continue;
    }
    at -= step.from.length;
    if (step.kind === 'drop') deletePlaces(text, places.slice(at, at + step.from.length));
  }
  restoreMarks(text, runs, work);
}

/** Where each letter stands that the person had seen: their word may have letters of others in it by now. */
function oldPlaces(text: Y.XmlText, work: Work): number[] {
  let at = 0;
  return stretchesIn(text, work).flatMap((stretch) => {
    const from = at;
    at += stretch.text.length;
    return stretch.isNew ? [] : Array.from({ length: stretch.text.length }, (_, offset) => from + offset);
  });
}

/** Stretch by stretch from the end; a letter of two halves goes whole. */
function deletePlaces(text: Y.XmlText, places: readonly number[]): void {
  let end = places.length;
  while (end > 0) {
    let start = end - 1;
    while (start > 0 && places[start - 1] === (places[start] ?? 0) - 1) start -= 1;
    text.delete(places[start] ?? 0, end - start);
    end = start;
  }
}

type Stretch = {
  readonly text: string;
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly isNew: boolean;
};

function restoreMarks(text: Y.XmlText, runs: readonly RichTextRun[], work: Work): void {
  const wanted = runs.flatMap((run) => Array.from({ length: run.text.length }, () => run));
  let [at, old] = [0, 0];
  for (const stretch of stretchesIn(text, work)) {
    for (let offset = 0; !stretch.isNew && offset < stretch.text.length;) {
      const run = wanted[old];
      let length = 1;
      while (offset + length < stretch.text.length && wanted[old + length] === run) length += 1;
      if (run && !hasMarks(stretch, run)) {
        const none = Object.fromEntries(Object.keys(stretch.attributes).map((key) => [key, null]));
        text.format(at + offset, length, { ...none, ...marksOf(run) });
      }
      [offset, old] = [offset + length, old + length];
    }
    at += stretch.text.length;
  }
}

function hasMarks({ text, attributes }: Stretch, run: RichTextRun): boolean {
  const now = spanOf(text, attributes);
  return now.bold === run.bold && now.italic === run.italic && now.href === run.href;
}

/** As the editor writes them. */
export function marksOf({ bold, italic, href }: RichTextRun): Record<string, object> {
  return {
    ...(bold && { bold: {} }),
    ...(italic && { italic: {} }),
    ...(href !== undefined && { link: { href } }),
  };
}

/** As it stands, with what has come since. Items and not the delta, which does not say since when they are there. */
export function stretchesIn(text: Y.XmlText, { isNew }: Work): Stretch[] {
  const stretches: Stretch[] = [];
  const marks = new Map<string, unknown>();
  for (let item = text._start; item !== null; item = item.right) {
    if (item.deleted) continue;
    if (item.content instanceof Y.ContentFormat) marks.set(item.content.key, item.content.value);
    if (item.content instanceof Y.ContentString)
      stretches.push(
        ...splitAt(item.content.str, item.id, isNew).map((part) => ({
          ...part,
          attributes: Object.fromEntries(marks),
        })),
      );
  }
  return stretches;
}

/** Yjs joins what one client has typed in one go: the beginning of an item may be seen, and its end new. */
function splitAt(text: string, { client, clock }: Y.ID, isNew: Work['isNew']): Omit<Stretch, 'attributes'>[] {
  const letters = Array.from({ length: text.length }, (_, at) => isNew(Y.createID(client, clock + at)));
  const border = letters.findIndex((one) => one !== letters[0]);
  if (border < 0) return [{ text, isNew: letters[0] ?? false }];
  return [
    { text: text.slice(0, border), isNew: letters[0] ?? false },
    ...splitAt(text.slice(border), Y.createID(client, clock + border), isNew),
  ];
}

export function oldTextIn(text: Y.XmlText, work: Work): string {
  return stretchesIn(text, work)
    .map((stretch) => (stretch.isNew ? '' : stretch.text))
    .join('');
}

export function wordsOf(runs: readonly RichTextRun[]): string {
  return runs.map((run) => run.text).join('');
}
