export type { Band, Chart, Emphasis, Series, Year } from './chart.ts';
export { chartSchema } from './chart-schema.ts';
export { drawChart } from './draw-chart.ts';
export { chartTable, type ChartTable } from './chart-table.ts';
export type { ColourSet } from './palette.ts';
