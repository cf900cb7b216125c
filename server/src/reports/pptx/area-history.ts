import type { Report, ScoreBox } from '@samskar/shared/report';
import { contentSlide, sourceLines, textsOf } from './content-slide.ts';
import type { NativeChart, Slide } from './deck.ts';
import { isMixed } from './figure-slides.ts';
import { withSections } from './find-sections.ts';
import { cellText, cleanLine } from './plain-text.ts';

/** What an area had at earlier evaluations, as its score box says it. */
export function historySlide(report: Report, box: ScoreBox, name: string): Slide {
  const texts = textsOf(report);
  const chart = historyChart(report, box, name);
  const below = isMixed([...box.history, { version: findOwnVersion(report) }]) ? texts.mixedVersions : '';
  return contentSlide(texts.history(name), { kind: 'chart', chart, above: '', below }, [
    chart.description,
    texts.notes.history,
    texts.notes.chart,
    ...chart.categories.map((label, at) => `${label}: ${pointsOf(box, at)}`),
    ...sourceLines(report),
  ]);
}

function historyChart(report: Report, box: ScoreBox, name: string): NativeChart {
  const categories = [
    ...box.history.map(({ label, version }) => withVersion(label, version)),
    withVersion(String(report.year), findOwnVersion(report)),
  ];
  const values = [...box.history.map(({ points }) => points.value), box.points.value];
  const told = categories.map((label, at) => `${label}: ${pointsOf(box, at)}`).join(', ');
  return {
    kind: 'columns',
    name: `figure:history/${box.area}`,
    description: textsOf(report).historyShows(told),
    max: box.max.value ?? 100,
    decimals: box.points.decimals,
    categories,
    series: [
      {
        label: name,
        emphasis: 'own',
        values,
        pointEmphasis: values.map((_, at) => (at === values.length - 1 ? 'own' : 'earlier')),
      },
    ],
    named: 'all',
  };
}

function pointsOf(box: ScoreBox, at: number): string {
  return cellText(box.history[at]?.points ?? box.points);
}

function withVersion(year: string, version: string): string {
  return cleanLine(version === '' ? year : `${year} (${version})`);
}

/** Of the year itself: a score box says it of earlier ones alone, and the figure over all years of each. */
function findOwnVersion(report: Report): string {
  const years = report.chapters
    .flatMap(withSections)
    .flatMap(({ blocks }) => blocks)
    .flatMap((block) =>
      block.kind === 'figure' && (block.chart.kind === 'slopes' || block.chart.kind === 'grouped-bars')
        ? block.chart.years
        : [],
    );
  return years.find(({ label }) => label === String(report.year))?.version ?? '';
}
