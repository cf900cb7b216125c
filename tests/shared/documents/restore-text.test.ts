import {
  addFinding,
  findingFragment,
  justificationFragment,
  linkFinding,
  plainText,
  readAreaTexts,
  readFindings,
  readJustification,
  readSeenState,
  removeFinding,
  restoreFindingFrom,
  restoreJustification,
  type RichText,
  type RichTextSpan,
} from '@samskar/shared/documents';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { findSchemaBreach } from '../../../shared/src/documents/find-schema-breach.ts';
import { shape } from './shape.ts';

const indicator = '1.1.1';
const alone = { isAlone: true };
const together = { isAlone: false };

const word = fc.constantFrom('planen', 'er', 'i', 'bruk', 'hele', 'kommunen', 'ikke', 'æøå');
const run = fc.record(
  {
    kind: fc.constant('text' as const),
    text: fc.array(word, { minLength: 1, maxLength: 6 }).map((words) => `${words.join(' ')} `),
    bold: fc.constant(true as const),
    italic: fc.constant(true as const),
    href: fc.constantFrom('https://skaun.example/plan', 'mailto:post@skaun.example'),
  },
  { requiredKeys: ['kind', 'text'] },
);
const span = fc.oneof(
  { weight: 5, arbitrary: run },
  { weight: 1, arbitrary: fc.constant({ kind: 'break' as const }) },
);
const paragraph = fc.record({
  kind: fc.constant('paragraph' as const),
  spans: fc.array(span, { maxLength: 5 }),
});
const list = fc.record({
  kind: fc.constant('list' as const),
  items: fc.array(fc.array(paragraph, { minLength: 1, maxLength: 2 }), { minLength: 1, maxLength: 4 }),
});
const arbitraryText: fc.Arbitrary<RichText> = fc.array(
  fc.oneof({ weight: 3, arbitrary: paragraph }, { weight: 1, arbitrary: list }),
  { maxLength: 6 },
);

function docOf(text: RichText): Y.Doc {
  const doc = new Y.Doc();
  restoreJustification(doc, indicator, text, alone);
  return doc;
}

const textIn = (doc: Y.Doc) => joined(readJustification(doc, indicator).blocks);

/** Neighbours with the same marks as one stretch: where Yjs has set a mark twice, its delta says it in two. */
function joined(text: RichText): RichText {
  return text.map((block) => {
    if (block.kind === 'list') return { ...block, items: block.items.map(joined) };
    const spans: RichTextSpan[] = [];
    for (const next of block.spans) {
      const last = spans.at(-1);
      const marks = (one: RichTextSpan) => JSON.stringify({ ...one, text: '' });
      if (last?.kind === 'text' && next.kind === 'text' && marks(last) === marks(next))
        spans[spans.length - 1] = { ...last, text: last.text + next.text };
      else spans.push(next);
    }
    return { ...block, spans };
  });
}

/** As a document says it. */
const normal = (text: RichText) => textIn(docOf(text));

const linesOf = (text: RichText) =>
  plainText(text)
    .split('\n')
    .filter((line) => line.trim() !== '');

test('any text becomes any other, marks and breaks and lists included', () => {
  fc.assert(
    fc.property(arbitraryText, arbitraryText, (now, then) => {
      const doc = docOf(now);
      restoreJustification(doc, indicator, normal(then), alone);
      expect(textIn(doc)).toEqual(normal(then));
    }),
  );
});

test('what a restore writes may stand in the document', () => {
  fc.assert(
    fc.property(arbitraryText, arbitraryText, (now, then) => {
      const doc = docOf(now);
      restoreJustification(doc, indicator, then, alone);
      const items = [...doc.store.clients.values()].flat().filter((struct) => struct instanceof Y.Item);
      for (const item of items) expect(findSchemaBreach(doc, item, 'joint', shape)).toBeUndefined();
    }),
    { numRuns: 30 },
  );
});

test('what is there already is left alone: restoring what stands changes nothing', () => {
  fc.assert(
    fc.property(arbitraryText, (text) => {
      const doc = docOf(text);
      const before = Y.encodeStateVector(doc);
      restoreJustification(doc, indicator, normal(text), together);
      expect(Y.encodeStateVector(doc)).toEqual(before);
    }),
  );
});

function fork(doc: Y.Doc): Y.Doc {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  return copy;
}

function merge(one: Y.Doc, other: Y.Doc): void {
  Y.applyUpdate(one, Y.encodeStateAsUpdate(other));
  Y.applyUpdate(other, Y.encodeStateAsUpdate(one));
}

