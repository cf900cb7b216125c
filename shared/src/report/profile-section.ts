import type { Chart, Series } from '../charts/index.ts';
import { meanName } from './mean-words.ts';
import type { ReportContext } from './report-context.ts';
import type { NumberField, ReportBlock, Section, Table } from './report.ts';

type Profile = Series & { readonly fields: readonly NumberField[] };

/** The areas beside the means, or beside the evaluation before where no mean of areas is known; nothing to compare: no section. */
export function profileSection(context: ReportContext): readonly Section[] {
  const { t, say, sources, language } = context;
  const { areas } = sources.content.instrument.file;
  const others = comparedProfiles(context);
  if (others.length === 0) return [];
  const profiles = [ownProfile(context), ...others];
  const labels = areas.map((area) => `${area.id} ${say(area.name)}`);
  const isBesideMean = others.some(({ emphasis }) => emphasis !== 'earlier');
  const title = isBesideMean ? t.results.profileFigure : t.results.profileHistoryFigure;
  const description = `${title}: ${profiles.map(({ label }) => label).join(', ')}.`;
  const max = Math.max(...areas.map((area) => context.areaScore(area.id).max.value ?? 0));
  const common = { language, decimals: 0 as const, max, description };
  const dots: Chart = {
    ...common,
    kind: 'dots',
    title,
    series: profiles.map(({ label, emphasis }) => ({ label, emphasis })),
    rows: labels.map((label, place) => ({
      label,
      values: profiles.map(({ fields }) => fields[place]?.value ?? null),
    })),
  };
  const radar: Chart = {
    ...common,
    kind: 'radar',
    title: t.results.radarFigure,
    axes: labels,
    series: profiles.map(({ label, emphasis, fields }) => ({
      label,
      emphasis,
      values: fields.map(({ value }) => value),
    })),
  };
  const table = (id: string): Table => ({
    kind: 'table',
    id,
    caption: title,
    columns: [
      { label: t.results.area, isNumber: false },
      ...profiles.map(({ label }) => ({ label, isNumber: true })),
    ],
    rows: labels.map((label, place) => [
      { kind: 'text', text: label },
      ...profiles.map(({ fields }) => fields[place] ?? context.plain(null)),
    ]),
  });
  const blocks: readonly ReportBlock[] = [
    {
      kind: 'figure',
      id: 'results/profile',
      caption: title,
      chart: dots,
      table: table('results/profile/table'),
    },
    // A web of two axes is a line.
    ...(areas.length >= 3
      ? [
          {
            kind: 'figure' as const,
            id: 'results/radar',
            caption: t.results.radarFigure,
            chart: radar,
            table: table('results/radar/table'),
          },
        ]
      : []),
  ];
  return [{ id: 'results/profile', number: null, title: t.results.profile, blocks, sections: [] }];
}

function ownProfile({ sources, areaScore }: ReportContext): Profile {
  const { municipality, year, instrument } = sources.content;
  return {
    label: `${municipality.name} ${year}`,
    emphasis: 'own',
    fields: instrument.file.areas.map(({ id }) => areaScore(id).points),
  };
}

function comparedProfiles(context: ReportContext): readonly Profile[] {
  const { sources, plain } = context;
  const { comparison, content } = sources;
  const ids = content.instrument.file.areas.map(({ id }) => id);
  const means = comparison.means
    .filter(({ areas }) => ids.some((id) => areas[id] !== undefined))
    .map((mean) => ({
      label: meanName(mean, context),
      emphasis: mean.kind === 'nation' ? ('mean' as const) : ('group' as const),
      fields: ids.map((id) => plain(mean.areas[id] ?? null)),
    }));
  if (means.length > 0) return means;
  const [before] = comparison.ownYears.filter(({ areas }) => ids.some((id) => (areas[id] ?? null) !== null));
  if (before === undefined) return [];
  return [
    {
      label: `${content.municipality.name} ${before.year}`,
      emphasis: 'earlier',
      fields: ids.map((id) => plain(before.areas[id] ?? null)),
    },
  ];
}
