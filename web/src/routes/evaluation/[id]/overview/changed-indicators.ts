import type { NewsLine } from './news-lines.ts';

/** Indicators of which these lines speak. */
export function changedIndicators(lines: readonly NewsLine[]): ReadonlySet<string> {
  return new Set(lines.flatMap(indicatorsOf));
}

function indicatorsOf(line: NewsLine): readonly string[] {
  if (line.kind === 'text') return line.indicators;
  const { event } = line;
  return event.kind === 'decided'
    ? [...event.decisions.map(({ indicator }) => indicator), ...event.reread]
    : [];
}
