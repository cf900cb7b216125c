import type { Instrument } from '../instrument/index.ts';
import type { BlockRule } from './values.ts';

/** Areas that are revealed in one transaction. */
export type Block = { readonly id: string; readonly areas: readonly string[] };

/** The reveal blocks that a rule makes of an instrument, in the instrument's order. */
export function blocksOf(instrument: Instrument, rule: BlockRule): readonly Block[] {
  switch (rule) {
    case 'all':
      return [{ id: 'all', areas: instrument.areas.map((area) => area.id) }];
    case 'perspective':
      return instrument.perspectives.map((perspective) => ({ id: perspective.id, areas: perspective.areas }));
    case 'area':
      return instrument.areas.map((area) => ({ id: area.id, areas: [area.id] }));
  }
}

export function blockOfArea(instrument: Instrument, rule: BlockRule, area: string): Block {
  const block = blocksOf(instrument, rule).find((candidate) => candidate.areas.includes(area));
  if (block === undefined) throw new Error(`Area ${area} stands in no block of ${instrument.id}`);
  return block;
}
