import type { Points } from './points.ts';

/** What a number of points is shown for; it decides the decimals. */
export type ScoreLevel = 'indicator' | 'subarea' | 'area' | 'total';

/** As published evaluations print them: sub-areas with one decimal, areas and total whole. */
export const decimalsByLevel: Readonly<Record<ScoreLevel, number>> = {
  indicator: 1,
  subarea: 1,
  area: 0,
  total: 0,
};

/** What stands where nothing is graded: an en dash, because 0 would be a judgement. */
export const nothingGraded = '–';

/** Points for people: rounded half up, with the language's decimal mark ("10,0" in Norwegian) and a minus sign, not a hyphen. */
export function formatPoints(points: Points, decimals: number, language: string): string {
  const text = numberFormat(language, decimals).format(Number(formatPointsPlainly(points, decimals)));
  return text.replace('-', '\u2212');
}

/** Points for scripts: rounded half up, decimal point, no grouping ("10.0", "62", "-0.5"). */
export function formatPointsPlainly(points: Points, decimals: number): string {
  const scaled = roundHalfUp(Math.abs(points.units) * 10 ** decimals, points.unitsPerPoint);
  const digits = String(scaled).padStart(decimals + 1, '0');
  const sign = points.units < 0 && scaled > 0 ? '-' : '';
  const whole = digits.slice(0, digits.length - decimals);
  return decimals === 0 ? sign + digits : `${sign}${whole}.${digits.slice(-decimals)}`;
}

/** A line of a score as shown to people: rounded for its level, or a dash where nothing is graded. */
export function displayScore(
  line: { readonly points: Points; readonly hasGrades: boolean },
  level: ScoreLevel,
  language: string,
): string {
  return line.hasGrades ? formatPoints(line.points, decimalsByLevel[level], language) : nothingGraded;
}

/** The same for scripts. */
export function displayScorePlainly(
  line: { readonly points: Points; readonly hasGrades: boolean },
  level: ScoreLevel,
): string {
  return line.hasGrades ? formatPointsPlainly(line.points, decimalsByLevel[level]) : nothingGraded;
}

/** A maximum as people write it: all its decimals (three at most) and no more: "10", "7,5". */
export function formatMaximum(points: Points, language: string): string {
  const plain = formatPointsPlainly(points, 3).replace(/\.?0+$/, '');
  return formatPoints(points, plain.split('.')[1]?.length ?? 0, language);
}

/** `numerator / denominator` to the nearest whole number, halves up; in integers, so that 2.5 is a half and 2.4999... is not. */
function roundHalfUp(numerator: number, denominator: number): number {
  const doubled = 2 * numerator + denominator;
  const divisor = 2 * denominator;
  return (doubled - (doubled % divisor)) / divisor;
}

const numberFormats = new Map<string, Intl.NumberFormat>();

function numberFormat(language: string, decimals: number): Intl.NumberFormat {
  const key = `${language}/${decimals}`;
  const known = numberFormats.get(key);
  if (known) return known;
  const format = new Intl.NumberFormat(language, {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  });
  numberFormats.set(key, format);
  return format;
}
