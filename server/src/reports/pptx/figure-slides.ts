import type { Chart } from '@samskar/shared/charts';
import { formatNumber } from '@samskar/shared/messages';
import type { FigureBlock, Report, ReportBlock } from '@samskar/shared/report';
import { contentSlide, sourceLines, textsOf, titleCharactersMax } from './content-slide.ts';
import type { NativeChart, Slide } from './deck.ts';
import { shorten } from './fit-text.ts';
import type { Frame } from './frame.ts';
import { nativeChart } from './native-chart.ts';
import { cleanLine, tableLines } from './plain-text.ts';
import { tableSlides } from './table-slides.ts';

/** The slides of a figure or a table; other blocks have none. `place` names a table that has no caption. */
export function graphicSlides(
  report: Report,
  frame: Frame,
  place: string,
  block: ReportBlock,
): readonly Slide[] {
  if (block.kind === 'figure') return figureSlides(report, frame, block);
  if (block.kind === 'table')
    return tableSlides(report, frame, block, cleanLine(block.caption) === '' ? place : block.caption, []);
  return [];
}

/** A figure as a chart that PowerPoint draws, with its table in the notes. */
export function figureSlides(report: Report, frame: Frame, figure: FigureBlock): readonly Slide[] {
  const caption = cleanLine(figure.caption);
  const name = cleanLine(figure.chart.title);
  /** The finding is the best title; one that is too long for it stands below. */
  const isTitle = caption !== '' && caption.length <= titleCharactersMax;
  const title = isTitle ? caption : shorten(name, titleCharactersMax);
  const chart = nativeChart(figure.chart, `figure:${figure.id}`);
  if (chart === undefined) return tableSlides(report, frame, figure.table, title, [caption]);
  if (isEmptyChart(chart)) return [];
  const { notes } = textsOf(report);
  const above = title.startsWith(name) ? '' : shorten(name, 90);
  const below = belowChart(report, figure.chart, isTitle ? '' : shorten(caption, 160));
  return [
    contentSlide(title, { kind: 'chart', chart, above, below }, [
      caption,
      chart.description,
      notes.points,
      notes.chart,
      ...tableLines(figure.table),
      ...sourceLines(report),
    ]),
  ];
}

function isEmptyChart(chart: NativeChart): boolean {
  return (
    chart.categories.length === 0 || chart.series.every(({ values }) => values.every((it) => it === null))
  );
}

/** A band of what is normal and a break between versions have no native drawing, so they are said. */
function belowChart(report: Report, chart: Chart, finding: string): string {
  if ('years' in chart && isMixed(chart.years)) return `${finding} ${textsOf(report).mixedVersions}`.trim();
  if (!('band' in chart)) return finding;
  const { from, to } = chart.band;
  const label = cleanLine(chart.band.label);
  const number = (value: number) => formatNumber(value, report.language, chart.decimals);
  const band = /\d/.test(label) ? label : textsOf(report).normal(label, number(from), number(to));
  return finding === '' ? band : `${finding} ${band}`;
}

/** Whether years were measured by different versions of the instrument. */
export function isMixed(years: readonly { readonly version: string }[]): boolean {
  return new Set(years.map(({ version }) => version)).size > 1;
}
