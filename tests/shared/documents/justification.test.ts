import {
  isSafeLink,
  justificationFragment,
  plainText,
  readJustification,
  richTextSchema,
} from '@samskar/shared/documents';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { arbitraryText } from '../../support/arbitrary-text.ts';

test('a justification is read as blocks and as plain text', () => {
  const doc = new Y.Doc();
  const text = new Y.XmlText();
  const list = element('bulletList', [
    element('listItem', [element('paragraph', [new Y.XmlText('ett')])]),
    element('listItem', [element('paragraph', [new Y.XmlText('to')])]),
  ]);
  justificationFragment(doc, '1.1.1').insert(0, [
    element('paragraph', [text, element('hardBreak', []), new Y.XmlText('ny linje')]),
    list,
  ]);
  text.insert(0, 'Se ');
  text.insert(3, 'planen', { bold: {}, 'link--abcdefgh': { href: 'https://ks.no/plan', target: null } });
  expect(readJustification(doc, '1.1.1')).toEqual({
    text: 'Se planen\nny linje\nett\nto',
    blocks: [
      {
        kind: 'paragraph',
        spans: [
          { kind: 'text', text: 'Se ' },
          { kind: 'text', text: 'planen', bold: true, href: 'https://ks.no/plan' },
          { kind: 'break' },
          { kind: 'text', text: 'ny linje' },
        ],
      },
      {
        kind: 'list',
        items: ['ett', 'to'].map((word) => [{ kind: 'paragraph', spans: [{ kind: 'text', text: word }] }]),
      },
    ],
  });
});

test('what is not on the whitelist is left out of the report', () => {
  const doc = new Y.Doc();
  const text = new Y.XmlText();
  justificationFragment(doc, '1.1.1').insert(0, [
    element('script', [new Y.XmlText('alert(1)')]),
    new Y.XmlText('løs tekst'),
    element('paragraph', [text, element('img', [])]),
  ]);
  text.insert(0, 'Klikk', { link: { href: 'javascript:alert(1)' }, blink: true });
  text.insertEmbed(0, { picture: true });
  expect(readJustification(doc, '1.1.1').blocks).toEqual([
    { kind: 'paragraph', spans: [{ kind: 'text', text: 'Klikk' }] },
  ]);
});

test('any tree is read without throwing, as blocks that the schema of packages takes', () => {
  const name = fc.constantFrom('paragraph', 'bulletList', 'listItem', 'hardBreak', 'table', '');
  const { tree } = fc.letrec<{ tree: () => Y.XmlElement | Y.XmlText }>((tie) => ({
    tree: fc.oneof(
      { depthSize: 'medium', withCrossShrink: true },
      arbitraryText().map((text) => () => new Y.XmlText(text)),
      fc
        .tuple(name, fc.array(tie('tree') as fc.Arbitrary<() => Y.XmlElement | Y.XmlText>, { maxLength: 4 }))
        .map(
          ([node, children]) =>
            () =>
              element(
                node,
                children.map((child) => child()),
              ),
        ),
    ),
  })) as { tree: fc.Arbitrary<() => Y.XmlElement | Y.XmlText> };
  fc.assert(
    fc.property(fc.array(tree, { maxLength: 5 }), (nodes) => {
      const doc = new Y.Doc();
      justificationFragment(doc, '1.1.1').insert(
        0,
        nodes.map((node) => node()),
      );
      const { blocks, text } = readJustification(doc, '1.1.1');
      expect(richTextSchema.parse(blocks)).toEqual(blocks);
      expect(text).toBe(plainText(blocks));
    }),
  );
});

test('lists in lists without end are cut, not followed', () => {
  const doc = new Y.Doc();
  let node = element('paragraph', [new Y.XmlText('dypt')]);
  for (let depth = 0; depth < 150; depth++) node = element('bulletList', [element('listItem', [node])]);
  justificationFragment(doc, '1.1.1').insert(0, [node]);
  expect(readJustification(doc, '1.1.1').text).not.toContain('dypt');
});

test.each([
  ['https://ks.no/a?b=c#d', true],
  ['http://ks.no', true],
  ['mailto:post@ks.no', true],
  ['HTTPS://KS.NO', true],
  ['javascript:alert(1)', false],
  [' https://ks.no', false],
  ['https://ks.no/"onclick=', false],
  ['/relative', false],
  ['//ks.no', false],
  ['data:text/html,x', false],
  [`https://ks.no/${'a'.repeat(2_000)}`, false],
  [undefined, false],
  [7, false],
])('a link to %j is safe: %s', (href, isSafe) => {
  expect(isSafeLink(href)).toBe(isSafe);
});

function element(name: string, children: (Y.XmlElement | Y.XmlText)[]): Y.XmlElement {
  const node = new Y.XmlElement(name);
  node.insert(0, children);
  return node;
}
