import {
  addFinding,
  findingFragment,
  linkFinding,
  moveFinding,
  moveFindingToArea,
  readFindings,
  removeFinding,
  restoreFinding,
  type FindingColumn,
} from '@samskar/shared/documents';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { shape } from './shape.ts';

const ids = ['1', '2', '3', '4'].map((digit) => `${digit.repeat(8)}-0000-4000-8000-000000000000`) as [
  string,
  string,
  string,
  string,
];
const columns = ['strength', 'challenge', 'weakness'] as const;

describe('findings', () => {
  test('stand in the order in which they were added, column by column', () => {
    const doc = docWith('weakness', 'strength', 'strength');
    expect(orderIn(doc, 'strength')).toEqual([ids[1], ids[2]]);
    expect(readFindings(doc, shape).map((finding) => finding.column)).toEqual([
      'strength',
      'strength',
      'weakness',
    ]);
  });

  test('move to any place, within a column and to another', () => {
    const doc = docWith('strength', 'strength', 'strength');
    moveFinding(doc, shape, ids[2], 'strength', 0);
    expect(orderIn(doc, 'strength')).toEqual([ids[2], ids[0], ids[1]]);
    moveFinding(doc, shape, ids[2], 'strength', 1);
    expect(orderIn(doc, 'strength')).toEqual([ids[0], ids[2], ids[1]]);
    moveFinding(doc, shape, ids[0], 'challenge', 5);
    expect(orderIn(doc, 'challenge')).toEqual([ids[0]]);
    expect(orderIn(doc, 'strength')).toEqual([ids[2], ids[1]]);
  });

  test('always stand where they were put last', () => {
    const move = fc.tuple(fc.nat(3), fc.constantFrom(...columns), fc.nat(4));
    fc.assert(
      fc.property(fc.array(move, { maxLength: 40 }), (moves) => {
        const doc = docWith('strength', 'strength', 'strength', 'strength');
        for (const [which, column, place] of moves) {
          const others = orderIn(doc, column).filter((id) => id !== ids[which]);
          moveFinding(doc, shape, ids[which]!, column, place);
          others.splice(place, 0, ids[which]!);
          expect(orderIn(doc, column)).toEqual(others);
        }
      }),
    );
  });

  test('that two people put in one place at once keep one order for both, and make room for a third', () => {
    const one = docWith('strength', 'strength');
    const other = copyOf(one);
    addFinding(one, shape, ids[2], 'strength');
    addFinding(other, shape, ids[3], 'strength');
    exchange(one, other);
    expect(orderIn(one, 'strength')).toEqual(orderIn(other, 'strength'));
    moveFinding(one, shape, ids[0], 'strength', 2);
    expect(orderIn(one, 'strength')).toEqual([ids[1], ids[2], ids[0], ids[3]]);
  });

  test('can be moved past an order that nobody honest has made', () => {
    const doc = docWith('strength', 'strength');
    doc.getMap('findings').set(`${ids[0]}/order`, 'zzzzzz');
    addFinding(doc, shape, ids[2], 'strength');
    moveFinding(doc, shape, ids[1], 'strength', 3);
    expect(orderIn(doc, 'strength').at(-1)).toBe(ids[1]);
  });

  test('are linked to indicators, and unlinked', () => {
    const doc = docWith('strength');
    linkFinding(doc, ids[0], '1.1.2', true);
    linkFinding(doc, ids[0], '1.1.1', true);
    expect(readFindings(doc, shape)[0]!.indicators).toEqual(['1.1.1', '1.1.2']);
    linkFinding(doc, ids[0], '1.1.1', false);
    expect(readFindings(doc, shape)[0]!.indicators).toEqual(['1.1.2']);
  });

  test('are gone with everything of theirs when they are removed', () => {
    const doc = docWith('strength', 'challenge');
    write(doc, ids[0], 'Tydelig eierskap');
    linkFinding(doc, ids[0], '1.1.1', true);
    removeFinding(doc, ids[0]);
    expect(readFindings(doc, shape).map((finding) => finding.id)).toEqual([ids[1]]);
    expect(findingFragment(doc, ids[0]).length).toBe(0);
    expect([...doc.getMap('findings').keys()].filter((key) => key.startsWith(ids[0]))).toEqual([]);
  });

  test('come back whole when their removal is undone, once', () => {
    const doc = docWith('strength', 'challenge', 'challenge');
    write(doc, ids[1], 'Uklart ansvar');
    linkFinding(doc, ids[1], '1.1.1', true);
    const before = readFindings(doc, shape);
    const removed = removeFinding(doc, ids[1]);
    restoreFinding(doc, removed);
    expect(readFindings(doc, shape)).toEqual(before);
    write(doc, ids[1], 'Noe nytt');
    restoreFinding(doc, removed);
    expect(readFindings(doc, shape)[1]?.text).toContain('Noe nytt');
  });

  test('move to another area with column and text, and without their links', () => {
    const from = { doc: docWith('challenge'), shape };
    const to = { doc: new Y.Doc(), shape };
    write(from.doc, ids[0], 'Uklart ansvar');
    linkFinding(from.doc, ids[0], '1.1.1', true);
    moveFindingToArea(from, to, ids[0]);
    expect(readFindings(from.doc, shape)).toEqual([]);
    expect(readFindings(to.doc, shape)).toMatchObject([
      { id: ids[0], column: 'challenge', text: 'Uklart ansvar', indicators: [] },
    ]);
    moveFindingToArea(to, from, ids[0]);
    expect(readFindings(from.doc, shape)).toMatchObject([{ id: ids[0], text: 'Uklart ansvar' }]);
  });

  test('that are removed by one while the other moves them stay removed', () => {
    const one = docWith('strength', 'strength');
    const other = copyOf(one);
    removeFinding(one, ids[0]);
    moveFinding(other, shape, ids[0], 'strength', 2);
    exchange(one, other);
    expect(readFindings(one, shape).map((finding) => finding.id)).toEqual([ids[1]]);
    expect(readFindings(other, shape)).toEqual(readFindings(one, shape));
  });

  test('of garbage are none, and reading it never throws', () => {
    const value = fc.oneof(fc.string(), fc.double(), fc.constantFrom('strength', true, null, 'a0'));
    const key = fc.oneof(
      fc.string(),
      fc
        .tuple(
          fc.constantFrom(...ids, '__proto__', ''),
          fc.constantFrom('column', 'order', 'indicator', 'indicator/1.1.1', 'indicator/9', 'x'),
        )
        .map(([id, what]) => `${id}/${what}`),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(key, value)), (entries) => {
        const doc = new Y.Doc();
        for (const [name, one] of entries) doc.getMap('findings').set(name, one);
        for (const finding of readFindings(doc, shape)) {
          expect(ids).toContain(finding.id);
          expect(columns).toContain(finding.column);
        }
      }),
    );
  });
});

function docWith(...said: FindingColumn[]): Y.Doc {
  const doc = new Y.Doc();
  for (const [place, column] of said.entries()) addFinding(doc, shape, ids[place]!, column);
  return doc;
}

function orderIn(doc: Y.Doc, column: FindingColumn): string[] {
  return readFindings(doc, shape)
    .filter((finding) => finding.column === column)
    .map((finding) => finding.id);
}

function write(doc: Y.Doc, id: string, text: string): void {
  const node = new Y.XmlElement('paragraph');
  node.insert(0, [new Y.XmlText(text)]);
  findingFragment(doc, id).insert(0, [node]);
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
