import type { Emphasis } from '@samskar/shared/charts';
import type { NativeChart, NativeSeries } from './deck.ts';
import { xml } from './xml.ts';

/**
 * The chart part of a slide (ECMA-376 part 1, 21.2). pptxgenjs writes one too, with one symbol for all series, fixed colours and
 * empty values where there is a gap; this one tells series apart by shape and pattern as well, takes its colours and fonts from
 * the theme, so that a customer's template dresses it, and leaves gaps.
 */
export function chartXml(chart: NativeChart, language: string): string {
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
    '<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">',
    `<c:date1904 val="0"/><c:lang val="${language}"/><c:roundedCorners val="0"/>`,
    '<c:chart><c:autoTitleDeleted val="1"/><c:plotArea><c:layout/>',
    plot(chart),
    axes(chart),
    '</c:plotArea>',
    chart.series.length > 1 ? legend : '',
    '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>',
    `<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>${textProperties(axisSize)}`,
    '<c:externalData r:id="rId1"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>',
  ].join('');
}

/** Text sizes in hundredths of a point: what is read from the back of a council room, and what helps in the front. */
const labelSize = 1600;
const axisSize = 1400;

/** Where each emphasis finds its colour in the theme. */
const colours: Readonly<Record<Emphasis, string>> = {
  own: 'accent1',
  earlier: 'accent2',
  mean: 'accent3',
  group: 'accent4',
  other: 'accent5',
};

const symbols: Readonly<Record<Emphasis, string>> = {
  own: 'circle',
  earlier: 'triangle',
  mean: 'diamond',
  group: 'square',
  other: 'x',
};

const dashes: Readonly<Record<Emphasis, string>> = {
  own: 'solid',
  earlier: 'dash',
  mean: 'sysDash',
  group: 'lgDashDot',
  other: 'sysDot',
};

const legend = `<c:legend><c:legendPos val="t"/><c:overlay val="0"/>${textProperties(labelSize)}</c:legend>`;

function plot(chart: NativeChart): string {
  const series = chart.series.map((one, at) => seriesXml(chart, one, at)).join('');
  const ends = '<c:axId val="111"/><c:axId val="222"/>';
  switch (chart.kind) {
    case 'bars':
    case 'columns': {
      const direction = chart.kind === 'bars' ? 'bar' : 'col';
      const gap = chart.named === 'all' ? 45 : 30;
      return `<c:barChart><c:barDir val="${direction}"/><c:grouping val="clustered"/><c:varyColors val="0"/>${series}<c:gapWidth val="${gap}"/><c:overlap val="0"/>${ends}</c:barChart>`;
    }
    case 'lines':
    case 'dots':
      return `<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>${series}<c:marker val="1"/>${ends}</c:lineChart>`;
    case 'radar':
      return `<c:radarChart><c:radarStyle val="marker"/><c:varyColors val="0"/>${series}${ends}</c:radarChart>`;
  }
}

function seriesXml(chart: NativeChart, series: NativeSeries, at: number): string {
  const isBar = chart.kind === 'bars' || chart.kind === 'columns';
  const column = columnName(at + 1);
  const last = chart.categories.length + 1;
  return [
    `<c:ser><c:idx val="${at}"/><c:order val="${at}"/>`,
    `<c:tx><c:strRef><c:f>Sheet1!$${column}$1</c:f><c:strCache><c:ptCount val="1"/><c:pt idx="0"><c:v>${xml(series.label)}</c:v></c:pt></c:strCache></c:strRef></c:tx>`,
    isBar
      ? `<c:spPr>${fill(series.emphasis, laterAlike(chart, at))}</c:spPr><c:invertIfNegative val="0"/>`
      : lineAndMarker(chart, series),
    isBar ? points(series) : '',
    labels(chart),
    `<c:cat><c:strRef><c:f>Sheet1!$A$2:$A$${last}</c:f><c:strCache><c:ptCount val="${chart.categories.length}"/>`,
    ...chart.categories.map((label, idx) => `<c:pt idx="${idx}"><c:v>${xml(label)}</c:v></c:pt>`),
    '</c:strCache></c:strRef></c:cat>',
    `<c:val><c:numRef><c:f>Sheet1!$${column}$2:$${column}$${last}</c:f><c:numCache><c:formatCode>${formatCode(chart)}</c:formatCode><c:ptCount val="${series.values.length}"/>`,
    ...series.values.map((value, idx) =>
      value === null ? '' : `<c:pt idx="${idx}"><c:v>${value}</c:v></c:pt>`,
    ),
    '</c:numCache></c:numRef></c:val>',
    chart.kind === 'lines' || chart.kind === 'dots' ? '<c:smooth val="0"/>' : '',
    '</c:ser>',
  ].join('');
}

