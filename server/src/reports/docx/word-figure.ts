import { ImageRun, Paragraph, type FileChild } from 'docx';
import { drawChart } from '@samskar/shared/charts';
import type { FigureBlock } from '@samskar/shared/report';
import { rasteriseSvg } from '../rasterise-svg.ts';
import { xmlText } from '../xml-text.ts';
import { wordCaption } from './word-caption.ts';
import { wordTable } from './word-table.ts';
import type { WordContext } from './word-context.ts';

/** Twips in a pixel, of which Word has 96 to the inch. */
const twipsPerPixel = 15;

/** Pixels of what the text leaves free on an A4 page; a taller drawing would be cut off. */
const heightMax = 780;

/** The drawing, its finding as the caption, and its numbers as a table. */
export function wordFigure(figure: FigureBlock, context: WordContext): FileChild[] {
  return [
    wordDrawing(figure, context),
    wordCaption('figure', figure.caption, 'above', context),
    ...wordTable(figure.table, context),
  ];
}

function wordDrawing({ id, chart }: FigureBlock, context: WordContext): Paragraph {
  const drawing = drawChart(chart, {
    width: Math.floor(context.look.textWidth / twipsPerPixel),
    colours: 'light',
    id: `figure-${id.replace(/[^A-Za-z0-9-]/g, '-')}`,
  });
  const scale = Math.min(1, heightMax / drawing.height);
  const transformation = {
    width: Math.round(drawing.width * scale),
    height: Math.round(drawing.height * scale),
  };
  return new Paragraph({
    keepNext: true,
    spacing: { before: 160, after: 40 },
    children: [
      new ImageRun({
        type: 'svg',
        data: Buffer.from(drawing.svg),
        transformation,
        fallback: { type: 'png', data: Buffer.from(rasteriseSvg(drawing.svg)) },
        altText: {
          name: xmlText(chart.title),
          title: xmlText(chart.title),
          description: xmlText(chart.description),
        },
      }),
    ],
  });
}
