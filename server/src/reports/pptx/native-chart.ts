import type { Chart, Emphasis } from '@samskar/shared/charts';
import type { NativeChart, NativeSeries } from './deck.ts';
import { cleanLine } from './plain-text.ts';

/** Above it, the names of lying bars would be smaller than a council room can read. */
const lyingBarsMax = 14;
/** Of several series, in all: their names stand once for each group, and their numbers are read by those in front. */
const lyingGroupedBarsMax = 27;

/**
 * The same data as a chart that PowerPoint draws: what it has no kind for is told by the nearest one (a bullet as bars, a strip
 * as ordered columns, groups of marks as bars beside each other), and a matrix, which it cannot draw, is undefined and shown as its table.
 */
export function nativeChart(chart: Chart, name: string): NativeChart | undefined {
  const common = { name, description: cleanLine(chart.description), decimals: chart.decimals } as const;
  switch (chart.kind) {
    case 'bullet': {
      const bars = [{ label: chart.label, value: chart.value, emphasis: 'own' as const }, ...chart.marks];
      return { ...common, max: chart.max, ...oneSeries(chart.title, bars) };
    }
    case 'bars':
      return { ...common, max: chart.max, ...oneSeries(chart.title, chart.bars) };
    case 'strip': {
      const ordered = chart.values.toSorted((a, b) => b.value - a.value);
      return { ...common, max: chart.max, ...oneSeries(chart.title, ordered) };
    }
    case 'scatter': {
      const bars = chart.groups.flatMap((group) =>
        group.values.map((mark) => ({ ...mark, label: `${group.label}: ${mark.label}` })),
      );
      return { ...common, max: chart.max, ...oneSeries(chart.title, bars) };
    }
    case 'dots':
      return {
        ...common,
        kind: 'dots',
        max: chart.max,
        categories: chart.rows.map((row) => cleanLine(row.label)),
        series: chart.series.map((series, at) => ({
          label: cleanLine(series.label),
          emphasis: series.emphasis,
          values: chart.rows.map((row) => row.values[at] ?? null),
          pointEmphasis: null,
        })),
        named: 'all',
      };
    case 'radar':
      return {
        ...common,
        kind: 'radar',
        max: chart.max,
        categories: chart.axes.map(cleanLine),
        series: chart.series.map(plainSeries),
        named: [],
      };
    case 'grouped-bars':
      return {
        ...common,
        kind: chart.groups.length * chart.years.length > lyingGroupedBarsMax ? 'columns' : 'bars',
        max: chart.max,
        categories: chart.groups.map((group) => cleanLine(group.label)),
        series: chart.years.map((year, at) => ({
          label: yearLabel(year, chart.years),
          emphasis: at === chart.years.length - 1 ? 'own' : 'earlier',
          values: chart.groups.map((group) => group.values[at] ?? null),
          pointEmphasis: null,
        })),
        named: 'all',
      };
    case 'slopes':
      if (chart.lines.length === 1) return { ...common, max: chart.max, ...yearColumns(chart) };
      return {
        ...common,
        kind: 'lines',
        max: chart.max,
        categories: chart.years.map((year) => yearLabel(year, chart.years)),
        series: chart.lines.map(plainSeries),
        named: 'all',
      };
    case 'matrix':
      return undefined;
  }
}

/** A single line with gaps would be loose points. */
function yearColumns({
  years,
  lines,
}: Extract<Chart, { kind: 'slopes' }>): Pick<NativeChart, 'kind' | 'categories' | 'series' | 'named'> {
  const [line] = lines;
  return {
    kind: 'columns',
    categories: years.map((year) => yearLabel(year, years)),
    series:
      line === undefined
        ? []
        : [
            {
              ...plainSeries(line),
              pointEmphasis: years.map((_, at) => (at === years.length - 1 ? line.emphasis : 'earlier')),
            },
          ],
    named: 'all',
  };
}

type Bar = { readonly label: string; readonly value: number | null; readonly emphasis: Emphasis };

function oneSeries(
  label: string,
  bars: readonly Bar[],
): Pick<NativeChart, 'kind' | 'categories' | 'series' | 'named'> {
  const isMany = bars.length > lyingBarsMax;
  return {
    kind: isMany ? 'columns' : 'bars',
    categories: bars.map((bar) => cleanLine(bar.label)),
    series: [
      {
        label: cleanLine(label),
        emphasis: 'own',
        values: bars.map((bar) => bar.value),
        pointEmphasis: bars.map((bar) => bar.emphasis),
      },
    ],
    named: isMany ? bars.flatMap((bar, at) => (bar.emphasis === 'other' ? [] : [at])) : 'all',
  };
}

function plainSeries(line: {
  readonly label: string;
  readonly emphasis: Emphasis;
  readonly values: readonly (number | null)[];
}): NativeSeries {
  return { ...line, label: cleanLine(line.label), pointEmphasis: null };
}

/** Years of different versions do not measure the same: then each one says its version. */
function yearLabel(
  year: { readonly label: string; readonly version: string },
  years: readonly { readonly version: string }[],
): string {
  const isMixed = years.some((other) => other.version !== year.version);
  return cleanLine(isMixed ? `${year.label} (${year.version})` : year.label);
}
