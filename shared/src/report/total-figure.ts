import type { Band } from '../charts/index.ts';
import { meanBasis, meanName, meanSource } from './mean-words.ts';
import type { ReportContext } from './report-context.ts';
import { textCell, type FigureBlock, type ReportBlock } from './report.ts';

/** The total beside what is normal and the means; nothing where nothing is graded. @param id unique in the report */
export function totalFigure(context: ReportContext, id: string): readonly ReportBlock[] {
  const { t, total, language, sources, plain } = context;
  const { municipality, year, instrument } = sources.content;
  const { points, max } = total;
  if (points.value === null || max.value === null) return [];
  const means = sources.comparison.means.filter((mean) => mean.total !== null);
  const caption = t.figure.bullet(municipality.name, points.text, max.text);
  const band = normBand(context);
  const figure: FigureBlock = {
    kind: 'figure',
    id: `${id}/total`,
    caption,
    chart: {
      kind: 'bullet',
      language,
      title: t.results.totalFigure(municipality.name),
      description: [
        caption,
        ...(band ? [`${band.label}.`] : []),
        ...means.map((mean) => `${meanName(mean, context)}: ${plain(mean.total).text}.`),
      ].join(' '),
      decimals: 0,
      label: `${municipality.name} ${year}`,
      value: points.value,
      max: max.value,
      ...(band && { band }),
      marks: means.flatMap((mean) =>
        mean.total === null
          ? []
          : [
              {
                label: meanName(mean, context),
                value: mean.total,
                emphasis: mean.kind === 'nation' ? ('mean' as const) : ('group' as const),
              },
            ],
      ),
    },
    table: {
      kind: 'table',
      id: `${id}/total/table`,
      caption: t.results.totalFigure(municipality.name),
      columns: [
        { label: t.results.who, isNumber: false },
        { label: t.results.points, isNumber: true },
        { label: t.results.count, isNumber: false },
        { label: t.results.source, isNumber: false },
      ],
      rows: [
        [
          textCell(`${municipality.name} ${year}`),
          points,
          textCell(''),
          textCell(context.say(instrument.file.name)),
        ],
        ...means.map((mean) => [
          textCell(meanName(mean, context)),
          plain(mean.total),
          textCell(meanBasis(mean, context)),
          textCell(meanSource(mean, context)),
        ]),
      ],
    },
  };
  return [figure];
}

/** What is normal, in the instrument's words. */
export function normBand({ sources, plain, t }: ReportContext): Band | undefined {
  const band = sources.content.instrument.file.normBand;
  if (band === undefined) return undefined;
  const { from, to } = band;
  return { from, to, label: t.results.norm(plain(from).text, plain(to).text) };
}
