import { XMLParser } from 'fast-xml-parser';
import { textWidth } from '../../../shared/src/charts/text-width.ts';

export type DrawnText = {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
};

export type DrawnElement = { readonly name: string; readonly attributes: Readonly<Record<string, string>> };

export type ReadDrawing = {
  readonly root: DrawnElement;
  readonly title: string;
  readonly description: string;
  readonly texts: readonly DrawnText[];
  readonly elements: readonly DrawnElement[];
};

type Node = Readonly<Record<string, unknown>>;

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  trimValues: false,
  parseTagValue: false,
  htmlEntities: true,
});

/** What stands in a drawing and where, with the boxes of its texts by the estimate that the drawing is laid out with. */
export function readDrawing(svg: string): ReadDrawing {
  const texts: DrawnText[] = [];
  const elements: DrawnElement[] = [];
  const said = new Map<string, string>();
  const walk = (nodes: readonly Node[], x: number, y: number) => {
    for (const node of nodes) {
      const name = Object.keys(node).find((key) => key !== ':@' && key !== '#text');
      if (name === undefined) continue;
      const attributes = (node[':@'] ?? {}) as Record<string, string>;
      const children = node[name] as readonly Node[];
      elements.push({ name, attributes });
      const moved = /translate\((\S+) (\S+)\)/.exec(attributes.transform ?? '');
      const [dx, dy] = [x + Number(moved?.[1] ?? 0), y + Number(moved?.[2] ?? 0)];
      const text = children.map((child) => (child['#text'] as string | undefined) ?? '').join('');
      if (name === 'text') texts.push(boxOf(text, attributes, dx, dy));
      if (name === 'title' || name === 'desc') said.set(name, text);
      walk(children, dx, dy);
    }
  };
  // Throws when it is not well-formed. The package it is deprecated for holds the same validator.
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- one package fewer
  walk(parser.parse(svg, true) as Node[], 0, 0);
  const [root] = elements;
  if (root === undefined) throw new Error('An empty drawing');
  return { root, title: said.get('title') ?? '', description: said.get('desc') ?? '', texts, elements };
}

export function overlaps(texts: readonly DrawnText[]): string[] {
  return texts.flatMap((a, index) =>
    texts
      .slice(index + 1)
      .filter(
        (b) =>
          a.left < b.right - tolerance &&
          b.left < a.right - tolerance &&
          a.top < b.bottom - tolerance &&
          b.top < a.bottom - tolerance,
      )
      .map((b) => `"${a.text}" and "${b.text}" at ${a.left.toFixed(1)}, ${a.top.toFixed(1)}`),
  );
}

/** Of coordinates rounded to a hundredth. */
const tolerance = 0.1;

function boxOf(text: string, attributes: Record<string, string>, dx: number, dy: number): DrawnText {
  const size = Number(attributes['font-size']);
  const width = textWidth(text, { size, isStrong: attributes['font-weight'] === '600' });
  const x = Number(attributes.x) + dx;
  const baseline = Number(attributes.y) + dy;
  const left = { start: x, middle: x - width / 2, end: x - width }[attributes['text-anchor'] ?? 'start'] ?? x;
  // From the top of a capital to the end of a descender: Inter's are 0.73 em and 0.2 em.
  return { text, left, right: left + width, top: baseline - 0.73 * size, bottom: baseline + 0.2 * size };
}
