import {
  addFieldNote,
  appendParagraphs,
  fieldNoteFragment,
  fieldworkShape,
  findSchemaBreach,
  flatValues,
  moveFieldNote,
  readFieldNotes,
  readSeating,
  removeFieldNote,
  restoreFieldNote,
  seatingText,
  tagFieldNote,
  takeOverValues,
} from '@samskar/shared/documents';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { buildInstrument } from '../../support/build-instrument.ts';

/** Area 1 with 1.1 (1.1.1, 1.1.2), area 2 with 2.1 (2.1.1). */
const shape = fieldworkShape(buildInstrument({ areas: [[[10, 5]], [[5]]], criteria: [{ topGrade: 5 }] }));
const ids = ['1', '2', '3', '4'].map((digit) => `${digit.repeat(8)}-0000-4000-8000-000000000000`) as [
  string,
  string,
  string,
  string,
];

describe('notes of fieldwork', () => {
  test('stand where they were put, and move', () => {
    const doc = docWith(0, 0, 1);
    expect(orderOf(doc)).toEqual([ids[1], ids[2], ids[0]]);
    moveFieldNote(doc, shape, ids[0], 0);
    expect(orderOf(doc)).toEqual([ids[0], ids[1], ids[2]]);
    moveFieldNote(doc, shape, ids[3], 0);
    expect(orderOf(doc)).toHaveLength(3);
  });

  test('always stand where they were put last', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(3), fc.nat(4)), { maxLength: 40 }), (moves) => {
        const doc = docWith(0, 1, 2, 3);
        for (const [which, place] of moves) {
          const others = orderOf(doc).filter((id) => id !== ids[which]);
          moveFieldNote(doc, shape, ids[which]!, place);
          others.splice(place, 0, ids[which]!);
          expect(orderOf(doc)).toEqual(others);
        }
      }),
    );
  });

  test('that two people put in one place at once keep one order for both', () => {
    const one = docWith(0);
    const other = copyOf(one);
    addFieldNote(one, shape, ids[1], 1);
    addFieldNote(other, shape, ids[2], 1);
    exchange(one, other);
    expect(orderOf(one)).toEqual(orderOf(other));
    expect(orderOf(one)).toHaveLength(3);
  });

  test('are about areas, sub-areas and indicators, in the instrument’s order', () => {
    const doc = docWith(0);
    for (const topic of ['2.1.1', '1.1', '1']) tagFieldNote(doc, ids[0], topic, true);
    expect(readFieldNotes(doc, shape)[0]!.topics).toEqual(['1', '1.1', '2.1.1']);
    tagFieldNote(doc, ids[0], '1', false);
    expect(readFieldNotes(doc, shape)[0]!.topics).toEqual(['1.1', '2.1.1']);
  });

  test('are gone with everything of theirs when they are removed, and come back whole, once', () => {
    const doc = docWith(0, 1);
    appendParagraphs(fieldNoteFragment(doc, ids[0]), ['Sagt av enhetslederne', 'To ganger']);
    tagFieldNote(doc, ids[0], '1.1.1', true);
    const before = readFieldNotes(doc, shape);
    const removed = removeFieldNote(doc, ids[0]);
    expect(orderOf(doc)).toEqual([ids[1]]);
    expect([...flatValues(doc, 'fieldwork', shape).keys()]).toEqual([`${ids[1]}/order`]);
    restoreFieldNote(doc, removed);
    expect(readFieldNotes(doc, shape)).toEqual(before);
    appendParagraphs(fieldNoteFragment(doc, ids[0]), ['Noe nytt']);
    restoreFieldNote(doc, removed);
    expect(readFieldNotes(doc, shape)[0]!.text).toContain('Noe nytt');
  });

  test('of garbage are none, and reading it never throws', () => {
    const value = fc.oneof(fc.string(), fc.double(), fc.constantFrom(true, null, 'a0'));
    const key = fc
      .tuple(
        fc.constantFrom(...ids, '__proto__', ''),
        fc.constantFrom('order', 'topic', 'topic/1', 'topic/9'),
      )
      .map(([id, what]) => `${id}/${what}`);
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.oneof(fc.string(), key), value)), (entries) => {
        const doc = new Y.Doc();
        for (const [name, one] of entries) doc.getMap('field-notes').set(name, one);
        for (const note of readFieldNotes(doc, shape)) expect(ids).toContain(note.id);
      }),
    );
  });

  test('[R10] say afterwards what was laid aside, by every kind of key', () => {
    const [from, to] = [docWith(0, 1), docWith(0)];
    appendParagraphs(fieldNoteFragment(from, ids[0]), ['Endret uten linje']);
    tagFieldNote(from, ids[0], '2', true);
    seatingText(from).insert(0, 'Vurderer A spør');
    removeFieldNote(from, ids[1]);
    appendParagraphs(fieldNoteFragment(to, ids[0]), ['Gammelt']);
    const keys = [...flatValues(from, 'fieldwork', shape).keys()];
    takeOverValues(from, to, { kind: 'fieldwork', shape }, [...keys, `field-note/${ids[1]}`]);
    expect(readSeating(to)).toBe('Vurderer A spør');
    expect(readFieldNotes(to, shape)).toMatchObject([
      { id: ids[0], topics: ['2'], text: 'Endret uten linje' },
    ]);
  });
});

