import type { Chart } from '../charts/index.ts';
import { abroadSections } from './abroad-section.ts';
import { historySection } from './history-section.ts';
import { incomeSection } from './income-section.ts';
import { profileSection } from './profile-section.ts';
import { rankingSections } from './ranking-section.ts';
import type { ReportContext } from './report-context.ts';
import { textPlace } from './report-texts.ts';
import { textCell, type ReportBlock, type Section, type Table } from './report.ts';
import { sizeGroupsSection } from './size-groups-section.ts';
import { totalFigure } from './total-figure.ts';
import { writeSentence } from './write-sentence.ts';

/** The figures, in the order of published reports: total, all others, by size, areas, profile, years, abroad, income. */
export function resultsChapter(context: ReportContext): Section {
  const { t, ifWritten } = context;
  return {
    id: 'results',
    number: null,
    title: t.part.results,
    blocks: ifWritten(textPlace.part('results')),
    sections: [
      totalSection(context),
      ...rankingSections(context),
      ...sizeGroupsSection(context),
      areasSection(context),
      ...profileSection(context),
      historySection(context),
      ...abroadSections(context),
      ...incomeSection(context),
    ],
  };
}

function totalSection(context: ReportContext): Section {
  const { t, total, plain } = context;
  const uncertain = total.points.value === null ? [] : uncertaintyNote(context, total.points.value, plain);
  return {
    id: 'results/total',
    number: null,
    title: t.results.total,
    blocks: [
      { kind: 'paragraph', spans: writeSentence(t.area.pointsOf, { points: total.points, max: total.max }) },
      ...totalFigure(context, 'results'),
      ...uncertain,
    ],
    sections: [],
  };
}

/** Published decks say that five per cent of the total means nothing. */
const uncertainShare = 0.05;

function uncertaintyNote(
  { t }: ReportContext,
  points: number,
  plain: ReportContext['plain'],
): readonly ReportBlock[] {
  const field = plain(Math.round(points * uncertainShare));
  return [{ kind: 'note', spans: writeSentence(t.results.uncertainty, { points: field }) }];
}

function areasSection(context: ReportContext): Section {
  const { t, say, areaScore, wordFor, total, language, sources } = context;
  const { areas } = sources.content.instrument.file;
  const lines = areas.map((area) => ({
    area,
    name: `${area.id} ${say(area.name)}`,
    score: areaScore(area.id),
  }));
  const hasWords = lines.some(({ score }) => wordFor(score) !== undefined);
  const caption = extremes(context, lines);
  const table: Table = {
    kind: 'table',
    id: 'results/areas/table',
    caption: t.results.areasTable,
    columns: [
      { label: t.results.area, isNumber: false },
      { label: t.results.points, isNumber: true },
      { label: t.results.max, isNumber: true },
      ...(hasWords ? [{ label: t.results.word, isNumber: false }] : []),
    ],
    rows: lines.map(({ name, score }) => [
      textCell(name),
      score.points,
      score.possible,
      ...(hasWords ? [textCell(wordFor(score) ?? '')] : []),
    ]),
    footer: [textCell(t.results.total), total.points, total.possible, ...(hasWords ? [textCell('')] : [])],
  };
  const chart: Chart = {
    kind: 'bars',
    language,
    title: t.results.areasFigure,
    description: `${t.results.areasFigure}. ${caption}`,
    decimals: 0,
    max: Math.max(...lines.map(({ score }) => score.max.value ?? 0)),
    bars: lines.map(({ name, score }) => ({ label: name, value: score.points.value, emphasis: 'own' })),
  };
  return {
    id: 'results/areas',
    number: null,
    title: t.results.areas,
    blocks: [{ kind: 'figure', id: 'results/areas', caption, chart, table }, ...roundingNote(context)],
    sections: [],
  };
}

type Line = { readonly name: string; readonly score: ReturnType<ReportContext['areaScore']> };

/** The finding of a figure that shows areas: which is highest and which lowest. */
function extremes({ t }: ReportContext, lines: readonly Line[]): string {
  const graded = lines
    .filter(({ score }) => score.points.value !== null)
    .toSorted((a, b) => (b.score.points.value ?? 0) - (a.score.points.value ?? 0));
  const [highest, lowest] = [graded.at(0), graded.at(-1)];
  if (highest === undefined || lowest === undefined) return t.results.areasFigure;
  return [
    t.figure.highest(highest.name, highest.score.points.text),
    ...(graded.length > 1 ? [t.figure.lowest(lowest.name, lowest.score.points.text)] : []),
  ].join(' ');
}

function roundingNote({ t, plain, sources }: ReportContext): readonly ReportBlock[] {
  const note = sources.content.result.roundingNote;
  if (note === null) return [];
  const given = {
    sum: plain(Number(note.displayedAreasAddUpTo)),
    total: plain(Number(note.displayedTotal)),
  };
  return [{ kind: 'note', spans: writeSentence(t.results.rounding, given) }];
}
