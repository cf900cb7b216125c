import {
  addedPartsMax,
  addReportPart,
  appendParagraphs,
  documentShape,
  findSchemaBreach,
  flatValues,
  joinShapes,
  moveReportPart,
  nameReportPart,
  parseTextPlace,
  parseValueKey,
  proseFragment,
  readProse,
  readReportParts,
  readReportTexts,
  removeReportPart,
  reportShape,
  restoreReportPart,
  switchReportPart,
  takeOverValues,
  textPlaces,
  type DocumentName,
  type DocumentShape,
} from '@samskar/shared/documents';
import { builtInParts, textPlace, textPlacePattern } from '@samskar/shared/report';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { buildInstrument } from '../../support/build-instrument.ts';

/** Area 1 with 1.1 (1.1.1, 1.1.2), area 2 with 2.1 (2.1.1). */
const instrument = buildInstrument({ areas: [[[10, 5]], [[5]]], criteria: [{ topGrade: 5 }] });
const area = documentShape(instrument, '1')!;
const ids = ['1', '2', '3'].map((digit) => `${digit.repeat(8)}-0000-4000-8000-000000000000`) as [
  string,
  string,
  string,
];

describe('the parts of a report', () => {
  test('are the usual ones in the usual order, and that need not be said', () => {
    const doc = new Y.Doc();
    expect(orderOf(doc)).toEqual([...builtInParts]);
    expect(readReportTexts(doc, [])).toEqual({ texts: {}, parts: [] });
    expect(Y.encodeStateVector(doc)).toEqual(Y.encodeStateVector(new Y.Doc()));
  });

  test('are switched off, and on again', () => {
    const doc = new Y.Doc();
    switchReportPart(doc, 'general', false);
    expect(readReportTexts(doc, []).parts).toContainEqual({ id: 'general', isOn: false, title: null });
    switchReportPart(doc, 'general', true);
    expect(readReportTexts(doc, []).parts).toEqual([]);
  });

  test('always stand where they were put last, built in or added', () => {
    const all = [...builtInParts, ...ids];
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(8), fc.nat(8)), { maxLength: 30 }), (moves) => {
        const doc = docWith(...ids);
        for (const [which, place] of moves) {
          const id = all[which]!;
          const others = orderOf(doc).filter((one) => one !== id);
          moveReportPart(doc, id, place);
          others.splice(place, 0, id);
          expect(orderOf(doc)).toEqual(others);
        }
      }),
    );
  });

  test('that two people arrange at once end in one order for both, with nobody’s part lost', () => {
    const one = docWith(ids[0]);
    const other = copyOf(one);
    addReportPart(one, ids[1]);
    moveReportPart(one, 'closing', 0);
    addReportPart(other, ids[2]);
    moveReportPart(other, 'foreword', 9);
    nameReportPart(one, ids[0], 'Vedlegg');
    switchReportPart(other, ids[0], false);
    exchange(one, other);
    expect(readReportParts(one)).toEqual(readReportParts(other));
    expect(orderOf(one).toSorted()).toEqual([...builtInParts, ...ids].toSorted());
    expect(readReportParts(one)).toContainEqual(
      expect.objectContaining({ id: ids[0], title: 'Vedlegg', isOn: false }),
    );
  });

  test('have a title of one line where people added them, and no other', () => {
    const doc = docWith(ids[0]);
    nameReportPart(doc, ids[0], `Vedlegg\n om ${'x'.repeat(500)}`);
    nameReportPart(doc, 'foreword', 'Noe annet');
    nameReportPart(doc, ids[1], 'Finnes ikke');
    const titles = readReportParts(doc).map(({ title }) => title);
    expect(titles.filter((title) => title !== null)).toEqual([
      expect.stringMatching(/^Vedlegg {2}om x{148}$/),
    ]);
  });

  test('are gone with their text when they are removed, and come back whole, once', () => {
    const doc = docWith(ids[0], ids[1]);
    nameReportPart(doc, ids[0], 'Vedlegg');
    moveReportPart(doc, ids[0], 2);
    appendParagraphs(proseFragment(doc, textPlace.part(ids[0])), ['Om intervjuene']);
    const before = readReportTexts(doc, []);
    const removed = removeReportPart(doc, ids[0]);
    expect(orderOf(doc)).not.toContain(ids[0]);
    expect(readReportTexts(doc, []).texts).toEqual({});
    restoreReportPart(doc, removed);
    expect(readReportTexts(doc, [])).toEqual(before);
    nameReportPart(doc, ids[0], 'Nytt navn');
    restoreReportPart(doc, removed);
    expect(readReportParts(doc).map(({ title }) => title)).toContain('Nytt navn');
  });

  test('are at most so many that a report can hold: the last of those that were added are left out', () => {
    const doc = new Y.Doc();
    for (let at = 0; at < addedPartsMax + 5; at += 1)
      addReportPart(doc, `${String(at).padStart(8, '0')}-0000-4000-8000-000000000000`);
    const parts = readReportParts(doc);
    expect(parts).toHaveLength(builtInParts.length + addedPartsMax);
    expect(parts.at(-1)!.id).toMatch(/^00000039-/);
  });

  test('of garbage are the usual ones and what has a title, and reading it never throws', () => {
    const value = fc.oneof(fc.string(), fc.double(), fc.constantFrom(true, null, 'a0', '', '\uD800'));
    const key = fc
      .tuple(
        fc.constantFrom(...ids, ...builtInParts, '__proto__', ''),
        fc.constantFrom('order', 'off', 'title', 'x'),
      )
      .map(([id, what]) => `${id}/${what}`);
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.oneof(fc.string(), key), value)), (entries) => {
        const doc = new Y.Doc();
        for (const [name, one] of entries) doc.getMap('parts').set(name, one);
        const { parts } = readReportTexts(doc, []);
        for (const { id, title } of parts) {
          expect([...builtInParts, ...ids]).toContain(id);
          expect(title === null).toBe((builtInParts as readonly string[]).includes(id));
          expect(title?.isWellFormed() ?? true).toBe(true);
        }
      }),
    );
  });

  test('of roots that are something else are the usual ones, without a text', () => {
    const doc = new Y.Doc();
    doc.getArray('parts').push(['x']);
    doc.getMap(textPlace.part('foreword')).set('x', 1);
    doc.getText(textPlace.part('closing')).insert(0, 'x');
    expect(readReportTexts(doc, [{ doc, shape: area }])).toEqual({ texts: {}, parts: [] });
  });
});

