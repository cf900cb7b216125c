import type { Area, Indicator, Subarea } from '../instrument/index.ts';
import { historyYears } from './history-section.ts';
import type { ReportContext } from './report-context.ts';
import { textPlace } from './report-texts.ts';
import type { FindingColumns, Inline, ReportBlock, ScoreBox, Section, Table } from './report.ts';
import { foreignIn, richTextBlocks } from './rich-text-blocks.ts';
import { writeSentence } from './write-sentence.ts';

/** A chapter for each area, all laid out alike. */
export function areaChapters(context: ReportContext): Section {
  const { t, ifWritten, sources } = context;
  return {
    id: 'areas',
    number: null,
    title: t.part.areas,
    blocks: ifWritten(textPlace.part('areas')),
    sections: sources.content.instrument.file.areas.map((area) => areaSection(context, area)),
  };
}

function areaSection(context: ReportContext, area: Area): Section {
  const { say, ifWritten, sources } = context;
  const covers = sources.content.instrument.file.report?.covers.find((one) => one.area === area.id)?.text;
  return {
    id: `area/${area.id}`,
    number: null,
    title: say(area.name),
    blocks: [
      scoreBox(context, area),
      ...(covers === undefined ? [] : [paragraph([{ kind: 'text', text: say(covers) }])]),
      ...ifWritten(textPlace.areaLead(area.id)),
      subareaTable(context, area),
    ],
    sections: [
      ...area.subareas.map((subarea) => subareaSection(context, subarea)),
      ...findingsSection(context, area),
      ...goldStarsSection(context, area),
      ...improveSection(context, area),
    ],
  };
}

function scoreBox(context: ReportContext, area: Area): ScoreBox {
  const { say, areaScore } = context;
  const { points, possible } = areaScore(area.id);
  return {
    kind: 'score-box',
    area: area.id,
    title: say(area.name),
    points,
    max: possible,
    history: historyYears(context)
      .slice(0, -1)
      .map((year) => ({ label: year.label, version: year.version, points: year.area(area.id) })),
  };
}

function subareaTable({ t, say, areaScore, subareaScore }: ReportContext, area: Area): Table {
  const whole = areaScore(area.id);
  return {
    kind: 'table',
    id: `area/${area.id}/subareas`,
    caption: t.area.subareas(say(area.name)),
    columns: [
      { label: t.area.subarea, isNumber: false },
      { label: t.results.points, isNumber: true },
      { label: t.results.max, isNumber: true },
    ],
    rows: area.subareas.map(({ id, name }) => {
      const { points, possible } = subareaScore(id);
      return [{ kind: 'text', text: `${id} ${say(name)}` }, points, possible];
    }),
    footer: [{ kind: 'text', text: say(area.name) }, whole.points, whole.possible],
  };
}

function subareaSection(context: ReportContext, subarea: Subarea): Section {
  const { t, say, subareaScore, ifWritten } = context;
  const { points, possible } = subareaScore(subarea.id);
  return {
    id: `subarea/${subarea.id}`,
    number: null,
    title: `${subarea.id} ${say(subarea.name)}`,
    blocks: [
      paragraph(writeSentence(t.area.pointsOf, { points, max: possible })),
      ...ifWritten(textPlace.subareaLead(subarea.id)),
      ...subarea.indicators.flatMap((indicator) => indicatorBlocks(context, indicator)),
      ...ifWritten(textPlace.subareaClose(subarea.id)),
    ],
    sections: [],
  };
}

/** The question with its points, and why. */
function indicatorBlocks(context: ReportContext, { id, question }: Indicator): readonly ReportBlock[] {
  const { t, say, language, day, indicatorScore, isDraft, sources } = context;
  const { agreed, justifications } = sources.content;
  const lead = `${id} ${say(question)}`;
  const state = agreed[id];
  const says = (text: string): readonly ReportBlock[] => [paragraph([{ kind: 'text', text }], lead)];
  if (state?.kind === 'not-applicable') return says(t.area.notApplicable);
  if (state?.kind === 'out-of-focus') return says(t.area.outOfFocus(state.by, day(state.date)));
  const { points, max } = indicatorScore(id);
  const why = richTextBlocks(justifications.find(({ indicator }) => indicator === id)?.text ?? [], language);
  const missing: readonly ReportBlock[] =
    why.length === 0 && isDraft ? [{ kind: 'missing', place: `indicator/${id}`, text: t.missing }] : [];
  return [
    paragraph(
      points.value === null
        ? [{ kind: 'text', text: t.area.notGraded }]
        : writeSentence(t.area.pointsOf, { points, max }),
      lead,
    ),
    ...why,
    ...missing,
  ];
}

function findingsSection({ t, sources, language }: ReportContext, area: Area): readonly Section[] {
  const own = sources.content.findings.filter((finding) => finding.area === area.id);
  if (own.length === 0) return [];
  const columns = (['strength', 'challenge', 'weakness'] as const).map((column) => ({
    column,
    title: t.area.columns[column],
    items: own.filter((finding) => finding.column === column).map(({ text }) => text.trim()),
  }));
  const foreign = foreignIn(own.map(({ text }) => text).join('\n'), language);
  const block: FindingColumns = { kind: 'findings', area: area.id, columns, ...foreign };
  return [section(`area/${area.id}/findings`, t.area.findings, [block])];
}

function goldStarsSection({ t, sources, language }: ReportContext, area: Area): readonly Section[] {
  const stars = (sources.content.goldStars ?? []).filter((star) => star.area === area.id);
  if (stars.length === 0) return [];
  const items = stars.map(({ practice, why }) => [
    paragraph([
      { kind: 'text', text: t.area.goldStar(practice, why), ...foreignIn(`${practice}\n${why}`, language) },
    ]),
  ]);
  return [section(`area/${area.id}/gold-stars`, t.area.goldStars, [{ kind: 'list', items }])];
}

function improveSection({ t, ifWritten }: ReportContext, area: Area): readonly Section[] {
  const blocks = ifWritten(textPlace.areaImprove(area.id));
  return blocks.length > 0 ? [section(`area/${area.id}/improve`, t.area.improve, blocks)] : [];
}

function section(id: string, title: string, blocks: readonly ReportBlock[]): Section {
  return { id, number: null, title, blocks, sections: [] };
}

function paragraph(spans: readonly Inline[], lead?: string): ReportBlock {
  return { kind: 'paragraph', spans, ...(lead !== undefined && { lead }) };
}
