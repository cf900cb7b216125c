import { strFromU8, strToU8, unzipSync } from 'fflate';
import { reportFileMessages } from '@samskar/shared/messages';
import { withCharts } from './chart-parts.ts';
import type {
  Deck,
  NativeChart,
  Slide,
  SlideColumn,
  SlideLayout,
  SlideParagraph,
  SlideTable,
} from './deck.ts';
import { dropUnreachable } from './drop-unreachable.ts';
import { besideChartInches, columnGapInches, textSize, type Box, type Frame } from './frame.ts';
import { layoutNames, ownLayout, ownLayoutNumbers, ownMaster, ownTheme } from './own-parts.ts';
import { corePart, appPart, type Parts } from './package-parts.ts';
import { finishNotes, finishSlide, languageTag, type Dress } from './slide-xml.ts';
import { PptxGenJs, type DrawnCell, type DrawnSlide } from './pptxgenjs.ts';

/**
 * The deck as the parts of a .pptx: pptxgenjs lays out slides, tables and charts, and what it cannot say is put in its place.
 * `dress` says how the layouts call their placeholders.
 */
export async function drawDeck(deck: Deck, frame: Frame, dress: Dress): Promise<Parts> {
  const generated = unzipSync(await generate(deck, frame));
  const parts: Record<string, Uint8Array> = {};
  for (const [path, bytes] of Object.entries(generated)) if (!path.endsWith('/')) parts[path] = bytes;
  dressOwn(parts, deck);
  deck.slides.forEach((slide, at) => {
    const path = `ppt/slides/slide${at + 1}.xml`;
    const notes = `ppt/notesSlides/notesSlide${at + 1}.xml`;
    edit(parts, path, (text) => finishSlide(text, deck, slide, dress));
    edit(parts, notes, (text) => finishNotes(text, deck, slide));
  });
  parts['docProps/core.xml'] = corePart(deck);
  parts['docProps/app.xml'] = appPart;
  // pptxgenjs names a master for each slide in the content types.
  return dropUnreachable(await withCharts(parts, deck));
}

const layouts = Object.keys(layoutNames) as readonly SlideLayout[];

async function generate(deck: Deck, frame: Frame): Promise<Uint8Array> {
  const file = new PptxGenJs();
  file.defineLayout({ name: 'frame', width: frame.width, height: frame.height });
  file.layout = 'frame';
  for (const layout of layouts) file.defineSlideMaster({ title: layoutNames[layout].name });
  for (const slide of deck.slides) {
    const drawn = file.addSlide({ masterName: layoutNames[slide.layout].name });
    drawn.hidden = slide.slot !== null;
    drawBody(drawn, slide, frame.content);
    // Notes are written anew, see `finishNotes`; this makes their parts.
    drawn.addNotes('notes');
  }
  return (await file.write({ outputType: 'uint8array', compression: false })) as Uint8Array;
}

function drawBody(drawn: DrawnSlide, slide: Slide, place: Box): void {
  const { body } = slide;
  switch (body?.kind) {
    case undefined:
      return;
    case 'text':
      return drawText(drawn, body.paragraphs, body.points, place);
    case 'chart':
      return drawChart(drawn, body.chart, body, place);
    case 'table':
      return drawTable(drawn, body.table, place);
    case 'columns':
      return drawColumns(drawn, body.columns, place);
  }
}

const plain = { color: 'tx1', valign: 'top', margin: 0, isTextBox: true, fit: 'none' } as const;

function drawText(
  drawn: DrawnSlide,
  paragraphs: readonly SlideParagraph[],
  points: number,
  place: Box,
): void {
  drawn.addText(
    paragraphs.map(({ text, isBullet }) => ({
      text,
      options: {
        breakLine: true,
        paraSpaceAfter: Math.round(points * 0.45),
        fontSize: points,
        color: 'tx1',
        ...(isBullet ? { bullet: { indent: 20 } } : {}),
      },
    })),
    { ...place, ...plain, objectName: 'samskar:body' },
  );
}

