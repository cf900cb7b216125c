import { exactFraction } from '../evaluation/index.ts';
import type { Instrument } from '../instrument/index.ts';
import { displayScorePlainly, scoreEvaluation, sumOfDisplayedAreas } from '../scoring/index.ts';
import type { NamedScoreLine, ScoreLevel, ScoreLine } from '../scoring/index.ts';
import type { Agreed, PackageResult } from './package-schema.ts';

/** The points of what was agreed, exact and as displayed; the same function makes a package and checks one. */
export function packageResult(
  instrument: Instrument,
  agreed: Readonly<Record<string, Agreed>>,
): PackageResult {
  const score = scoreEvaluation(instrument, agreed);
  const areas = namedLines(score.areas, 'area');
  const total = lineOf(score.total, 'total');
  return {
    total,
    areas,
    subareas: namedLines(score.subareas, 'subarea'),
    indicators: namedLines(score.indicators, 'indicator'),
    roundingNote: roundingNote(areas, total.display),
  };
}

function namedLines(lines: ReadonlyMap<string, NamedScoreLine>, level: ScoreLevel): PackageResult['areas'] {
  return [...lines.values()].map((line) => ({ id: line.id, ...lineOf(line, level) }));
}

function lineOf(line: ScoreLine, level: ScoreLevel): PackageResult['total'] {
  return {
    points: exactFraction(line.points),
    display: displayScorePlainly(line, level),
    max: exactFraction(line.max),
    possibleMax: exactFraction(line.possibleMax),
  };
}

function roundingNote(areas: PackageResult['areas'], displayedTotal: string): PackageResult['roundingNote'] {
  const displays = areas.map(({ display }) => display);
  const sum = sumOfDisplayedAreas(displays, displayedTotal);
  return sum === undefined ? null : { displayedAreasAddUpTo: String(sum), displayedTotal };
}
