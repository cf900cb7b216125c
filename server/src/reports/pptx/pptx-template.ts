import { failure, success, type Result } from '@samskar/shared/result';
import { openOfficeFile, type OfficeFileProblem } from '../open-office-file.ts';
import type { ZipParts } from '../open-zip.ts';
import { attributeValues, ownAttribute, readXmlElements, type XmlElement } from '../read-xml-elements.ts';
import type { SlideLayout } from './deck.ts';
import type { Box, Frame } from './frame.ts';
import { layoutNames } from './own-parts.ts';
import type { Dress } from './slide-xml.ts';

/** A customer's own .pptx or .potx: its masters, layouts, fonts and colours; slides that stand in it are left out. */
export type PptxTemplate = {
  /** Checked and zipped anew. */
  readonly bytes: Uint8Array;
  readonly frame: Frame;
  readonly dress: Dress;
  /** Which `slideLayout<n>.xml` serves. */
  readonly layoutNumbers: Readonly<Record<SlideLayout, number>>;
};

/** What keeps a file from being a template, for whoever made it. */
export type PptxTemplateProblem =
  | OfficeFileProblem
  /** No layout of our name, nor of PowerPoint's own type. */
  | { readonly kind: 'missing-layout'; readonly name: string; readonly type: string }
  /** A layout without room for a title, or for the text that stands below it. */
  | { readonly kind: 'missing-placeholder'; readonly layout: string; readonly placeholder: 'title' | 'text' }
  /** A name that begins as ours do, and that nothing looks for: most likely misspelt. */
  | { readonly kind: 'unknown-name'; readonly name: string };

/** Empty for a file that may be used. */
export function checkPptxTemplate(bytes: Uint8Array): readonly PptxTemplateProblem[] {
  const template = readPptxTemplate(bytes);
  return template.ok ? [] : template.error;
}

/**
 * Opens a template. Layouts are found by the names that `layoutNames` lists (Slide Master view, "Rename Layout"), and where there
 * is none of that name by PowerPoint's own kind of layout: Title Slide, Section Header, Title Only, Title and Content.
 */
export function readPptxTemplate(bytes: Uint8Array): Result<PptxTemplate, readonly PptxTemplateProblem[]> {
  const opened = openOfficeFile(bytes, 'pptx');
  if (!opened.ok) return failure([opened.error]);
  const { parts } = opened.value;
  const layouts = layoutsOf(parts);
  const found = {
    title: findLayout(layouts, 'title'),
    section: findLayout(layouts, 'section'),
    content: findLayout(layouts, 'content'),
    examples: findLayout(layouts, 'examples'),
  };
  const { title, section, content, examples } = found;
  const problems = [...unknownNames(layouts), ...kinds.flatMap((kind) => problemsOf(kind, found[kind]))];
  if (problems.length > 0 || !title || !section || !content || !examples) return failure(problems);
  return success({
    bytes: opened.value.bytes,
    frame: frameOf(parts, content),
    dress: {
      feet: feetOf(content),
      titles: {
        title: titleOf(title),
        section: titleOf(section),
        content: titleOf(content),
        examples: titleOf(examples),
      },
      texts: { title: textOf(title), section: textOf(section), examples: textOf(examples) },
    },
    layoutNumbers: {
      title: title.number,
      section: section.number,
      content: content.number,
      examples: examples.number,
    },
  });
}

const kinds = ['title', 'section', 'content', 'examples'] as const satisfies readonly SlideLayout[];

type Layout = {
  readonly number: number;
  readonly name: string;
  readonly type: string;
  readonly placeholders: readonly Placeholder[];
};

type Placeholder = {
  readonly type: string;
  readonly idx: string | undefined;
  readonly place: Box | undefined;
};

function layoutsOf(parts: ZipParts): readonly Layout[] {
  return [...parts.keys()]
    .flatMap((path) => /^ppt\/slideLayouts\/slideLayout(\d+)\.xml$/.exec(path)?.[1] ?? [])
    .map(Number)
    .toSorted((a, b) => a - b)
    .map((number) => readLayout(number, elementsOf(parts, `ppt/slideLayouts/slideLayout${number}.xml`)));
}

function elementsOf(parts: ZipParts, path: string): readonly XmlElement[] {
  const part = parts.get(path);
  return part === undefined ? [] : (readXmlElements(part) ?? []);
}

function readLayout(number: number, elements: readonly XmlElement[]): Layout {
  const root = elements.find(({ name }) => name === 'sldLayout');
  const slide = elements.find(({ name }) => name === 'cSld');
  return {
    number,
    name: (slide && ownAttribute(slide, 'name'))?.trim() ?? '',
    type: (root && ownAttribute(root, 'type')) ?? '',
    placeholders: placeholdersOf(elements),
  };
}

/** A placeholder's place is written after it and before the next shape; it may have none and take its master's. */
function placeholdersOf(elements: readonly XmlElement[]): readonly Placeholder[] {
  return elements.flatMap((element, at) => {
    if (element.name !== 'ph') return [];
    const rest = elements.slice(at + 1);
    const end = rest.findIndex(({ name }) => name === 'sp' || name === 'pic' || name === 'txBody');
    const own = end === -1 ? rest : rest.slice(0, end);
    return [
      {
        type: ownAttribute(element, 'type') ?? 'obj',
        idx: ownAttribute(element, 'idx'),
        place: boxOf(
          own.find(({ name }) => name === 'off'),
          own.find(({ name }) => name === 'ext'),
        ),
      },
    ];
  });
}

