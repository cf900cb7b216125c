import type { Ballot } from '@samskar/shared/scoring';
import { readMidway, type Midway } from './demo-content.ts';
import { DemoStage, type DemoTools } from './demo-stage.ts';
import { planInterviews } from './plan-interviews.ts';
import { writeFieldNotes } from './write-field-notes.ts';

/**
 * An evaluation in the middle: both have graded everything, A is ready in every area, and B is not yet. Who signs in as B
 * and says ready sees the reveal, one area at a time.
 */
export function loadMidway(tools: DemoTools, instrument: string): void {
  const { municipality, year, evidence, fieldNotes, a, b } = readMidway();
  const { population, ...named } = municipality;
  const stage = new DemoStage(tools, instrument, {
    municipality: named,
    year,
    population,
    blocks: 'area',
  });
  planInterviews(stage, tools);
  const ids = stage.saveEvidence('assessor-a', evidence);
  writeFieldNotes(stage, fieldNotes, ids);
  stage.writeBallot('assessor-a', ballotOf(a, ids));
  stage.writeBallot('assessor-b', ballotOf(b, ids));
  stage.sayReadyEverywhere('assessor-a');
}

function ballotOf({ ballot, reasons, weights }: Midway['a'], ids: ReadonlyMap<string, string>): Ballot {
  return Object.fromEntries(
    Object.entries(ballot).map(([indicator, said]) => [
      indicator,
      { ...said, reason: reasons[indicator] ?? '', evidence: withIds(weights[indicator] ?? {}, ids) },
    ]),
  );
}

function withIds<Weight>(
  weightByName: Readonly<Record<string, Weight>>,
  ids: ReadonlyMap<string, string>,
): Record<string, Weight> {
  return Object.fromEntries(
    Object.entries(weightByName).map(([name, weight]) => {
      const id = ids.get(name);
      if (id === undefined) throw new Error(`The demo has no evidence ${name}`);
      return [id, weight];
    }),
  );
}
