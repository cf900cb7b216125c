import {
  ballotRevision,
  canonicalBallot,
  commitment,
  documentShape,
  noteText,
  readBallot,
  reasonText,
  setApplicable,
  setEvidenceWeight,
  setGrade,
  setUnsure,
} from '@samskar/shared/documents';
import { findShippedInstrument } from '@samskar/shared/instrument/shipped';
import { ballotIndicatorSchema } from '@samskar/shared/scoring';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { evidence, shape } from './shape.ts';

const nothing = { applicable: true, grades: {}, unsure: [], reason: '', evidence: {} };

describe('what is written', () => {
  test('is read back, for each indicator of the area in its order', () => {
    const doc = new Y.Doc();
    setGrade(doc, '1.1.1', 'c1', 5);
    setGrade(doc, '1.1.1', 'c2', 0);
    setUnsure(doc, '1.1.1', 'c2', true);
    setEvidenceWeight(doc, '1.1.1', evidence[0]!, 3);
    reasonText(doc, '1.1.1').insert(0, 'Godt dokumentert');
    expect(readBallot(doc, shape)).toEqual({
      '1.1.1': {
        applicable: true,
        grades: { c1: 5, c2: 0 },
        unsure: ['c2'],
        reason: 'Godt dokumentert',
        evidence: { [evidence[0]!]: 3 },
      },
      '1.1.2': nothing,
    });
  });

  test('can be taken back', () => {
    const doc = new Y.Doc();
    setGrade(doc, '1.1.1', 'c1', 5);
    setUnsure(doc, '1.1.1', 'c1', true);
    setApplicable(doc, '1.1.1', false);
    setEvidenceWeight(doc, '1.1.1', evidence[0]!, 1);
    setGrade(doc, '1.1.1', 'c1', undefined);
    setUnsure(doc, '1.1.1', 'c1', false);
    setApplicable(doc, '1.1.1', true);
    setEvidenceWeight(doc, '1.1.1', evidence[0]!, undefined);
    expect(readBallot(doc, shape)['1.1.1']).toEqual(nothing);
  });

  test('keeps grades beneath "not applicable"', () => {
    const doc = new Y.Doc();
    setGrade(doc, '1.1.1', 'c1', 4);
    setApplicable(doc, '1.1.1', false);
    expect(readBallot(doc, shape)['1.1.1']).toMatchObject({ applicable: false, grades: { c1: 4 } });
  });

  test('again changes nothing, and costs nothing', () => {
    const doc = new Y.Doc();
    setGrade(doc, '1.1.1', 'c1', 4);
    let updates = 0;
    doc.on('update', () => (updates += 1));
    setGrade(doc, '1.1.1', 'c1', 4);
    setUnsure(doc, '1.1.1', 'c1', false);
    expect(updates).toBe(0);
  });

  test('as a private note is in no ballot', () => {
    const doc = new Y.Doc();
    noteText(doc, '1.1.1').insert(0, 'Bare til meg selv');
    expect(noteText(doc, '1.1.1').toJSON()).toBe('Bare til meg selv');
    expect(JSON.stringify(readBallot(doc, shape))).not.toContain('meg selv');
  });
});

test('an area that the instrument does not have has no shape', () => {
  const instrument = findShippedInstrument('kk-3.2')!;
  expect(documentShape(instrument, '99')).toBeUndefined();
  const indicators = instrument.areas.map((area) => documentShape(instrument, area.id)!.indicators.size);
  expect(indicators.reduce((sum, count) => sum + count, 0)).toBe(79);
});

