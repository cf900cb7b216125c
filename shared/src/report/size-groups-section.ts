import { countryName, distributionMin } from '../comparison/index.ts';
import { findSizeGroup } from '../instrument/index.ts';
import { dataSetWords, populationWords } from './population-words.ts';
import { inOrder, otherRanked, ownRanked, type Ranked } from './ranking.ts';
import { rankedTable } from './ranking-section.ts';
import type { ReportContext } from './report-context.ts';
import type { Section, Table } from './report.ts';

/** Of a group, from either end. */
const listedMax = 3;

/** The highest and the lowest results of each size group that has enough of them, as two lists; else nothing. */
export function sizeGroupsSection(context: ReportContext): readonly Section[] {
  const { t, language, sources } = context;
  const groups = sizeGroups(context);
  const listed = groups.filter(({ ranked }) => ranked.length >= distributionMin);
  if (listed.length === 0) return [];
  const tooFew = groups.filter((group) => !listed.includes(group)).map((group) => groupWords(group, context));
  const note = [
    populationWords(
      countryName(sources.content.municipality.country, language),
      listed.flatMap(({ ranked }) => ranked),
      context,
    ),
    t.results.sizeGroupsNote,
    t.results.rankingNote,
    ...(tooFew.length > 0 ? [t.results.sizeGroupsTooFew(tooFew.join('; '))] : []),
    dataSetWords(context),
  ].join(' ');
  const id = 'results/size-groups';
  return [
    {
      id,
      number: null,
      title: t.results.sizeGroups,
      blocks: [
        { kind: 'note', spans: [{ kind: 'text', text: note }] },
        list(context, `${id}/highest`, t.results.highestBySize, listed, (ranked, count) =>
          ranked.slice(0, count),
        ),
        list(context, `${id}/lowest`, t.results.lowestBySize, listed, (ranked, count) =>
          ranked.slice(-count).toReversed(),
        ),
      ],
      sections: [],
    },
  ];
}

type GroupResults = {
  readonly name: string;
  /** The highest first; at least one. */
  readonly ranked: readonly Ranked[];
};

/** The smallest municipalities first; of those whose inhabitants at the evaluation are known. */
function sizeGroups(context: ReportContext): readonly GroupResults[] {
  const { say, sources } = context;
  const { content, comparison } = sources;
  const instrument = content.instrument.file;
  const own = ownRanked(context);
  const known = [
    ...(own === undefined ? [] : [{ ranked: own, population: content.population }]),
    ...comparison.ranking
      .filter(({ isOwn }) => !isOwn)
      .map((other) => ({ ranked: otherRanked(other), population: other.population })),
  ];
  return instrument.sizeGroups.flatMap(({ id, name }) => {
    const ranked = known
      .filter(({ population }) => findSizeGroup(instrument, population)?.id === id)
      .map((one) => one.ranked);
    return ranked.length === 0 ? [] : [{ name: say(name), ranked: inOrder(ranked) }];
  });
}

function groupWords({ name, ranked }: GroupResults, { t }: ReportContext): string {
  return t.results.ofSizeGroup(name, t.results.meanN(ranked.length));
}

/** Nobody stands in both lists. */
function list(
  context: ReportContext,
  id: string,
  caption: string,
  groups: readonly GroupResults[],
  pick: (ranked: readonly Ranked[], count: number) => readonly Ranked[],
): Table {
  const picked = groups.flatMap((group) =>
    pick(group.ranked, Math.min(listedMax, Math.floor(group.ranked.length / 2))).map((ranked) => ({
      ...ranked,
      group: groupWords(group, context),
    })),
  );
  return rankedTable(context, id, caption, picked, [
    { label: context.t.results.sizeGroupColumn, of: ({ group }) => group },
  ]);
}
