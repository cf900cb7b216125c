import type { Chart } from '../charts/index.ts';
import { countryName, type CountryBest } from '../comparison/index.ts';
import { dataSetWords } from './population-words.ts';
import { inOrder, otherRanked, ownRanked, type Ranked } from './ranking.ts';
import { rankedTable } from './ranking-section.ts';
import type { ReportContext } from './report-context.ts';
import type { Inline, Section } from './report.ts';
import { writeSentence } from './write-sentence.ts';

/** The municipality beside the best of each other country whose results are of the same line of versions. */
export function abroadSections(context: ReportContext): readonly Section[] {
  const own = ownRanked(context);
  if (own === undefined) return [];
  return context.sources.comparison.abroad.flatMap((abroad) => {
    const [best] = abroad.best;
    return best === undefined ? [] : [abroadSection(context, own, abroad, otherRanked(best))];
  });
}

function abroadSection(context: ReportContext, own: Ranked, abroad: CountryBest, best: Ranked): Section {
  const { t, language, total } = context;
  const country = countryName(abroad.country, language);
  const id = `results/abroad/${abroad.country.toLowerCase()}`;
  const title = t.results.abroadFigure(country);
  const caption = t.figure.abroad(
    `${own.name} ${own.year}`,
    total.points.text,
    country,
    `${best.name} ${best.year}`,
    context.plain(best.total).text,
  );
  const totals = inOrder([own, ...abroad.best.map(otherRanked)]);
  const chart: Chart = {
    kind: 'bars',
    language,
    title,
    description: `${title}. ${caption}`,
    decimals: 0,
    max: total.max.value ?? 0,
    bars: totals.map(({ name, year, version, total: points, whose }) => ({
      label: t.results.yearAndVersion(name, year, version),
      value: points,
      emphasis: whose,
    })),
  };
  return {
    id,
    number: null,
    title: t.results.abroad(country),
    blocks: [
      { kind: 'paragraph', spans: distance(context, own, best, country) },
      { kind: 'note', spans: [{ kind: 'text', text: abroadNote(context, abroad, country) }] },
      { kind: 'figure', id, caption, chart, table: rankedTable(context, `${id}/table`, title, totals) },
    ],
    sections: [],
  };
}

function distance(
  { t, plain, total }: ReportContext,
  own: Ranked,
  best: Ranked,
  country: string,
): readonly Inline[] {
  // Of what is printed: it is what a reader gets who subtracts.
  const difference = Math.round(best.total) - Math.round(own.total);
  const sentence =
    difference > 0 ? t.results.abroadAbove : difference < 0 ? t.results.abroadBelow : t.results.abroadEqual;
  return writeSentence(sentence, {
    country,
    municipality: own.name,
    points: total.points,
    name: `${best.name} ${best.year}`,
    best: plain(best.total),
    difference: plain(Math.abs(difference)),
  });
}

/** Whom the best are the best of, and when. */
function abroadNote(
  context: ReportContext,
  { n, period, versions, best }: CountryBest,
  country: string,
): string {
  const { t } = context;
  const basis = t.results.meanBasis(
    t.results.meanN(n),
    t.results.period(period.from, period.to),
    versions.join(', '),
  );
  return [
    t.results.population(country, basis),
    ...(n > best.length ? [t.results.abroadShown(best.length, n)] : []),
    t.results.abroadNote,
    dataSetWords(context),
  ].join(' ');
}
