import { chartMessages } from '../messages/charts.ts';
import { formatNumber } from '../messages/format.ts';
import type { Band, Chart } from './chart.ts';

/** The numbers of a chart, for readers and for spreadsheets. Texts are as they were given, for the renderer to escape. */
export type ChartTable = {
  readonly columns: readonly { readonly label: string; readonly isNumber: boolean }[];
  /** A cell for each column; the first one heads its row. */
  readonly rows: readonly (readonly ChartCell[])[];
};

export type ChartCell =
  | { readonly kind: 'text'; readonly text: string }
  /** `value` is exact; null is a gap, whose text is an en dash. */
  | {
      readonly kind: 'number';
      readonly value: number | null;
      readonly text: string;
      readonly decimals: 0 | 1;
    };

export function chartTable(chart: Chart): ChartTable {
  const words = chartMessages[chart.language];
  const single = (rows: ChartTable['rows']) => tableOf([words.points], rows);
  const row = (label: string, values: readonly (number | null)[]) => [
    textCell(label),
    ...values.map((value) => numberCell(value, chart)),
  ];
  switch (chart.kind) {
    case 'bullet':
      return single([
        row(chart.label, [chart.value]),
        ...chart.marks.map(({ label, value }) => row(label, [value])),
        ...bandRow(chart.band, chart),
      ]);
    case 'bars':
      return single([
        ...chart.bars.map(({ label, value }) => row(label, [value])),
        ...bandRow(chart.band, chart),
      ]);
    case 'strip':
      return single([
        ...chart.values.map(({ label, value }) => row(label, [value])),
        ...bandRow(chart.band, chart),
      ]);
    case 'scatter':
      return {
        columns: [words.group, words.name, words.points].map((label, index) => ({
          label,
          isNumber: index === 2,
        })),
        rows: chart.groups.flatMap((group) =>
          group.values.map(({ label, value }) => [
            textCell(group.label),
            textCell(label),
            numberCell(value, chart),
          ]),
        ),
      };
    case 'dots':
      return tableOf(
        chart.series.map(({ label }) => label),
        chart.rows.map(({ label, values }) => row(label, filled(values, chart.series.length))),
      );
    case 'radar':
      return tableOf(
        chart.series.map(({ label }) => label),
        chart.axes.map((axis, index) =>
          row(
            axis,
            chart.series.map(({ values }) => values[index] ?? null),
          ),
        ),
      );
    case 'grouped-bars':
      return tableOf(
        chart.years.map(({ label, version }) => words.yearAndVersion(label, version)),
        chart.groups.map(({ label, values }) => row(label, filled(values, chart.years.length))),
      );
    case 'slopes':
      return tableOf(
        chart.years.map(({ label, version }) => words.yearAndVersion(label, version)),
        chart.lines.map(({ label, values }) => row(label, filled(values, chart.years.length))),
      );
    case 'matrix':
      return tableOf(
        chart.columns,
        chart.rows.map(({ label, values }) => row(label, filled(values, chart.columns.length))),
      );
  }

  function tableOf(labels: readonly string[], rows: ChartTable['rows']): ChartTable {
    return {
      columns: [
        { label: words.name, isNumber: false },
        ...labels.map((label) => ({ label, isNumber: true })),
      ],
      rows,
    };
  }
}

function bandRow(band: Band | undefined, chart: Chart): ChartTable['rows'] {
  if (band === undefined) return [];
  const [from, to] = [band.from, band.to].map((edge) => numberCell(edge, chart).text);
  return [[textCell(band.label), textCell(`${from}–${to}`)]];
}

/** A row has as many values as there are columns, whatever was given. */
function filled(values: readonly (number | null)[], count: number): (number | null)[] {
  return Array.from({ length: count }, (_, index) => values[index] ?? null);
}

function textCell(text: string): ChartCell {
  return { kind: 'text', text };
}

function numberCell(value: number | null, { language, decimals }: Chart): ChartCell & { kind: 'number' } {
  const known = value !== null && Number.isFinite(value) ? value : null;
  return {
    kind: 'number',
    value: known,
    text: known === null ? '–' : formatNumber(known, language, decimals),
    decimals,
  };
}