describe('[R12] the whitelist of fieldwork', () => {
  test.each<[string, (doc: Y.Doc) => void]>([
    [
      'a note with a topic and paragraphs',
      (doc) => {
        addFieldNote(doc, shape, ids[0], 0);
        tagFieldNote(doc, ids[0], '1.1', true);
        appendParagraphs(fieldNoteFragment(doc, ids[0]), ['Sagt']);
        seatingText(doc).insert(0, 'Ved bordet');
      },
    ],
  ])('takes %s', (_, write) => {
    expect(breachesOf(write)).toEqual([]);
  });

  test.each<[string, (doc: Y.Doc) => void, string]>([
    ['a weight', (doc) => doc.getMap('field-notes').set(`${ids[0]}/weight`, 3), 'bad-value'],
    ['a topic that the instrument does not have', (doc) => tagFieldNote(doc, ids[0], '9', true), 'bad-value'],
    ['a topic that is no mark', (doc) => doc.getMap('field-notes').set(`${ids[0]}/topic/1`, 2), 'bad-value'],
    ['a grade', (doc) => doc.getMap('ballot').set('1.1.1/c1', 3), 'unknown-root'],
    ['a private note', (doc) => doc.getText('note/1.1.1').insert(0, 'x'), 'unknown-root'],
    [
      'a note without an id',
      (doc) => appendParagraphs(doc.getXmlFragment('field-note/x'), ['x']),
      'unknown-root',
    ],
    [
      'a list',
      (doc) => fieldNoteFragment(doc, ids[0]).insert(0, [new Y.XmlElement('bulletList')]),
      'bad-node',
    ],
    [
      'more about the seats than a room holds',
      (doc) => seatingText(doc).insert(0, 'x'.repeat(10_001)),
      'too-long',
    ],
  ])('refuses %s', (_, write, breach) => {
    expect(breachesOf(write)).toContain(breach);
  });
});

function breachesOf(write: (doc: Y.Doc) => void): string[] {
  const doc = new Y.Doc();
  write(doc);
  return [...doc.store.clients.values()]
    .flat()
    .flatMap((item) =>
      item instanceof Y.Item ? (findSchemaBreach(doc, item, 'fieldwork', shape) ?? []) : [],
    );
}

/** Notes put at these places, one after the other. */
function docWith(...places: number[]): Y.Doc {
  const doc = new Y.Doc();
  for (const [at, place] of places.entries()) addFieldNote(doc, shape, ids[at]!, place);
  return doc;
}

function orderOf(doc: Y.Doc): string[] {
  return readFieldNotes(doc, shape).map(({ id }) => id);
}

function copyOf(doc: Y.Doc): Y.Doc {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  return copy;
}

function exchange(one: Y.Doc, other: Y.Doc): void {
  Y.applyUpdate(one, Y.encodeStateAsUpdate(other));
  Y.applyUpdate(other, Y.encodeStateAsUpdate(one));
}