function drawChart(
  drawn: DrawnSlide,
  chart: NativeChart,
  said: { readonly above: string; readonly below: string },
  place: Box,
): void {
  const top = place.y + (said.above === '' ? 0 : besideChartInches);
  const bottom = place.y + place.h - (said.below === '' ? 0 : besideChartInches);
  const line = {
    ...plain,
    x: place.x,
    w: place.w,
    h: besideChartInches,
    fontSize: textSize.besideChart,
    color: 'tx2',
  };
  if (said.above !== '') drawn.addText(said.above, { ...line, y: place.y, objectName: 'samskar:above' });
  drawn.addChart(
    // Any kind makes the parts that the chart and its workbook are put in, see `withCharts`.
    'bar',
    [{ name: 'series', labels: ['category'], values: [1] }],
    { x: place.x, w: place.w, y: top, h: bottom - top, altText: chart.description, objectName: chart.name },
  );
  if (said.below !== '')
    drawn.addText(said.below, { ...line, valign: 'bottom', y: bottom, objectName: 'samskar:below' });
}

function drawTable(drawn: DrawnSlide, table: SlideTable, place: Box): void {
  const line = { type: 'solid', pt: 0.75, color: 'D2CFC9' } as const;
  const none = { type: 'none' } as const;
  const cell = (text: string, at: number, look: DrawnCell['options']): DrawnCell => ({
    text,
    options: {
      align: table.columns[at]?.isNumber === true ? 'right' : 'left',
      valign: 'middle',
      fontSize: table.points,
      color: 'tx1',
      border: [none, none, line, none],
      margin: [0.06, 0.12, 0.06, 0.12],
      ...look,
    },
  });
  const header = table.columns.map(({ label }, at) =>
    cell(label, at, { bold: true, color: 'bg1', fill: { color: 'accent1' } }),
  );
  const rows = table.rows.map((row) => row.map((text, at) => cell(text, at, {})));
  const footer = table.footer?.map((text, at) => cell(text, at, { bold: true, fill: { color: 'bg2' } }));
  drawn.addTable([header, ...rows, ...(footer === undefined ? [] : [footer])], {
    x: place.x,
    y: place.y,
    w: place.w,
    colW: [...table.widths],
    objectName: 'samskar:table',
  });
}

/** Beside each other, each one read from its heading down before the next. */
function drawColumns(drawn: DrawnSlide, columns: readonly SlideColumn[], place: Box): void {
  const gap = columnGapInches;
  const w = (place.w - gap * (columns.length - 1)) / columns.length;
  columns.forEach((column, at) => {
    const remark = column.remark === null ? [] : [column.remark];
    drawn.addText(
      [
        {
          text: column.title,
          options: {
            bold: true,
            fontSize: textSize.columnTitle,
            color: 'accent1',
            breakLine: true,
            paraSpaceAfter: 8,
          },
        },
        ...column.items.map((text) => ({
          text,
          options: {
            bullet: { indent: 16 },
            fontSize: textSize.column,
            color: 'tx1',
            breakLine: true,
            paraSpaceAfter: 6,
          },
        })),
        ...remark.map((text) => ({
          text,
          options: { italic: true, fontSize: textSize.column, color: 'tx2', breakLine: true },
        })),
      ],
      {
        ...plain,
        x: place.x + at * (w + gap),
        y: place.y,
        w,
        h: place.h,
        objectName: `samskar:column ${at + 1}`,
      },
    );
  });
}

function dressOwn(parts: Record<string, Uint8Array>, deck: Deck): void {
  const texts = reportFileMessages[deck.language].slides;
  const prompts = { title: texts.titlePrompt, text: texts.textPrompt, examples: texts.prompt };
  const language = languageTag(deck);
  edit(parts, 'ppt/theme/theme1.xml', ownTheme);
  edit(parts, 'ppt/slideMasters/slideMaster1.xml', (text) =>
    ownMaster(/<p:sldLayoutIdLst>[^]*<\/p:sldLayoutIdLst>/.exec(text)?.[0] ?? '', language, prompts),
  );
  layouts.forEach((layout) =>
    edit(parts, `ppt/slideLayouts/slideLayout${ownLayoutNumbers[layout]}.xml`, () =>
      ownLayout(layout, language, prompts),
    ),
  );
  for (const path of Object.keys(parts))
    if (path.endsWith('.xml'))
      edit(parts, path, (text) => text.replaceAll('lang="en-US"', `lang="${language}"`));
}

function edit(parts: Record<string, Uint8Array>, path: string, change: (text: string) => string): void {
  const part = parts[path];
  if (part === undefined) throw new Error(`The deck has no part ${path}`);
  parts[path] = strToU8(change(strFromU8(part)));
}
