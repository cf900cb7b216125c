export type { Band, Chart, Emphasis, Series, Year } from './chart.ts';
export { chartSchema } from './chart-schema.ts';