describe('the prose of a report', () => {
  test('is read from the document of the whole and from those of its areas, by place', () => {
    const [report, joint] = [docWith(ids[0]), new Y.Doc()];
    const write = (doc: Y.Doc, place: string, text: string) =>
      appendParagraphs(proseFragment(doc, place), [text]);
    write(report, 'part/foreword', 'Forord');
    write(report, `part/${ids[0]}`, 'Vedlegg');
    for (const place of area.prose) write(joint, place, `Om ${place}`);
    write(joint, 'area/2/lead', 'Et annet område');
    const { texts } = readReportTexts(report, [{ doc: joint, shape: area }]);
    expect(Object.keys(texts)).toEqual([
      'part/foreword',
      `part/${ids[0]}`,
      'area/1/lead',
      'subarea/1.1/lead',
      'subarea/1.1/close',
      'area/1/improve',
    ]);
    for (const place of Object.keys(texts)) expect(place).toMatch(textPlacePattern);
    expect(readReportTexts(undefined, [])).toEqual({ texts: {}, parts: [] });
  });

  test('[R10] says afterwards what was laid aside, by every kind of key', () => {
    const [from, to] = [docWith(ids[0], ids[1]), docWith(ids[0], ids[2])];
    nameReportPart(from, ids[0], 'Vedlegg');
    appendParagraphs(proseFragment(from, textPlace.part(ids[0])), ['Skrevet uten linje']);
    appendParagraphs(proseFragment(from, textPlace.part('closing')), ['Til slutt']);
    switchReportPart(from, 'method', false);
    moveReportPart(from, 'results', 0);
    const keys = [...flatValues(from, 'report', reportShape).keys(), `${ids[2]}/title`];
    for (const key of keys) expect(parseValueKey(key, 'report', reportShape)).toBeDefined();
    takeOverValues(from, to, { kind: 'report', shape: reportShape }, keys);
    expect(readReportTexts(to, [])).toEqual(readReportTexts(from, []));
  });

  test('[R10] so does that of an area', () => {
    const [from, to] = [new Y.Doc(), new Y.Doc()];
    for (const place of area.prose) appendParagraphs(proseFragment(from, place), [place]);
    appendParagraphs(proseFragment(to, 'area/1/lead'), ['Gammelt']);
    takeOverValues(from, to, { kind: 'joint', shape: area }, [...flatValues(from, 'joint', area).keys()]);
    for (const place of area.prose) expect(readProse(to, place).text.trim()).toBe(place);
  });

  test('is told of by its place, and an added part’s with the list', () => {
    const places = textPlaces('report', ['parts', `part/${ids[0]}`, 'part/foreword']);
    expect(places).toEqual(['parts', 'part/foreword']);
    expect(textPlaces('joint', ['area/1/lead', `finding/${ids[0]}`])).toEqual(['area/1/lead', 'findings']);
    expect(places.map(parseTextPlace)).toEqual([
      { kind: 'parts' },
      { kind: 'prose', place: 'part/foreword' },
    ]);
  });

  test('of a sub-area that has left stays writable for who was away meanwhile', () => {
    const joined = joinShapes([documentShape(instrument, '2')!, area])!;
    expect([...joined.prose]).toEqual(expect.arrayContaining(['subarea/1.1/lead', 'subarea/2.1/lead']));
  });
});

