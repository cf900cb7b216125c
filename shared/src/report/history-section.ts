import type { Chart, Year } from '../charts/index.ts';
import type { OwnYear } from '../comparison/index.ts';
import type { ReportContext } from './report-context.ts';
import type { NumberField, ReportBlock, Section } from './report.ts';

/** A year of the municipality: this evaluation, or one before it. */
export type HistoryYear = Year & {
  readonly total: NumberField;
  readonly area: (id: string) => NumberField;
  readonly basis: OwnYear['basis'];
};

/** The municipality over the years, with the breaks between versions and the gaps of what was not published. */
export function historySection(context: ReportContext): Section {
  const { t } = context;
  const years = historyYears(context);
  return {
    id: 'results/history',
    number: null,
    title: t.results.history,
    blocks:
      years.length < 2
        ? [{ kind: 'paragraph', spans: [{ kind: 'text', text: t.results.noHistory }] }]
        : [...notes(context, years), totalOverYears(context, years), areasOverYears(context, years)],
    sections: [],
  };
}

/** Oldest first; the last one is this evaluation. */
export function historyYears({ sources, plain, total, areaScore }: ReportContext): readonly HistoryYear[] {
  const { comparison, content } = sources;
  const before = comparison.ownYears
    .toSorted((a, b) => a.year - b.year)
    .map((own) => ({
      label: String(own.year),
      version: own.isVersionCertain ? own.version : `${own.version}?`,
      total: plain(own.total),
      area: (id: string) => plain(own.areas[id] ?? null),
      basis: own.basis,
    }));
  const now: HistoryYear = {
    label: String(content.year),
    version: content.instrument.file.version,
    total: total.points,
    area: (id) => areaScore(id).points,
    basis: 'same',
  };
  return [...before, now];
}

function totalOverYears(context: ReportContext, years: readonly HistoryYear[]): ReportBlock {
  const { t, language, total, sources } = context;
  const { name } = sources.content.municipality;
  const known = years.filter((year) => year.total.value !== null);
  const [first, last] = [known.at(0), known.at(-1)];
  const caption =
    first === undefined || last === undefined || first === last
      ? t.results.historyTotalFigure
      : t.figure.years(first.label, last.label, first.total.text, last.total.text);
  const chart: Chart = {
    kind: 'slopes',
    language,
    title: t.results.historyTotalFigure,
    description: `${t.results.historyTotalFigure}. ${caption}`,
    decimals: 0,
    max: total.max.value ?? 0,
    years: years.map(yearOf),
    lines: [{ label: name, emphasis: 'own', values: years.map((year) => year.total.value) }],
  };
  return {
    kind: 'figure',
    id: 'results/history/total',
    caption,
    chart,
    table: {
      kind: 'table',
      id: 'results/history/total/table',
      caption: t.results.historyTotalFigure,
      columns: [
        { label: t.results.year, isNumber: false },
        { label: t.results.version, isNumber: false },
        { label: t.results.points, isNumber: true },
      ],
      rows: years.map((year) => [
        { kind: 'text', text: year.label },
        { kind: 'text', text: year.version },
        year.total,
      ]),
    },
  };
}

function areasOverYears(context: ReportContext, years: readonly HistoryYear[]): ReportBlock {
  const { t, language, say, sources, areaScore } = context;
  const areas = sources.content.instrument.file.areas.map((area) => ({
    id: area.id,
    label: `${area.id} ${say(area.name)}`,
  }));
  const caption = `${t.results.historyFigure}: ${years.map(({ label }) => label).join(', ')}`;
  const chart: Chart = {
    kind: 'grouped-bars',
    language,
    title: t.results.historyFigure,
    description: `${caption}.`,
    decimals: 0,
    max: Math.max(...areas.map(({ id }) => areaScore(id).max.value ?? 0)),
    years: years.map(yearOf),
    groups: areas.map(({ id, label }) => ({ label, values: years.map((year) => year.area(id).value) })),
  };
  return {
    kind: 'figure',
    id: 'results/history/areas',
    caption,
    chart,
    table: {
      kind: 'table',
      id: 'results/history/areas/table',
      caption: t.results.historyFigure,
      columns: [
        { label: t.results.area, isNumber: false },
        ...years.map(({ label, version }) => ({ label: `${label} (${version})`, isNumber: true })),
      ],
      rows: areas.map(({ id, label }) => [
        { kind: 'text', text: label },
        ...years.map((year) => year.area(id)),
      ]),
    },
  };
}

function yearOf({ label, version }: HistoryYear): Year {
  return { label, version };
}

function notes({ t, sources }: ReportContext, years: readonly HistoryYear[]): readonly ReportBlock[] {
  const versions = [...new Set(years.map(({ version }) => version))];
  const ids = sources.content.instrument.file.areas.map(({ id }) => id);
  const hasGaps = years.some(
    (year) => year.total.value === null || ids.some((id) => year.area(id).value === null),
  );
  const maps = new Set(years.flatMap(({ basis }) => (basis === null ? [] : [t.results.historyMap[basis]])));
  return [
    ...(versions.length > 1 ? [t.results.historyBreak(versions.join(', '))] : []),
    ...maps,
    ...(hasGaps ? [t.results.historyGaps] : []),
  ]
    .filter((text) => text !== '')
    .map((text) => ({ kind: 'note', spans: [{ kind: 'text', text }] }));
}
