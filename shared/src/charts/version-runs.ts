import { chartMessages } from '../messages/charts.ts';
import type { Canvas } from './canvas.ts';
import type { Year } from './chart.ts';
import { cleanText } from './clean-text.ts';
import { drawBreak } from './draw-break.ts';
import type { LegendItem } from './draw-legend.ts';

/** Whether a new version of the instrument came between a year and the one before it. */
export function isBreakBefore(years: readonly Year[], index: number): boolean {
  const before = years[index - 1];
  const year = years[index];
  return before !== undefined && year !== undefined && before.version !== year.version;
}

export function hasBreak(years: readonly Year[]): boolean {
  return years.some((_, index) => isBreakBefore(years, index));
}

/** "2015 (versjon 2.0)" where there are several versions, else the year alone. */
export function yearName(year: Year, years: readonly Year[], { language }: Canvas): string {
  const label = cleanText(year.label);
  return hasBreak(years) ? chartMessages[language].yearAndVersion(label, cleanText(year.version)) : label;
}

/** What the zigzag means; nothing where there is none. */
export function breakLegend(years: readonly Year[], { language, palette }: Canvas): LegendItem[] {
  if (!hasBreak(years)) return [];
  return [
    {
      label: chartMessages[language].versionBreak,
      sampleWidth: 22,
      drawSample: (x, middle) => drawBreak({ x, y: middle }, { x: x + 22, y: middle }, palette),
    },
  ];
}
