export type { Band, Chart, Emphasis, Series, Year } from './chart.ts';
