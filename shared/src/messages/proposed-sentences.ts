import { defineMessages } from './define-messages.ts';

/** Where a total stands: how many are higher and lower, of how many with it. */
export type Standing = {
  readonly above: number;
  readonly below: number;
  readonly n: number;
  readonly isShared: boolean;
};
type RankInGroup = {
  readonly points: string;
  readonly standing: string;
  /** As the size group is called. */
  readonly group: string;
  readonly asOf: string;
};
type Mean = {
  readonly points: string;
  readonly difference: string;
  readonly mean: string;
  readonly name: string;
  readonly asOf: string;
};
type Change = { readonly from: string; readonly to: string; readonly year: number };
type Norm = {
  readonly points: string;
  readonly from: string;
  readonly to: string;
  readonly population: string;
};
type Area = { readonly area: string; readonly points: string; readonly max: string };
type Distances = {
  readonly areas: string;
  readonly differences: string;
  readonly name: string;
  readonly asOf: string;
};

const ordinalsNb = [
  '',
  'nest ',
  'tredje ',
  'fjerde ',
  'femte ',
  'sjette ',
  'sjuende ',
  'åttende ',
  'niende ',
  'tiende ',
  'ellevte ',
  'tolvte ',
];
const ordinalsEn = [
  '',
  'second ',
  'third ',
  'fourth ',
  'fifth ',
  'sixth ',
  'seventh ',
  'eighth ',
  'ninth ',
  'tenth ',
  'eleventh ',
  'twelfth ',
];

