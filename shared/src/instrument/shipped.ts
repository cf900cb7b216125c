import kk20 from './kk-2.0.json' with { type: 'json' };
import kk21 from './kk-2.1.json' with { type: 'json' };
import kk32 from './kk-3.2.json' with { type: 'json' };
import { formatFileProblem } from './file-problem.ts';
import type { Instrument } from './instrument-schema.ts';
import { parseInstrument } from './parse-instrument.ts';

/** The instruments that come with the program, newest first. Not for the browser bundle: it gets one over HTTP. */
export const shippedInstruments: readonly Instrument[] = [kk32, kk21, kk20].map(readShipped);

export function findShippedInstrument(id: string): Instrument | undefined {
  return shippedInstruments.find((instrument) => instrument.id === id);
}

function readShipped(file: unknown): Instrument {
  const parsed = parseInstrument(file);
  if (parsed.ok) return parsed.value;
  throw new Error(`A shipped instrument is broken:\n${parsed.error.map(formatFileProblem).join('\n')}`);
}