function laterAlike({ series }: NativeChart, at: number): number {
  return series.slice(at + 1).filter(({ emphasis }) => emphasis === series[at]?.emphasis).length;
}

/** Excel's numbers, which Office shows with the reader's own decimal sign. */
export function formatCode(chart: NativeChart): string {
  return chart.decimals === 1 ? '0.0' : '0';
}

/** 1 is B: the first column holds the categories. */
function columnName(at: number): string {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
  const low = letters.charAt(at % 26);
  return at < 26 ? low : `${letters.charAt(Math.floor(at / 26) - 1)}${low}`;
}

/** The second of the same kind is hatched another way, and so on. */
const hatchings = ['wdUpDiag', 'pct40', 'ltHorz', 'dkVert'] as const;

/**
 * Earlier years are hatched, so that grey print tells them from one's own; `repeat` counts the series of that emphasis after
 * this one, so that the year before looks the same in every chart.
 */
function fill(emphasis: Emphasis, repeat = 0): string {
  const colour = `<a:schemeClr val="${colours[emphasis]}"/>`;
  const outline = `<a:ln w="12700"><a:solidFill>${colour}</a:solidFill></a:ln>`;
  if (emphasis !== 'earlier') return `<a:solidFill>${colour}</a:solidFill>`;
  return `<a:pattFill prst="${hatchings[repeat % hatchings.length] ?? hatchings[0]}"><a:fgClr>${colour}</a:fgClr><a:bgClr><a:schemeClr val="bg1"/></a:bgClr></a:pattFill>${outline}`;
}

function points(series: NativeSeries): string {
  if (series.pointEmphasis === null) return '';
  return series.pointEmphasis
    .map((emphasis, idx) =>
      emphasis === series.emphasis
        ? ''
        : `<c:dPt><c:idx val="${idx}"/><c:invertIfNegative val="0"/><c:bubble3D val="0"/><c:spPr>${fill(emphasis)}</c:spPr></c:dPt>`,
    )
    .join('');
}

function lineAndMarker(chart: NativeChart, series: NativeSeries): string {
  const colour = `<a:solidFill><a:schemeClr val="${colours[series.emphasis]}"/></a:solidFill>`;
  const width = series.emphasis === 'own' ? 38100 : 25400;
  const line =
    chart.kind === 'dots'
      ? '<a:ln w="28575"><a:noFill/></a:ln>'
      : `<a:ln w="${width}" cap="rnd">${colour}<a:prstDash val="${dashes[series.emphasis]}"/><a:round/></a:ln>`;
  const size = chart.kind === 'dots' ? 13 : series.emphasis === 'own' ? 10 : 8;
  return `<c:spPr>${line}</c:spPr><c:marker><c:symbol val="${symbols[series.emphasis]}"/><c:size val="${size}"/><c:spPr>${series.emphasis === 'other' ? '<a:noFill/>' : colour}<a:ln w="19050">${colour}</a:ln></c:spPr></c:marker>`;
}

