import type { Chart } from '../charts/index.ts';
import type { ReportContext } from './report-context.ts';
import type { Section, Table } from './report.ts';

/** Every indicator with its points, and the grades that were agreed. */
export function appendixChapter(context: ReportContext): Section {
  const { t, say, index, indicatorScore } = context;
  const table: Table = {
    kind: 'table',
    id: 'appendix/indicators',
    caption: t.appendix.table,
    columns: [
      { label: t.appendix.indicator, isNumber: false },
      { label: t.results.points, isNumber: true },
      { label: t.results.max, isNumber: true },
    ],
    rows: index.indicators.map(({ id, question }) => {
      const { points, max } = indicatorScore(id);
      return [{ kind: 'text', text: `${id} ${say(question)}` }, points, max];
    }),
  };
  return {
    id: 'appendix',
    number: null,
    title: t.part.appendix,
    blocks: [table],
    sections: context.sources.content.instrument.file.areas.map((area) => ({
      id: `appendix/${area.id}`,
      number: null,
      title: `${area.id} ${say(area.name)}`,
      blocks: [gradeMatrix(context, area.id)],
      sections: [],
    })),
  };
}

function gradeMatrix(
  { t, say, language, sources, plain }: ReportContext,
  areaId: string,
): Section['blocks'][number] {
  const { agreed, instrument } = sources.content;
  const { areas, criteria } = instrument.file;
  const area = areas.find(({ id }) => id === areaId);
  const ids = area?.subareas.flatMap(({ indicators }) => indicators.map(({ id }) => id)) ?? [];
  const gradesOf = (id: string) => {
    const state = agreed[id];
    return criteria.map((criterion) =>
      state?.kind === 'graded' ? (state.grades[criterion.id] ?? null) : null,
    );
  };
  const columns = criteria.map(({ name }) => say(name));
  const chart: Chart = {
    kind: 'matrix',
    language,
    title: t.appendix.grades,
    description: t.figure.grades,
    decimals: 0,
    columns,
    rows: ids.map((id) => ({ label: id, values: gradesOf(id) })),
    top: Math.max(...criteria.map(({ topGrade }) => topGrade)),
  };
  return {
    kind: 'figure',
    id: `appendix/${areaId}/grades`,
    caption: t.appendix.grades,
    chart,
    table: {
      kind: 'table',
      id: `appendix/${areaId}/grades/table`,
      caption: t.appendix.grades,
      columns: [
        { label: t.appendix.indicator, isNumber: false },
        ...columns.map((label) => ({ label, isNumber: true })),
      ],
      rows: ids.map((id) => [{ kind: 'text', text: id }, ...gradesOf(id).map((grade) => plain(grade))]),
    },
  };
}
