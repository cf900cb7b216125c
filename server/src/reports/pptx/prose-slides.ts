import type { ReportBlock } from '@samskar/shared/report';
import { contentSlide } from './content-slide.ts';
import type { Slide, SlideParagraph } from './deck.ts';
import { linesOf, roomOf, shorten, type Room } from './fit-text.ts';
import { textSize, type Frame } from './frame.ts';
import { blockLines, cleanLine, spansText } from './plain-text.ts';

/** Below a paragraph of prose, in lines. */
const spaceBetween = 0.4;

/** Of prose on one slide. */
const paragraphsMax = 8;

/** Slides for one chapter of prose; the rest stays in the notes. */
const proseSlidesMax = 3;

/** Prose over as many slides as it needs, to a limit; all of it in the notes of the first one. */
export function proseSlides(
  frame: Frame,
  title: string,
  paragraphs: readonly SlideParagraph[],
  notes: readonly string[],
  blocks: readonly ReportBlock[],
  source: readonly string[],
): readonly Slide[] {
  const { points, pages } = fitProse(paragraphs, frame);
  return pages
    .slice(0, proseSlidesMax)
    .map((page, at) =>
      contentSlide(
        title,
        { kind: 'text', points, paragraphs: page },
        at === 0 ? [...notes, ...blocks.flatMap(blockLines), ...source] : [...notes.slice(0, 1), ...source],
      ),
    );
}

/** The largest size at which all of it stands on one slide, or else the smallest, on as many as it takes. */
function fitProse(
  paragraphs: readonly SlideParagraph[],
  { content }: Frame,
): { readonly points: number; readonly pages: readonly (readonly SlideParagraph[])[] } {
  const [first, ...smaller] = textSize.prose;
  let points: number = first;
  let pages = paginate(paragraphs, roomOf(content.w, content.h, points));
  for (const next of smaller) {
    if (pages.length <= 1) break;
    points = next;
    pages = paginate(paragraphs, roomOf(content.w, content.h, points));
  }
  return { points, pages };
}

/** A page ends when it is full; a paragraph longer than a third of a page is shortened. */
function paginate(paragraphs: readonly SlideParagraph[], room: Room): readonly (readonly SlideParagraph[])[] {
  const pages: SlideParagraph[][] = [];
  let page: SlideParagraph[] = [];
  let lines = 0;
  const paragraphMax = Math.max(280, Math.floor((room.characters * room.lines) / 3));
  for (const paragraph of paragraphs) {
    const text = shorten(paragraph.text, paragraphMax);
    const taken = linesOf(text, room.characters - (paragraph.isBullet ? 3 : 0)) + spaceBetween;
    if (page.length > 0 && (lines + taken > room.lines || page.length === paragraphsMax)) {
      pages.push(page);
      page = [];
      lines = 0;
    }
    page.push({ ...paragraph, text });
    lines += taken;
  }
  return page.length === 0 ? pages : [...pages, page];
}

/** A block as paragraphs of a slide; what is no prose has none. */
export function paragraphsOf(block: ReportBlock): readonly SlideParagraph[] {
  switch (block.kind) {
    case 'paragraph':
    case 'note': {
      const lead = block.kind === 'paragraph' && block.lead !== undefined ? `${cleanLine(block.lead)} ` : '';
      const text = spansText(block.spans);
      return text === '' ? [] : [{ text: `${lead}${text}`, isBullet: false }];
    }
    case 'list':
      return block.items
        .flatMap((item) => item.flatMap(paragraphsOf))
        .map((paragraph) => ({ ...paragraph, isBullet: true }));
    case 'table':
    case 'figure':
    case 'score-box':
    case 'findings':
    case 'missing':
      return [];
  }
}