function labels(chart: NativeChart): string {
  if (chart.kind === 'radar') return '';
  const isBar = chart.kind === 'bars' || chart.kind === 'columns';
  const where = `<c:dLblPos val="${isBar ? 'outEnd' : chart.kind === 'lines' ? 't' : 'r'}"/>`;
  const format = `<c:numFmt formatCode="${formatCode(chart)}" sourceLinked="0"/><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>${textProperties(chart.kind === 'dots' || chart.series.length > 2 ? axisSize : labelSize)}`;
  if (chart.named === 'all') return `<c:dLbls>${format}${where}${shown(true, false)}</c:dLbls>`;
  const single = chart.named
    .map(
      (idx) =>
        `<c:dLbl><c:idx val="${idx}"/>${format}${where}${shown(true, true)}<c:separator>\n</c:separator></c:dLbl>`,
    )
    .join('');
  return `<c:dLbls>${single}${shown(false, false)}</c:dLbls>`;
}

function shown(value: boolean, category: boolean): string {
  return `<c:showLegendKey val="0"/><c:showVal val="${value ? 1 : 0}"/><c:showCatName val="${category ? 1 : 0}"/><c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/>`;
}

function axes(chart: NativeChart): string {
  const lies = chart.kind === 'bars';
  const isRadar = chart.kind === 'radar';
  /** Bars that bear their own numbers need no scale. */
  const hidesScale = (lies || chart.kind === 'columns') && chart.named === 'all';
  const hidesNames = chart.named !== 'all' && !isRadar;
  const gridlines = hidesScale
    ? ''
    : '<c:majorGridlines><c:spPr><a:ln w="9525"><a:solidFill><a:schemeClr val="bg2"><a:lumMod val="90000"/></a:schemeClr></a:solidFill></a:ln></c:spPr></c:majorGridlines>';
  const line = '<c:spPr><a:ln w="9525"><a:solidFill><a:schemeClr val="tx2"/></a:solidFill></a:ln></c:spPr>';
  return [
    `<c:catAx><c:axId val="111"/><c:scaling><c:orientation val="${lies ? 'maxMin' : 'minMax'}"/></c:scaling><c:delete val="0"/>`,
    `<c:axPos val="${lies ? 'l' : 'b'}"/>${isRadar ? gridlines : ''}<c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/>`,
    `<c:tickLblPos val="${hidesNames ? 'none' : 'low'}"/>${line}${textProperties(lies ? labelSize : nameSize(chart), '<a:bodyPr rot="0" vert="horz"/>')}`,
    '<c:crossAx val="222"/><c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:noMultiLvlLbl val="1"/></c:catAx>',
    `<c:valAx><c:axId val="222"/><c:scaling><c:orientation val="minMax"/><c:max val="${chart.max}"/><c:min val="0"/></c:scaling><c:delete val="${hidesScale ? 1 : 0}"/>`,
    `<c:axPos val="${lies ? 't' : 'l'}"/>${gridlines}<c:numFmt formatCode="0" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>`,
    `<c:spPr><a:ln><a:noFill/></a:ln></c:spPr>${textProperties(axisSize)}<c:crossAx val="111"/><c:crosses val="autoZero"/><c:crossBetween val="between"/></c:valAx>`,
  ].join('');
}

/**
 * Names below columns stand upright, each in its own share of the width (11.5 inches in all), as large as its longest word
 * allows.
 */
function nameSize({ categories, kind }: NativeChart): number {
  if (kind === 'radar') return axisSize;
  const longest = Math.max(1, ...categories.flatMap((name) => name.split(/[ -]/).map((word) => word.length)));
  const widthPoints = (11.2 * 72) / Math.max(1, categories.length);
  return Math.max(1000, Math.min(labelSize, Math.floor(widthPoints / (longest * 0.62)) * 100));
}

function textProperties(size: number, body = '<a:bodyPr/>'): string {
  return `<c:txPr>${body}<a:lstStyle/><a:p><a:pPr><a:defRPr sz="${size}" b="0"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill><a:latin typeface="+mn-lt"/></a:defRPr></a:pPr><a:endParaRPr/></a:p></c:txPr>`;
}
