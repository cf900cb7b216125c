export type { Band, Chart, Emphasis, Series, Year } from './chart.ts';
export { drawChart } from './draw-chart.ts';
export type { ColourSet } from './palette.ts';
