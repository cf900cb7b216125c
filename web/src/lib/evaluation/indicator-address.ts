import type { EvaluationScreen } from './evaluation-screen.svelte.ts';

/** Where this person works on an indicator, or reads of it. */
export function indicatorAddress(screen: EvaluationScreen, indicator: string): string {
  const home = `/evaluation/${screen.id}`;
  if (screen.isAssessor) return `${home}/assess/${indicator}`;
  const area = screen.index.areaByIndicatorId.get(indicator)?.id ?? '';
  return `${home}/text/${area}#text-${indicator}`;
}