/** Sentences that the figures of a report allow, in the report's language. */
export const proposedSentenceMessages = defineMessages(
  {
    rank: ({ points, standing, asOf }: { points: string; standing: string; asOf: string }) =>
      `Totalen på ${points} poeng er ${standing}${asOf}.`,
    rankInGroup: ({ points, standing, group, asOf }: RankInGroup) =>
      `Blant kommuner med ${group.toLowerCase()} er totalen på ${points} poeng ${standing}${asOf}.`,
    /** From the top in the upper half, from the bottom among the last three. */
    standing: ({ above, below, n, isShared }: Standing) => {
      const from = place({ above, below, n });
      const shared = isShared ? 'delt ' : 'den ';
      const ordinal = ordinalsNb[from.place - 1];
      if (from.end === 'middle' || ordinal === undefined)
        return `${isShared ? 'delt ' : ''}nummer ${above + 1} av ${n}`;
      return `${shared}${ordinal}${from.end === 'top' ? 'høyeste' : 'laveste'} av ${n}`;
    },
    newestOfEach: 'det nyeste resultatet av hver kommune, fra ulike versjoner',
    norm: {
      above: ({ points, from, to, population }: Norm) =>
        `Totalen på ${points} poeng ligger over det som er normalt (${population}: ${from}–${to} poeng).`,
      within: ({ points, from, to, population }: Norm) =>
        `Totalen på ${points} poeng ligger innenfor det som er normalt (${population}: ${from}–${to} poeng).`,
      below: ({ points, from, to, population }: Norm) =>
        `Totalen på ${points} poeng ligger under det som er normalt (${population}: ${from}–${to} poeng).`,
    },
    totalMean: ({ points, difference, mean, name, asOf }: Mean) =>
      `Totalen på ${points} poeng ligger ${difference} ${name}, som er ${mean} poeng${asOf}.`,
    areaMean: ({ points, difference, mean, name, asOf }: Mean) =>
      `Området fikk ${points} poeng og ligger ${difference} ${name}, som er ${mean} poeng${asOf}.`,
    equal: 'likt med',
    above: (_count: number, points: string) => `${points} poeng over`,
    below: (_count: number, points: string) => `${points} poeng under`,
    nation: 'snittet for landet',
    sizeGroup: (label: string) => `snittet for størrelsesgruppen «${label}»`,
    municipalitiesUnknown: 'antall kommuner ikke oppgitt',
    municipalities: (n: number) => (n === 1 ? '1 kommune' : `${n} kommuner`),
    period: (from: number, to: number) => (from === to ? `${from}` : `${from}–${to}`),
    versions: (versions: string) => `versjon ${versions}`,
    asOf: (day: string) => `tall per ${day}`,
    inParentheses: (parts: readonly string[]) => (parts.length === 0 ? '' : ` (${parts.join('; ')})`),
    totalChange: (change: string) => `Totalen ${change}`,
    areaChange: (change: string) => `Området ${change}`,
    change: {
      rose: ({ from, to, year }: Change) => `steg fra ${from} poeng i ${year} til ${to}`,
      fell: ({ from, to, year }: Change) => `falt fra ${from} poeng i ${year} til ${to}`,
      same: ({ from, year }: Change) => `har ${from} poeng, som i ${year}`,
    },
    otherVersion: (before: string, now: string, isCertain: boolean) =>
      `, men versjonen er en annen (${isCertain ? '' : 'trolig '}${before} den gangen, ${now} nå), så endringen er ikke i seg selv en endring i praksis`,
    nearest: ({ area, points, max }: Area) =>
      `Nærmest det som er mulig, er ${area} med ${points} av ${max} poeng.`,
    furthest: ({ area, points, max }: Area) =>
      `Lengst fra det som er mulig, er ${area} med ${points} av ${max} poeng.`,
    areas: (ids: string, count: number) => (count === 1 ? `område ${ids}` : `områdene ${ids}`),
    furthestFromMean: {
      above: ({ areas, differences, name, asOf }: Distances) =>
        `Lengst over ${name} ligger ${areas}, med ${differences} poeng${asOf}.`,
      below: ({ areas, differences, name, asOf }: Distances) =>
        `Lengst under ${name} ligger ${areas}, med ${differences} poeng${asOf}.`,
    },
  },
  {
    en: {
      rank: ({ points, standing, asOf }: { points: string; standing: string; asOf: string }) =>
        `The total of ${points} points is ${standing}${asOf}.`,
      rankInGroup: ({ points, standing, group, asOf }: RankInGroup) =>
        `Among municipalities with ${group.toLowerCase()} the total of ${points} points is ${standing}${asOf}.`,
      standing: ({ above, below, n, isShared }: Standing) => {
        const from = place({ above, below, n });
        const ordinal = ordinalsEn[from.place - 1];
        if (from.end === 'middle' || ordinal === undefined)
          return `${isShared ? 'joint ' : ''}number ${above + 1} of ${n}`;
        return `the ${isShared ? 'joint ' : ''}${ordinal}${from.end === 'top' ? 'highest' : 'lowest'} of ${n}`;
      },
      newestOfEach: 'the newest result of each municipality, of different versions',
      norm: {
        above: ({ points, from, to, population }: Norm) =>
          `The total of ${points} points is above what is normal (${population}: ${from}–${to} points).`,
        within: ({ points, from, to, population }: Norm) =>
          `The total of ${points} points is within what is normal (${population}: ${from}–${to} points).`,
        below: ({ points, from, to, population }: Norm) =>
          `The total of ${points} points is below what is normal (${population}: ${from}–${to} points).`,
      },
      totalMean: ({ points, difference, mean, name, asOf }: Mean) =>
        `The total of ${points} points is ${difference} ${name}, which is ${mean} points${asOf}.`,
      areaMean: ({ points, difference, mean, name, asOf }: Mean) =>
        `The area got ${points} points and is ${difference} ${name}, which is ${mean} points${asOf}.`,
      equal: 'equal to',
      above: (count: number, points: string) => `${points} ${count === 1 ? 'point' : 'points'} above`,
      below: (count: number, points: string) => `${points} ${count === 1 ? 'point' : 'points'} below`,
      nation: 'the mean of the country',
      sizeGroup: (label: string) => `the mean of the size group “${label}”`,
      municipalitiesUnknown: 'number of municipalities not given',
      municipalities: (n: number) => (n === 1 ? '1 municipality' : `${n} municipalities`),
      period: (from: number, to: number) => (from === to ? `${from}` : `${from}–${to}`),
      versions: (versions: string) => `version ${versions}`,
      asOf: (day: string) => `figures as of ${day}`,
      inParentheses: (parts: readonly string[]) => (parts.length === 0 ? '' : ` (${parts.join('; ')})`),
      totalChange: (change: string) => `The total ${change}`,
      areaChange: (change: string) => `The area ${change}`,
      change: {
        rose: ({ from, to, year }: Change) => `rose from ${from} points in ${year} to ${to}`,
        fell: ({ from, to, year }: Change) => `fell from ${from} points in ${year} to ${to}`,
        same: ({ from, year }: Change) => `has ${from} points, as in ${year}`,
      },
      otherVersion: (before: string, now: string, isCertain: boolean) =>
        `, but the version is another (${isCertain ? '' : 'probably '}${before} then, ${now} now), so the change is not in itself a change in practice`,
      nearest: ({ area, points, max }: Area) =>
        `Nearest to what is possible is ${area}, with ${points} of ${max} points.`,
      furthest: ({ area, points, max }: Area) =>
        `Furthest from what is possible is ${area}, with ${points} of ${max} points.`,
      areas: (ids: string, count: number) => (count === 1 ? `area ${ids}` : `areas ${ids}`),
      furthestFromMean: {
        above: ({ areas, differences, name, asOf }: Distances) =>
          `Furthest above ${name}: ${areas}, by ${differences} points${asOf}.`,
        below: ({ areas, differences, name, asOf }: Distances) =>
          `Furthest below ${name}: ${areas}, by ${differences} points${asOf}.`,
      },
    },
  },
);

/** So many from the bottom are named as the lowest; more would be counted from the top as well. */
const lowestNamed = 3;

/** From which end a place is counted, and which one it is from there. */
function place({ above, below, n }: Omit<Standing, 'isShared'>): {
  readonly end: 'top' | 'middle' | 'bottom';
  readonly place: number;
} {
  if (above + 1 <= n / 2) return { end: 'top', place: above + 1 };
  if (below < lowestNamed) return { end: 'bottom', place: below + 1 };
  return { end: 'middle', place: above + 1 };
}
