import type { ReportContext } from './report-context.ts';
import { textPlace } from './report-texts.ts';
import type { Inline, ReportBlock, Section } from './report.ts';
import { meanLabel, meanSource } from './mean-words.ts';
import { findRank, ownSizeGroup } from './ranking.ts';
import { totalFigure } from './total-figure.ts';
import { listSpans, writeSentence } from './write-sentence.ts';

/** So many areas are named as the best and the weakest. */
const namedAreas = 2;

/** What people write, and one page that characterises the whole in computed sentences. */
export function forewordChapter(context: ReportContext): Section {
  const { t, written, sources } = context;
  const madeUp: readonly ReportBlock[] = sources.content.madeUp
    ? [{ kind: 'note', spans: [{ kind: 'text', text: t.madeUp }] }]
    : [];
  return {
    id: 'foreword',
    number: null,
    title: t.part.foreword,
    blocks: [...madeUp, ...written(textPlace.part('foreword'))],
    sections: [
      {
        id: 'summary',
        number: null,
        title: t.summary.heading,
        blocks: [
          { kind: 'list', items: summaryOf(context).map((spans) => [{ kind: 'paragraph', spans }]) },
          ...totalFigure(context, 'summary'),
        ],
        sections: [],
      },
    ],
  };
}

function summaryOf(context: ReportContext): readonly (readonly Inline[])[] {
  return [
    totalSentence(context),
    ...areaSentences(context),
    ...normSentence(context),
    ...besideOthers(context),
  ];
}

function totalSentence({ t, total, sources }: ReportContext): readonly Inline[] {
  const { municipality, year } = sources.content;
  const isWhole = total.possible.value === total.max.value;
  return [
    ...writeSentence(t.summary.total, {
      municipality: municipality.name,
      points: total.points,
      max: total.max,
      year: String(year),
    }),
    ...(isWhole ? [] : writeSentence(` ${t.summary.possible}`, { possible: total.possible })),
  ];
}

function areaSentences(context: ReportContext): readonly (readonly Inline[])[] {
  const { t, say, areaScore, sources } = context;
  const graded = sources.content.instrument.file.areas
    .map((area) => ({ area, score: areaScore(area.id) }))
    .filter(({ score }) => score.points.value !== null)
    .toSorted((a, b) => shareOf(b.score) - shareOf(a.score));
  // Of few areas the same would be the best and the weakest.
  if (graded.length < 2 * namedAreas) return [];
  const named = (some: typeof graded) =>
    listSpans(
      some.map(({ area, score }) =>
        writeSentence(t.summary.areaWithPoints, { name: say(area.name), points: score.points }),
      ),
      t.and,
    );
  return [
    writeSentence(t.summary.strongest, { areas: named(graded.slice(0, namedAreas)) }),
    writeSentence(t.summary.weakest, { areas: named(graded.slice(-namedAreas).toReversed()) }),
  ];
}

function shareOf({ points, possible }: ReturnType<ReportContext['areaScore']>): number {
  return (points.value ?? 0) / (possible.value === 0 ? 1 : (possible.value ?? 1));
}

function normSentence({ t, say, plain, sources }: ReportContext): readonly (readonly Inline[])[] {
  const band = sources.content.instrument.file.normBand;
  if (band === undefined) return [];
  const given = { population: say(band.population), from: plain(band.from), to: plain(band.to) };
  return [writeSentence(t.summary.norm, given)];
}

function besideOthers(context: ReportContext): readonly (readonly Inline[])[] {
  const { t, say, plain, sources } = context;
  const { comparison, content } = sources;
  const [before] = comparison.ownYears.filter(({ total }) => total !== null);
  const rank = findRank(context, 'country');
  const inGroup = findRank(context, 'size-group');
  const group = ownSizeGroup(context);
  return [
    ...comparison.means
      .filter(({ total }) => total !== null)
      .map((mean) => [
        ...writeSentence(t.summary.mean, { label: meanLabel(mean, context), points: plain(mean.total) }),
        footnote(meanSource(mean, context)),
      ]),
    ...(rank === undefined
      ? []
      : [writeSentence(t.summary.ranked, { place: plain(rank.place), count: plain(rank.count) })]),
    ...(inGroup === undefined || group === undefined
      ? []
      : [
          writeSentence(t.summary.rankedInGroup, {
            place: plain(inGroup.place),
            count: plain(inGroup.count),
            who: say(group.name),
          }),
        ]),
    ...(before === undefined
      ? []
      : [
          writeSentence(
            before.version === content.instrument.file.version
              ? t.summary.before
              : t.summary.beforeOtherVersion,
            {
              year: String(before.year),
              points: plain(before.total),
              version: before.isVersionCertain ? before.version : `${before.version}?`,
            },
          ),
        ]),
  ];
}

function footnote(text: string): Inline {
  return { kind: 'footnote', spans: [{ kind: 'text', text }] };
}
