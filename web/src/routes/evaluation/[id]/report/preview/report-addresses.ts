import type { Place, ProblemPlace } from '@samskar/shared/report';
import { figureAnchor, tableAnchor } from '@samskar/shared/report-html';
import { indicatorAddress } from '#lib/evaluation/indicator-address.ts';
import type { EvaluationScreen } from '#lib/evaluation/evaluation-screen.svelte.ts';

/** Where a number of the report comes from, as this person may see it. */
export function numberAddress(screen: EvaluationScreen, place: Place): string {
  const home = `/evaluation/${screen.id}`;
  switch (place.kind) {
    case 'total':
      return home;
    case 'area':
      return `${home}/text/${place.id}`;
    case 'subarea': {
      const first = screen.index.indicators.find(
        ({ id }) => screen.index.subareaByIndicatorId.get(id)?.id === place.id,
      );
      return first === undefined ? home : indicatorAddress(screen, first.id);
    }
    case 'indicator':
      return indicatorAddress(screen, place.id);
  }
}

/** Where a problem is mended. */
export function problemAddress(screen: EvaluationScreen, place: ProblemPlace): string {
  const home = `/evaluation/${screen.id}`;
  switch (place.kind) {
    case 'indicator':
      return `${home}/text/${screen.index.areaByIndicatorId.get(place.id)?.id ?? ''}#text-${place.id}`;
    case 'area':
      return `${home}/text/${place.id}`;
    case 'text':
      return textAddress(screen, place.at);
    case 'part':
      return `${home}/report?part=${encodeURIComponent(place.id)}`;
    case 'figure':
      return `${home}/report/preview#${figureAnchor(place.id)}`;
    case 'table':
      return `${home}/report/preview#${tableAnchor(place.id)}`;
    case 'result':
      return home;
    case 'interviews':
      return `${home}/interviews`;
  }
}

/** Where prose of the report is written; `at` as `textPlace` has it. */
function textAddress(screen: EvaluationScreen, at: string): string {
  const home = `/evaluation/${screen.id}/report`;
  const [kind, id = ''] = at.split('/');
  if (kind === 'part') return `${home}?part=${encodeURIComponent(id)}`;
  const { areas } = screen.instrument;
  const area = areas.find((one) => one.id === id || one.subareas.some((subarea) => subarea.id === id));
  return `${home}?part=areas&area=${encodeURIComponent(area?.id ?? '')}`;
}