function textNodes(parent: Y.XmlFragment): Y.XmlText[] {
  return parent.toArray().flatMap((node) => {
    if (node instanceof Y.XmlText) return [node];
    return node instanceof Y.XmlElement ? textNodes(node) : [];
  });
}

describe('[R5] while the other types', () => {
  test('nothing of it is lost, wherever it is, and both see one text', () => {
    fc.assert(
      fc.property(arbitraryText, arbitraryText, fc.nat(), fc.nat(), (now, then, place, at) => {
        const mine = docOf(now);
        const theirs = fork(mine);
        const nodes = textNodes(justificationFragment(theirs, indicator));
        const node = nodes[place % Math.max(1, nodes.length)];
        fc.pre(node !== undefined);
        node.insert(at % (node.length + 1), 'NYTTORD');
        restoreJustification(mine, indicator, normal(then), together);
        merge(mine, theirs);
        expect(plainText(textIn(mine))).toContain('NYTTORD');
        expect(textIn(theirs)).toEqual(textIn(mine));
      }),
    );
  });

  test('what has come since the person looked is kept, also where it stands in the middle of a word that goes', () => {
    fc.assert(
      fc.property(
        arbitraryText,
        arbitraryText,
        fc.nat(),
        fc.nat(),
        fc.boolean(),
        (now, then, place, at, isAlone) => {
          const mine = docOf(now);
          const seen = readSeenState(mine);
          const theirs = fork(mine);
          const fragment = justificationFragment(theirs, indicator);
          const nodes = textNodes(fragment);
          const node = nodes[place % Math.max(1, nodes.length)];
          fc.pre(node !== undefined);
          const from = at % (node.length + 1);
          for (const [offset, letter] of 'NYTTORD'.split('').entries()) node.insert(from + offset, letter);
          const paragraph = new Y.XmlElement('paragraph');
          paragraph.insert(0, [new Y.XmlText('NYTT AVSNITT')]);
          fragment.push([paragraph]);
          merge(mine, theirs);
          restoreJustification(mine, indicator, normal(then), { isAlone, seen });
          const lines = linesOf(textIn(mine));
          expect(lines.filter((line) => line === 'NYTT AVSNITT')).toHaveLength(1);
          expect(lines.filter((line) => line.includes('NYTTORD'))).toHaveLength(1);
          const rest = lines.map((line) => line.replace('NYTTORD', '').replace('NYTT AVSNITT', ''));
          expect(rest.filter((line) => line.trim() !== '')).toEqual(linesOf(then));
        },
      ),
    );
  });

  test('the text is restored all the same, but for blank lines where paragraphs were', () => {
    fc.assert(
      fc.property(arbitraryText, arbitraryText, (now, then) => {
        const doc = docOf(now);
        restoreJustification(doc, indicator, normal(then), together);
        expect(linesOf(textIn(doc))).toEqual(linesOf(then));
      }),
    );
  });
});

test('who wrote what is known, word by word, also after a restore by somebody else', () => {
  const [a, b] = [new Y.Doc(), new Y.Doc()];
  const nameOf = (client: number) => (client === a.clientID ? 'A' : 'B');
  const say = (words: string): RichText => [{ kind: 'paragraph', spans: [{ kind: 'text', text: words }] }];
  restoreJustification(a, indicator, say('Planen er i bruk'), alone);
  merge(a, b);
  restoreJustification(b, indicator, say('Planen er ikke i bruk'), together);
  merge(a, b);
  const [justification] = readAreaTexts(a, '1', shape, nameOf).justifications;
  expect(justification!.text).toEqual([
    {
      kind: 'paragraph',
      spans: [
        { kind: 'text', text: 'Planen er ', by: 'A' },
        { kind: 'text', text: 'ikke ', by: 'B' },
        { kind: 'text', text: 'i bruk', by: 'A' },
      ],
    },
  ]);
});

test('a finding that was deleted is there again whole, with its column, links and text', () => {
  const doc = new Y.Doc();
  const id = 'f0f0f0f0-0000-4000-8000-000000000000';
  addFinding(doc, shape, id, 'challenge');
  linkFinding(doc, id, '1.1.2', true);
  const words = new Y.XmlElement('paragraph');
  words.insert(0, [new Y.XmlText('Har plan, men bruker den ikke.')]);
  findingFragment(doc, id).insert(0, [words]);
  const before = readFindings(doc, shape);
  const [finding] = readAreaTexts(doc, '1', shape, () => undefined).findings;
  removeFinding(doc, id);
  expect(readFindings(doc, shape)).toEqual([]);
  restoreFindingFrom(doc, shape, finding!, alone);
  expect(readFindings(doc, shape)).toEqual(before);
});