describe('[R12] the whitelist of the report', () => {
  test('takes parts, titles and rich text', () => {
    const write = (doc: Y.Doc) => {
      addReportPart(doc, ids[0]);
      nameReportPart(doc, ids[0], 'Vedlegg');
      switchReportPart(doc, 'general', false);
      moveReportPart(doc, 'closing', 0);
      richly(proseFragment(doc, textPlace.part(ids[0])));
      richly(proseFragment(doc, textPlace.part('foreword')));
    };
    expect(breachesOf(write, 'report', reportShape)).toEqual([]);
  });

  test('takes the prose of an area in its joint document', () => {
    const write = (doc: Y.Doc) => area.prose.forEach((place) => richly(proseFragment(doc, place)));
    expect(breachesOf(write, 'joint', area)).toEqual([]);
  });

  test.each<[string, (doc: Y.Doc) => void, string]>([
    ['a part that is none', (doc) => doc.getMap('parts').set('annex/off', true), 'bad-value'],
    ['a title of a built-in part', (doc) => doc.getMap('parts').set('foreword/title', 'x'), 'bad-value'],
    ['a title of two lines', (doc) => doc.getMap('parts').set(`${ids[0]}/title`, 'x\ny'), 'bad-value'],
    [
      'a title longer than a heading',
      (doc) => doc.getMap('parts').set(`${ids[0]}/title`, 'x'.repeat(161)),
      'bad-value',
    ],
    ['an order that is none', (doc) => doc.getMap('parts').set('foreword/order', 1), 'bad-value'],
    [
      'a part that is off by another value',
      (doc) => doc.getMap('parts').set('general/off', false),
      'bad-value',
    ],
    ['text of an area', (doc) => richly(proseFragment(doc, 'area/1/lead')), 'unknown-root'],
    ['text of a part without an id', (doc) => richly(proseFragment(doc, 'part/annex')), 'unknown-root'],
    ['findings', (doc) => doc.getMap('findings').set(`${ids[0]}/column`, 'strength'), 'unknown-root'],
    ['a grade', (doc) => doc.getMap('ballot').set('1.1.1/c1', 3), 'unknown-root'],
    [
      'a heading of people’s own',
      (doc) => proseFragment(doc, 'part/foreword').insert(0, [new Y.XmlElement('heading')]),
      'bad-node',
    ],
    [
      'a paragraph without end',
      (doc) => appendParagraphs(proseFragment(doc, 'part/foreword'), ['x'.repeat(50_001)]),
      'too-long',
    ],
  ])('of the whole refuses %s', (_, write, breach) => {
    expect(breachesOf(write, 'report', reportShape)).toContain(breach);
  });

  test.each([
    'area/2/lead',
    'subarea/2.1/lead',
    'area/1/close',
    'area/1',
    'part/foreword',
    'subarea/1.2/close',
  ])('of area 1 refuses text at %s', (place) => {
    expect(breachesOf((doc) => richly(proseFragment(doc, place)), 'joint', area)).toContain('unknown-root');
  });

  test.each(['ballot', 'sheet'] as const)('of a %s refuses prose of the report (R13)', (kind) => {
    expect(breachesOf((doc) => richly(proseFragment(doc, 'area/1/lead')), kind, area)).toContain(
      'unknown-root',
    );
  });
});

/** A paragraph with a mark, and a list. */
function richly(fragment: Y.XmlFragment): void {
  const paragraph = new Y.XmlElement('paragraph');
  const text = new Y.XmlText();
  text.applyDelta([{ insert: 'Viktig', attributes: { bold: {} } }, { insert: ' tekst' }]);
  paragraph.insert(0, [text]);
  const [list, item] = [new Y.XmlElement('bulletList'), new Y.XmlElement('listItem')];
  item.insert(0, [new Y.XmlElement('paragraph')]);
  list.insert(0, [item]);
  fragment.insert(0, [paragraph, list]);
}

function breachesOf(write: (doc: Y.Doc) => void, kind: DocumentName['kind'], shape: DocumentShape): string[] {
  const doc = new Y.Doc();
  write(doc);
  return [...doc.store.clients.values()]
    .flat()
    .flatMap((item) => (item instanceof Y.Item ? (findSchemaBreach(doc, item, kind, shape) ?? []) : []));
}

function docWith(...added: readonly string[]): Y.Doc {
  const doc = new Y.Doc();
  for (const id of added) addReportPart(doc, id);
  return doc;
}

function orderOf(doc: Y.Doc): string[] {
  return readReportParts(doc).map(({ id }) => id);
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
