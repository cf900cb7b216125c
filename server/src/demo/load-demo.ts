import type { DemoTools } from './demo-stage.ts';
import { loadInhabitants } from './load-inhabitants.ts';
import { loadMidtreGauldal } from './load-midtre-gauldal.ts';
import { loadMidway } from './load-midway.ts';

/** Fills a new demo: one evaluation that is ready to be signed and one in the middle, both made up and marked so. */
export function loadDemo(tools: DemoTools, instrument: string): void {
  loadMidtreGauldal(tools, instrument);
  loadMidway(tools, instrument);
  loadInhabitants(tools.evaluations);
}
