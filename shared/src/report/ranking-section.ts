import type { Chart } from '../charts/index.ts';
import { countryName } from '../comparison/index.ts';
import { dataSetWords, populationWords } from './population-words.ts';
import { findRank, ownSizeGroup, rankedOnce, rankedTotals, type Among, type Ranked } from './ranking.ts';
import type { ReportContext } from './report-context.ts';
import { textCell, type ReportBlock, type Section, type Table } from './report.ts';
import { normBand } from './total-figure.ts';
import { writeSentence } from './write-sentence.ts';

/** All evaluated municipalities of the country; then those of the size group. */
export function rankingSections(context: ReportContext): readonly Section[] {
  const { t, say, language, sources } = context;
  const group = ownSizeGroup(context);
  const country = countryName(sources.content.municipality.country, language);
  return [
    ...rankingSection(context, {
      among: 'country',
      id: 'results/ranking',
      who: country,
      words: {
        title: t.results.ranking,
        figure: t.results.rankingFigure,
        sentence: t.summary.ranked,
        finding: t.figure.place,
      },
    }),
    ...(group === undefined
      ? []
      : rankingSection(context, {
          among: 'size-group',
          id: 'results/size-group',
          who: t.results.groupOf(country, say(group.name)),
          words: {
            title: t.results.groupRanking,
            figure: t.results.groupRankingFigure(say(group.name)),
            sentence: t.summary.rankedInGroup,
            finding: t.figure.placeInGroup,
          },
        })),
  ];
}

type Ranking = {
  readonly among: Among;
  readonly id: string;
  readonly who: string;
  readonly words: {
    readonly title: string;
    readonly figure: string;
    readonly sentence: string;
    readonly finding: (place: number, count: number) => string;
  };
};

function rankingSection(context: ReportContext, ranking: Ranking): readonly Section[] {
  const { among, id, words } = ranking;
  const counted = rankedOnce(context, among);
  if (counted.length === 0) return [];
  const rank = findRank(context, among);
  const blocks = rank === undefined ? tooFew(context, ranking, counted) : ranked(context, ranking, rank);
  return [{ id, number: null, title: words.title, blocks, sections: [] }];
}

/** Of so few the number alone is said. */
function tooFew({ t, plain }: ReportContext, { who }: Ranking, counted: readonly Ranked[]): ReportBlock[] {
  return [
    { kind: 'note', spans: writeSentence(t.results.rankingTooFew, { who, count: plain(counted.length) }) },
  ];
}

function ranked(
  context: ReportContext,
  { among, id, who, words }: Ranking,
  { place, count }: { readonly place: number; readonly count: number },
): readonly ReportBlock[] {
  const { t, language, plain } = context;
  const totals = rankedTotals(context, among);
  const caption = words.finding(place, count);
  const band = normBand(context);
  const chart: Chart = {
    kind: 'bars',
    language,
    title: words.figure,
    description: `${words.figure}. ${caption}`,
    decimals: 0,
    max: context.total.max.value ?? 0,
    ...(band && { band }),
    bars: totals.map(({ name, year, total, whose }) => ({
      label: `${name} ${year}`,
      value: total,
      emphasis: whose,
    })),
  };
  const note = [
    populationWords(who, rankedOnce(context, among), context),
    t.results.rankingNote,
    dataSetWords(context),
  ].join(' ');
  return [
    {
      kind: 'paragraph',
      spans: writeSentence(words.sentence, { place: plain(place), count: plain(count), who }),
    },
    { kind: 'note', spans: [{ kind: 'text', text: note }] },
    { kind: 'figure', id, caption, chart, table: rankedTable(context, `${id}/table`, words.figure, totals) },
  ];
}

/** What else is said of each, beside its name. */
type RankedColumn<One extends Ranked> = { readonly label: string; readonly of: (one: One) => string };

/** Municipality, year, version and points of each. */
export function rankedTable<One extends Ranked>(
  { t, plain, total: { points } }: ReportContext,
  id: string,
  caption: string,
  totals: readonly One[],
  more: readonly RankedColumn<One>[] = [],
): Table {
  return {
    kind: 'table',
    id,
    caption,
    columns: [
      { label: t.results.municipality, isNumber: false },
      ...more.map(({ label }) => ({ label, isNumber: false })),
      { label: t.results.year, isNumber: false },
      { label: t.results.version, isNumber: false },
      { label: t.results.points, isNumber: true },
    ],
    rows: totals.map((one) => [
      textCell(one.name),
      ...more.map(({ of }) => textCell(of(one))),
      textCell(String(one.year)),
      textCell(one.version),
      one.whose === 'own' ? points : plain(one.total),
    ]),
  };
}
