import type { Chart } from '../charts/index.ts';
import { countryName, distributionMin } from '../comparison/index.ts';
import { dataSetWords, populationWords } from './population-words.ts';
import { inOrder, otherRanked, ownRanked, type Ranked } from './ranking.ts';
import type { ReportContext } from './report-context.ts';
import { textCell, type Cell, type Inline, type NumberField, type Section, type Table } from './report.ts';
import { writeSentence } from './write-sentence.ts';

/** Results by what municipalities have to live on, where income groups have been taken in; else nothing. */
export function incomeSection(context: ReportContext): readonly Section[] {
  const { t, language, sources } = context;
  const { incomeGroup } = sources.comparison;
  const groups = incomeGroups(context);
  const own = groups.find(({ group }) => group === incomeGroup);
  const counted = groups.flatMap(({ ranked }) => ranked);
  // In one group alone there is nothing to compare.
  if (own === undefined || groups.length < 2 || counted.length < distributionMin) return [];
  const country = countryName(sources.content.municipality.country, language);
  const note = [populationWords(country, counted, context), t.results.incomeNote, dataSetWords(context)].join(
    ' ',
  );
  const id = 'results/income';
  const caption = captionOf(context, own);
  return [
    {
      id,
      number: null,
      title: t.results.income,
      blocks: [
        { kind: 'paragraph', spans: ownSentence(context, own) },
        { kind: 'note', spans: [{ kind: 'text', text: note }] },
        {
          kind: 'figure',
          id,
          caption,
          chart: incomeChart(context, groups, caption),
          table: incomeTable(context, groups),
        },
      ],
      sections: [],
    },
  ];
}

type IncomeGroup = {
  readonly group: number;
  /** The highest first. */
  readonly ranked: readonly Ranked[];
  /** Null where fewer than `distributionMin` are in it. */
  readonly mean: number | null;
};

/** The lowest income first. */
function incomeGroups(context: ReportContext): readonly IncomeGroup[] {
  const { comparison } = context.sources;
  const own = ownRanked(context);
  const known = [
    ...(own === undefined ? [] : [{ ranked: own, group: comparison.incomeGroup }]),
    ...comparison.ranking
      .filter(({ isOwn }) => !isOwn)
      .map((other) => ({ ranked: otherRanked(other), group: other.incomeGroup })),
  ];
  const byGroup = new Map<number, Ranked[]>();
  for (const { ranked, group } of known)
    if (group !== null) byGroup.set(group, [...(byGroup.get(group) ?? []), ranked]);
  return [...byGroup]
    .toSorted(([one], [other]) => one - other)
    .map(([group, ranked]) => ({ group, ranked: inOrder(ranked), mean: meanOf(ranked) }));
}

function meanOf(ranked: readonly Ranked[]): number | null {
  if (ranked.length < distributionMin) return null;
  return ranked.reduce((sum, { total }) => sum + total, 0) / ranked.length;
}

function ownSentence(context: ReportContext, { group, ranked, mean }: IncomeGroup): readonly Inline[] {
  const { t, plain, total, sources } = context;
  const rest =
    ranked.length === 1 ? t.results.incomeAlone : mean === null ? t.results.incomeFew : t.results.incomeMany;
  return writeSentence(`${t.results.incomeOwn} ${rest}`, {
    municipality: sources.content.municipality.name,
    group: plain(group),
    points: total.points,
    count: plain(ranked.length),
    mean: plain(mean),
  });
}

/** How those of the same group spread. */
function captionOf({ t, plain, total, sources }: ReportContext, { group, ranked }: IncomeGroup): string {
  const others = ranked.filter(({ whose }) => whose === 'other').map((one) => one.total);
  const { name } = sources.content.municipality;
  if (others.length === 0) return t.figure.incomeAlone(name, total.points.text, group);
  const [from, to] = [Math.min(...others), Math.max(...others)].map((one) => plain(one).text);
  return t.figure.income(name, total.points.text, group, from ?? '', to ?? '');
}

function incomeChart(context: ReportContext, groups: readonly IncomeGroup[], caption: string): Chart {
  const { t, language, total, sources } = context;
  const { municipality, year } = sources.content;
  const own = `${municipality.name} ${year}`;
  const hasMeans = groups.some(({ mean }) => mean !== null);
  return {
    kind: 'scatter',
    language,
    title: t.results.incomeFigure,
    description: `${t.results.incomeFigure}. ${caption}`,
    decimals: 0,
    max: total.max.value ?? 0,
    series: [
      { label: t.results.withPoints(own, total.points.text), emphasis: 'own' },
      ...(hasMeans ? [{ label: t.results.incomeMean, emphasis: 'group' as const }] : []),
      { label: t.results.otherMunicipalities, emphasis: 'other' },
    ],
    groups: groups.map(({ group, ranked, mean }) => ({
      label: t.results.incomeGroup(group, t.results.meanN(ranked.length)),
      values: [
        ...ranked.map(({ name, year: of, total: value, whose }) => ({
          label: `${name} ${of}`,
          value,
          emphasis: whose,
        })),
        ...(mean === null ? [] : [{ label: t.results.incomeMean, value: mean, emphasis: 'group' as const }]),
      ],
    })),
  };
}

function incomeTable({ t, plain, total }: ReportContext, groups: readonly IncomeGroup[]): Table {
  const row = (name: string, when: string, version: string, group: number, points: NumberField): Cell[] => [
    textCell(name),
    textCell(when),
    textCell(version),
    plain(group),
    points,
  ];
  return {
    kind: 'table',
    id: 'results/income/table',
    caption: t.results.incomeFigure,
    columns: [
      { label: t.results.municipality, isNumber: false },
      { label: t.results.year, isNumber: false },
      { label: t.results.version, isNumber: false },
      { label: t.results.incomeGroupColumn, isNumber: true },
      { label: t.results.points, isNumber: true },
    ],
    rows: groups.flatMap(({ group, ranked, mean }) => [
      ...ranked.map(({ name, year, version, total: value, whose }) =>
        row(name, String(year), version, group, whose === 'own' ? total.points : plain(value)),
      ),
      ...(mean === null ? [] : [row(t.results.incomeMean, '', '', group, plain(mean))]),
    ]),
  };
}
