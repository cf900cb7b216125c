import { textIn, type Instrument, type SizeGroup } from '@samskar/shared/instrument';

const number = /\d[\d\s.,]*\d|\d/g;
/** "Under 5 000", "over 10 000", in the languages in which means are published. */
const below = /\b(under|below|mindre enn|färre än|mindre än|fewer than)\b/i;
const above = /\b(over|above|mer enn|över|fler än|mer än|more than)\b/i;
/** What a mean calls itself before it says of whom it is. */
const itself =
  /^(snitt(et)?|gjennomsnitt(et)?|medel(värdet)?|genomsnitt(et)?|mean|average)\s+((for|för|of)\s+)?/i;

/**
 * The size group of which a mean is, by the name under which somebody has printed it: as the instrument calls the group of these
 * bounds, and as it was printed where there is none. Undefined for a name without bounds.
 */
export function printedSizeGroup(name: string, instrument: Instrument, language: string): string | undefined {
  const bounds = [...name.matchAll(number)].map(([digits]) => Number(digits.replaceAll(/\D/g, '')));
  if (bounds.length === 0) return undefined;
  const group = instrument.sizeGroups.find((one) => hasBounds(one, name, bounds));
  return group === undefined ? name.replace(itself, '') : textIn(group.name, language, instrument);
}

/** A group may end with its upper bound or just before it: publications do not tell these apart. */
function hasBounds(
  { populationMin, populationMax }: SizeGroup,
  name: string,
  bounds: readonly number[],
): boolean {
  const isAt = (bound: number | undefined, printed: number | undefined) =>
    bound !== undefined && printed !== undefined && (bound === printed || bound === printed + 1);
  const [first, second] = bounds;
  if (second !== undefined) return isAt(populationMin, first) && isAt(populationMax, second);
  if (below.test(name)) return populationMin === 0 && isAt(populationMax, first);
  return above.test(name) && populationMax === undefined && isAt(populationMin, first);
}
