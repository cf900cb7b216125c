import { getDocument, type PDFDocumentProxy, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { inflateSync } from 'node:zlib';

export type ReadPdf = {
  readonly pages: readonly PdfPage[];
  readonly outline: readonly PdfBookmark[];
  readonly info: Readonly<Record<string, unknown>>;
  readonly showsTitle: boolean;
  readonly isMarked: boolean;
  /** XML. */
  readonly xmp: string;
  /** The file with its compressed objects laid open, for what must not be in it. */
  readonly objects: string;
};

export type PdfPage = {
  readonly width: number;
  /** All that stands on it, the heads and feet of pages too; a line for each stretch. */
  readonly text: string;
  readonly stretches: readonly {
    readonly text: string;
    readonly left: number;
    readonly right: number;
    readonly bottom: number;
    readonly height: number;
  }[];
  readonly links: readonly PdfLink[];
  /** What a screen reader says of the page. */
  readonly structure: readonly PdfElement[];
};

/** To an address, or to a page of the document, from 0. */
type PdfLink = { readonly url: string } | { readonly page: number };

export type PdfBookmark = { readonly title: string; readonly items: readonly PdfBookmark[] };

export type PdfElement = {
  readonly role: string;
  readonly alt: string | undefined;
  /** Of its own and all below. */
  readonly text: string;
  readonly children: readonly PdfElement[];
};

/** What a PDF holds, as a program finds it that reads it aloud. */
export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const task = getDocument({ data: bytes.slice(), verbosity: 0 });
  const document = await task.promise;
  try {
    const pages: PdfPage[] = [];
    for (let number = 1; number <= document.numPages; number++) {
      pages.push(await readPage(document, await document.getPage(number)));
    }
    const { info, metadata } = await document.getMetadata();
    const preferences = (await document.getViewerPreferences()) as Map<string, unknown> | null;
    return {
      pages,
      outline: bookmarksOf(await document.getOutline()),
      info: info as Readonly<Record<string, unknown>>,
      showsTitle: preferences?.get('DisplayDocTitle') === true,
      isMarked: ((await document.getMarkInfo()) as Map<string, unknown> | null)?.get('Marked') === true,
      xmp: String(metadata.getRaw()),
      objects: layOpen(bytes),
    };
  } finally {
    await task.destroy();
  }
}

/** Every element of a role, in reading order. */
export function elementsOf(
  pdf: { readonly pages: readonly Pick<PdfPage, 'structure'>[] },
  role: RegExp,
): readonly PdfElement[] {
  const within = (element: PdfElement): readonly PdfElement[] => [
    ...(role.test(element.role) ? [element] : []),
    ...element.children.flatMap(within),
  ];
  return pdf.pages.flatMap(({ structure }) => structure.flatMap(within));
}

async function readPage(document: PDFDocumentProxy, page: PDFPageProxy): Promise<PdfPage> {
  const { items } = await page.getTextContent({ includeMarkedContent: true });
  const stretches: PdfPage['stretches'][number][] = [];
  const textById = new Map<string, string>();
  let open = '';
  for (const item of items) {
    if (!('str' in item)) {
      open = item.type.startsWith('begin') ? item.id : '';
      continue;
    }
    // A line's end inside an element is a space to who listens.
    textById.set(open, `${textById.get(open) ?? ''}${item.str}${item.hasEOL ? ' ' : ''}`);
    const [, , , , left, bottom] = item.transform as number[];
    if (item.str.trim() !== '')
      stretches.push({
        text: item.str,
        left: left!,
        right: left! + item.width,
        bottom: bottom!,
        height: item.height,
      });
  }
  const tree = (await page.getStructTree()) as RawElement | null;
  return {
    width: page.view[2]!,
    text: stretches.map(({ text }) => text).join('\n'),
    stretches,
    links: await readLinks(document, page),
    structure: (tree?.children ?? []).flatMap((child) => elementOf(child, textById)),
  };
}

async function readLinks(document: PDFDocumentProxy, page: PDFPageProxy): Promise<readonly PdfLink[]> {
  const annotations = (await page.getAnnotations()) as readonly { url?: string; dest?: string | unknown[] }[];
  const links = annotations.map(async ({ url, dest }): Promise<readonly PdfLink[]> => {
    if (url !== undefined) return [{ url }];
    const place = typeof dest === 'string' ? await document.getDestination(dest) : dest;
    return place ? [{ page: await document.getPageIndex(place[0] as { num: number; gen: number }) }] : [];
  });
  return (await Promise.all(links)).flat();
}

type RawElement = {
  readonly role?: string;
  readonly type?: string;
  readonly id?: string;
  readonly alt?: string;
  readonly children?: readonly RawElement[];
};

function elementOf(raw: RawElement, textById: ReadonlyMap<string, string>): readonly PdfElement[] {
  if (raw.role === undefined) return [];
  const children = raw.children ?? [];
  const texts = children.map((child) =>
    child.role === undefined
      ? (textById.get(child.id ?? '') ?? '')
      : elementOf(child, textById)
          .map(({ text }) => text)
          .join(''),
  );
  return [
    {
      role: raw.role,
      alt: raw.alt,
      text: texts.join('').replace(/\s+/g, ' ').trim(),
      children: children.flatMap((child) => elementOf(child, textById)),
    },
  ];
}

type RawBookmark = { readonly title: string; readonly items: readonly RawBookmark[] };

function bookmarksOf(items: readonly RawBookmark[] | null): readonly PdfBookmark[] {
  return (items ?? []).map(({ title, items: below }) => ({ title, items: bookmarksOf(below) }));
}

/** Streams that cannot be inflated are none of text. */
function layOpen(bytes: Uint8Array): string {
  const file = Buffer.from(bytes).toString('latin1');
  return file.replace(/stream\r?\n([\s\S]*?)\r?\nendstream/g, (_, stream: string) => {
    try {
      return `stream\n${inflateSync(Buffer.from(stream, 'latin1')).toString('latin1')}\nendstream`;
    } catch {
      return 'stream\nendstream';
    }
  });
}