const emuPerInch = 914_400;

function boxOf(offset: XmlElement | undefined, extent: XmlElement | undefined): Box | undefined {
  if (offset === undefined || extent === undefined) return undefined;
  const [x, y] = ['x', 'y'].map((name) => inchesOf(offset, name));
  const [w, h] = ['cx', 'cy'].map((name) => inchesOf(extent, name));
  return x === undefined || y === undefined || !w || !h ? undefined : { x, y, w, h };
}

function inchesOf(element: XmlElement, name: string): number | undefined {
  const value = Number(ownAttribute(element, name) ?? Number.NaN);
  return Number.isFinite(value) ? value / emuPerInch : undefined;
}

function findLayout(layouts: readonly Layout[], kind: SlideLayout): Layout | undefined {
  const { name, type } = layoutNames[kind];
  return (
    layouts.find((layout) => layout.name.toLowerCase() === name) ??
    layouts.find((layout) => layout.type === type)
  );
}

function unknownNames(layouts: readonly Layout[]): readonly PptxTemplateProblem[] {
  const known = kinds.map((kind) => layoutNames[kind].name);
  return layouts
    .filter(({ name }) => /^samsk[aå]r/i.test(name) && !known.includes(name.toLowerCase()))
    .map(({ name }) => ({ kind: 'unknown-name', name }));
}

function problemsOf(kind: SlideLayout, layout: Layout | undefined): readonly PptxTemplateProblem[] {
  if (layout === undefined) return [{ kind: 'missing-layout', ...layoutNames[kind] }];
  const lacks = (placeholder: 'title' | 'text'): PptxTemplateProblem => ({
    kind: 'missing-placeholder',
    layout: layout.name,
    placeholder,
  });
  return [
    ...(layout.placeholders.some(isTitle) ? [] : [lacks('title')]),
    ...(kind === 'content' || layout.placeholders.some(isText) ? [] : [lacks('text')]),
  ];
}

function isTitle({ type }: Placeholder): boolean {
  return type === 'title' || type === 'ctrTitle';
}

function isText({ type }: Placeholder): boolean {
  return type === 'subTitle' || type === 'body' || type === 'obj';
}

function titleOf({ placeholders }: Layout): string {
  return attributesOf(placeholders.find(isTitle));
}

function textOf({ placeholders }: Layout): string {
  return attributesOf(placeholders.find(isText));
}

function feetOf({ placeholders }: Layout): Dress['feet'] {
  const [footer, number] = ['ftr', 'sldNum'].map((foot) => placeholders.find(({ type }) => type === foot));
  return {
    ...(footer === undefined ? {} : { ftr: attributesOf(footer) }),
    ...(number === undefined ? {} : { sldNum: attributesOf(number) }),
  };
}

/** As a slide repeats them, to take place and look from the layout. */
function attributesOf(placeholder: Placeholder | undefined): string {
  if (placeholder === undefined) return '';
  const type =
    placeholder.type === 'obj' || !/^\w+$/.test(placeholder.type) ? '' : `type="${placeholder.type}"`;
  const idx = /^\d+$/.test(placeholder.idx ?? '') ? ` idx="${placeholder.idx ?? ''}"` : '';
  return `${type}${idx}`.trim();
}

/** Below the title of a content slide and above its foot. */
function frameOf(parts: ZipParts, content: Layout): Frame {
  const size = elementsOf(parts, 'ppt/presentation.xml').find(({ name }) => name === 'sldSz');
  const width = (size && inchesOf(size, 'cx')) ?? 13.333;
  const height = (size && inchesOf(size, 'cy')) ?? 7.5;
  const master = placeholdersOf(elementsOf(parts, masterOf(parts, content.number)));
  const title = content.placeholders.find(isTitle)?.place ?? master.find(isTitle)?.place;
  const feet = [...content.placeholders, ...master].filter(({ type }) => type === 'ftr' || type === 'sldNum');
  const footTops = feet.flatMap(({ place }) =>
    place === undefined || place.y < height / 2 ? [] : [place.y],
  );
  const bottom = Math.min(height - 0.4, ...footTops) - 0.1;
  const margin = width * 0.05;
  const usualTop = height * 0.24;
  const top = title === undefined ? usualTop : title.y + title.h + 0.15;
  // A title at the side, over the whole slide or narrow says nothing about what is free.
  const isUsual = title !== undefined && title.w > width * 0.75 && top < height / 2;
  return {
    width,
    height,
    content: isUsual
      ? { x: title.x, y: top, w: Math.min(title.w, width - title.x - 0.1), h: bottom - top }
      : { x: margin, y: usualTop, w: width - 2 * margin, h: bottom - usualTop },
  };
}

function masterOf(parts: ZipParts, layout: number): string {
  const target = elementsOf(parts, `ppt/slideLayouts/_rels/slideLayout${layout}.xml.rels`)
    .flatMap((element) => attributeValues(element, 'Target'))
    .find((one) => one.includes('slideMaster'));
  return `ppt/slideMasters/${target?.split('/').at(-1) ?? ''}`;
}