describe('garbage', () => {
  const anyValue = fc.oneof(
    fc.anything({ maxDepth: 2 }).filter(isStorable),
    fc.double(),
    fc.constantFrom(-1, 6, 3.5, '3', true, null, 2 ** 40, '__proto__'),
  );
  const anyKey = fc.oneof(
    fc.string(),
    fc.constantFrom('__proto__', 'constructor', '1.1.1', '1.1.1/', '/', '1.1.1/c1/unsure/x'),
    fc
      .tuple(
        fc.constantFrom('1.1.1', '1.1.2', '9.9.9', ''),
        fc.constantFrom('c1', 'c2', 'c3', 'evidence', 'not-applicable', 'unsure'),
        fc.constantFrom('', '/unsure', `/${evidence[0]}`, '/x'),
      )
      .map(([indicator, second, third]) => `${indicator}/${second}${third}`),
  );

  test('in the map never throws, and never becomes a grade, a mark or a weight', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(anyKey, anyValue), { maxLength: 30 }), (entries) => {
        const doc = new Y.Doc();
        const map = doc.getMap('ballot');
        for (const [key, value] of entries) map.set(key, value);
        const ballot = readBallot(doc, shape);
        expect(Object.keys(ballot)).toEqual(['1.1.1', '1.1.2']);
        for (const [indicator, criteria] of shape.indicators) {
          const said = ballotIndicatorSchema.parse(ballot[indicator]);
          for (const [criterion, topGrade] of criteria) {
            const stored = map.get(`${indicator}/${criterion}`);
            const isGrade =
              typeof stored === 'number' && Number.isInteger(stored) && stored >= 0 && stored <= topGrade;
            expect(said.grades[criterion]).toBe(isGrade ? stored : undefined);
          }
        }
      }),
    );
  });

  const roots = ['ballot', 'reason/1.1.1', 'note/1.1.1', 'findings'];
  const makers: readonly ((doc: Y.Doc, root: string) => unknown)[] = [
    (doc, root) => doc.getMap(root).set('1.1.1/c1', new Y.Map()),
    (doc, root) => doc.getArray(root).insert(0, [3, new Y.Array()]),
    (doc, root) => doc.getText(root).insertEmbed(0, { picture: 1 }),
    (doc, root) => doc.getText(root).insert(0, '\ud800 lone'),
    (doc, root) => doc.getXmlFragment(root).insert(0, [new Y.XmlElement('paragraph')]),
  ];

  test('as roots of other types, in one’s own replica or come from elsewhere, never throws', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom(...roots), fc.constantFrom(...makers)), { maxLength: 6 }),
        fc.boolean(),
        (plan, isRemote) => {
          const made = new Map<string, unknown>();
          const doc = new Y.Doc();
          for (const [root, make] of plan)
            if ((made.get(root) ?? make) === make) {
              made.set(root, make);
              make(doc, root);
            }
          const read = isRemote ? copyOf(doc) : doc;
          for (const said of Object.values(readBallot(read, shape))) ballotIndicatorSchema.parse(said);
          canonicalBallot(readBallot(read, shape));
        },
      ),
    );
  });
});

describe('what "ready" commits to', () => {
  const said = (doc: Y.Doc) => canonicalBallot(readBallot(doc, shape));

  test('is the same text for the same ballot, in whatever order it was said', () => {
    const one = new Y.Doc();
    const other = new Y.Doc();
    const edits: readonly ((doc: Y.Doc) => void)[] = [
      (doc) => setGrade(doc, '1.1.1', 'c1', 2),
      (doc) => setUnsure(doc, '1.1.1', 'c2', true),
      (doc) => setUnsure(doc, '1.1.1', 'c1', true),
      (doc) => setEvidenceWeight(doc, '1.1.2', evidence[1]!, 1),
      (doc) => setEvidenceWeight(doc, '1.1.2', evidence[0]!, 2),
    ];
    for (const edit of edits) edit(one);
    for (const edit of edits.toReversed()) edit(other);
    expect(said(one)).toBe(said(other));
    expect(commitment('00'.repeat(32), said(one))).toBe(commitment('00'.repeat(32), said(other)));
  });

  test('[R14] is SHA-256 over the bytes of the nonce and the canonical text', async () => {
    const doc = new Y.Doc();
    reasonText(doc, '1.1.1').insert(0, 'Grunngitt på norsk: æøå');
    const nonce = 'ab'.repeat(32);
    const bytes = Buffer.concat([Buffer.from(nonce, 'hex'), Buffer.from(said(doc), 'utf8')]);
    const expected = Buffer.from(await crypto.subtle.digest('SHA-256', bytes)).toString('hex');
    expect(commitment(nonce, said(doc))).toBe(expected);
  });

  test.each<[string, (doc: Y.Doc) => void]>([
    ['a grade', (doc) => setGrade(doc, '1.1.1', 'c1', 3)],
    ['an unsure mark', (doc) => setUnsure(doc, '1.1.1', 'c1', true)],
    ['"not applicable"', (doc) => setApplicable(doc, '1.1.1', false)],
    ['a reason', (doc) => reasonText(doc, '1.1.1').insert(0, 'x')],
    ['a link', (doc) => setEvidenceWeight(doc, '1.1.1', evidence[0]!, 1)],
    ['a weight', (doc) => setEvidenceWeight(doc, '1.1.2', evidence[0]!, 2)],
  ])('[R14] changes with %s', (_what, edit) => {
    const doc = new Y.Doc();
    setEvidenceWeight(doc, '1.1.2', evidence[0]!, 1);
    const before = ballotRevision(readBallot(doc, shape));
    edit(doc);
    expect(ballotRevision(readBallot(doc, shape))).not.toBe(before);
  });

  test('[R14] does not change with a private note', () => {
    const doc = new Y.Doc();
    const before = ballotRevision(readBallot(doc, shape));
    noteText(doc, '1.1.1').insert(0, 'x');
    expect(ballotRevision(readBallot(doc, shape))).toBe(before);
  });
});

function isStorable(value: unknown): boolean {
  try {
    new Y.Doc().getMap('x').set('y', value);
    return true;
  } catch {
    return false;
  }
}

function copyOf(doc: Y.Doc): Y.Doc {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  return copy;
}
