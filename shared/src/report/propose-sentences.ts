import type { ComparedMean, OwnYear, RankedTotal, ReportComparison } from '../comparison/index.ts';
import { readExactFraction } from '../evaluation/index.ts';
import { findSizeGroup, textIn, type Instrument } from '../instrument/index.ts';
import {
  formatDay,
  formatList,
  formatNumber,
  proposedSentenceMessages,
  type Standing,
  type UiLanguage,
} from '../messages/index.ts';
import { canonicalHash } from '../package/canonical-hash.ts';
import type { PackageResult } from '../package/package-schema.ts';
import { toNumber } from '../scoring/index.ts';
import { textPlace } from './report-texts.ts';

/** A sentence that the figures allow, to be taken over into the report and edited there. */
export type ProposedSentence = {
  /** What it speaks of, the same whatever the figures are: `total/rank`, `area/3/change`. */
  readonly id: string;
  /** Where in the report it belongs, see `textPlace`. */
  readonly place: string;
  readonly text: string;
  /** Of the figures that it was made of, in no language: another one says that they have changed. */
  readonly basis: string;
};

/** Which sentences were taken over, with the figures of then, by their id. */
export type TakenSentences = Readonly<Record<string, string>>;

export type SentenceSources = {
  readonly instrument: Instrument;
  readonly result: Pick<PackageResult, 'total' | 'areas'>;
  /** Inhabitants at the evaluation's date. */
  readonly population: number;
  readonly comparison: ReportComparison;
  /** Of the report. */
  readonly language: UiLanguage;
};

/** All that can be said of these figures without judging, the whole first and then area by area; nothing of what is not graded. */
export function proposeSentences(sources: SentenceSources): readonly ProposedSentence[] {
  const own = ownFigures(sources);
  return [
    ...rankSentences(own, sources),
    ...normSentences(own, sources),
    ...meanSentences(own, sources),
    ...changeSentences(own, sources),
    ...extremeSentences(own, sources),
    ...distanceSentences(own, sources),
    ...own.areas.flatMap((area) => areaSentences(area, sources)),
  ];
}

/** Whether what was taken over says something that the figures no longer say. */
export function isStale(
  taken: { readonly id: string; readonly basis: string },
  now: readonly ProposedSentence[],
): boolean {
  return now.find(({ id }) => id === taken.id)?.basis !== taken.basis;
}

/** As shown: whole points. A difference of two of them is what a reader gets who subtracts. */
type Figure = { readonly points: number; readonly max: number };
type AreaFigure = Figure & { readonly id: string };
type OwnFigures = { readonly total: Figure | undefined; readonly areas: readonly AreaFigure[] };

/** Fewer municipalities are no population. */
const populationMin = 5;
/** So many areas are named in one sentence. */
const areasNamed = 3;
/** Of fewer areas, the ends are all there is. */
const areasMin = 4;

function ownFigures({ result }: SentenceSources): OwnFigures {
  return {
    total: figureOf(result.total),
    areas: result.areas.flatMap((line) => {
      const figure = figureOf(line);
      return figure === undefined ? [] : [{ id: line.id, ...figure }];
    }),
  };
}

/** Undefined where nothing is graded, or nothing can be had. */
function figureOf({ display, possibleMax }: PackageResult['total']): Figure | undefined {
  const points = Number(display);
  const max = toNumber(readExactFraction(possibleMax));
  return Number.isNaN(points) || max === 0 ? undefined : { points, max };
}

/** "The total of 550 points is the third highest of 57", in the country and in its size group. Equals share a place. */
function rankSentences({ total }: OwnFigures, sources: SentenceSources): readonly ProposedSentence[] {
  const { instrument, population, comparison, language } = sources;
  if (total === undefined) return [];
  const t = proposedSentenceMessages[language];
  const others = comparison.ranking.filter(({ isOwn }) => !isOwn);
  const said = { points: formatNumber(total.points, language), asOf: asOf(sources) };
  const ofCountry = standingAmong(others, total).map((standing) =>
    foreword('total/rank', t.rank({ ...said, standing: t.standing(standing) }), {
      points: total.points,
      ...countsOf(standing),
    }),
  );
  const group = findSizeGroup(instrument, population);
  if (group === undefined) return ofCountry;
  const likeIt = others.filter((other) => findSizeGroup(instrument, other.population)?.id === group.id);
  const ofGroup = standingAmong(likeIt, total).map((standing) =>
    foreword(
      'total/rank/size-group',
      t.rankInGroup({
        ...said,
        standing: t.standing(standing),
        group: textIn(group.name, language, instrument),
      }),
      { points: total.points, ...countsOf(standing), group: group.id },
    ),
  );
  return [...ofCountry, ...ofGroup];
}

/** Where a total stands among others, by what is shown; nothing among too few. */
function standingAmong(others: readonly RankedTotal[], { points }: Figure): readonly Standing[] {
  const n = others.length + 1;
  if (n < populationMin) return [];
  const totals = others.map(({ total }) => Math.round(total));
  const above = totals.filter((other) => other > points).length;
  const below = totals.filter((other) => other < points).length;
  return [{ above, below, n, isShared: above + below < others.length }];
}

/** Who shares a place is told by these. */
function countsOf({ above, below, n }: Standing): Omit<Standing, 'isShared'> {
  return { above, below, n };
}

function normSentences({ total }: OwnFigures, sources: SentenceSources): readonly ProposedSentence[] {
  const { instrument, language } = sources;
  const band = instrument.normBand;
  if (total === undefined || band === undefined) return [];
  const side = total.points < band.from ? 'below' : total.points > band.to ? 'above' : 'within';
  const text = proposedSentenceMessages[language].norm[side]({
    points: formatNumber(total.points, language),
    from: formatNumber(band.from, language),
    to: formatNumber(band.to, language),
    population: textIn(band.population, language, instrument),
  });
  return [foreword('total/norm', text, { points: total.points, from: band.from, to: band.to })];
}

/** "172 points above the mean of ..., 378 points." */
function meanSentences({ total }: OwnFigures, sources: SentenceSources): readonly ProposedSentence[] {
  const { comparison, language } = sources;
  if (total === undefined) return [];
  return onePerKind(comparison.means).flatMap((mean) => {
    if (mean.total === null || !isPopulation(mean)) return [];
    const points = Math.round(mean.total);
    const text = proposedSentenceMessages[language].totalMean({
      points: formatNumber(total.points, language),
      difference: differenceText(total.points - points, language),
      mean: formatNumber(points, language),
      name: meanName(mean, language),
      asOf: meanAsOf(mean, sources),
    });
    return [
      foreword(`total/mean/${mean.kind}`, text, { own: total.points, mean: points, of: populationOf(mean) }),
    ];
  });
}

/** "The total rose from 493 points in 2015, but the version is another." */
function changeSentences({ total }: OwnFigures, sources: SentenceSources): readonly ProposedSentence[] {
  const before = sources.comparison.ownYears.find((year) => year.total !== null);
  if (total === undefined || before?.total === undefined || before.total === null) return [];
  const text = changeText({ from: Math.round(before.total), to: total.points, before }, sources);
  return [
    foreword('total/change', proposedSentenceMessages[sources.language].totalChange(text), {
      from: before.total,
      to: total.points,
      ...versionsOf(before, sources),
    }),
  ];
}

/** Nearest to and furthest from what can be had, by share of it. */
function extremeSentences({ areas }: OwnFigures, sources: SentenceSources): readonly ProposedSentence[] {
  const { language, instrument } = sources;
  if (areas.length < areasMin) return [];
  const t = proposedSentenceMessages[language];
  const ordered = areas.toSorted((one, other) => shareOf(other) - shareOf(one));
  const ends = { nearest: ordered.at(0), furthest: ordered.at(-1) };
  return (['nearest', 'furthest'] as const).flatMap((end) => {
    const at = ends[end];
    // Where several share the end, none of them is it.
    if (at === undefined || areas.filter((area) => shareOf(area) === shareOf(at)).length > 1) return [];
    const text = t[end]({
      area: areaName(at.id, instrument, language),
      points: formatNumber(at.points, language),
      max: formatNumber(at.max, language),
    });
    return [foreword(`areas/${end}`, text, { area: at.id, points: at.points, max: at.max })];
  });
}

/** "Furthest above the mean in areas 1, 3 and 8." */
function distanceSentences({ areas }: OwnFigures, sources: SentenceSources): readonly ProposedSentence[] {
  return onePerKind(sources.comparison.means).flatMap((mean) => {
    if (!isPopulation(mean)) return [];
    const compared = areas.flatMap(({ id, points }) => {
      const other = mean.areas[id];
      return other === undefined ? [] : [{ id, difference: points - Math.round(other) }];
    });
    if (compared.length < areasMin) return [];
    const ordered = compared.toSorted((one, other) => other.difference - one.difference);
    const above = ordered.filter(({ difference }) => difference > 0);
    const below = ordered.filter(({ difference }) => difference < 0).toReversed();
    return [
      ...distanceSentence('above', furthest(above), mean, sources),
      ...distanceSentence('below', furthest(below), mean, sources),
    ];
  });
}

type Distance = { readonly id: string; readonly difference: number };

/** Three of them, and none where the third is as far as the fourth: then it would be chance who is named. */
function furthest(ordered: readonly Distance[]): readonly Distance[] {
  const next = ordered[areasNamed]?.difference;
  return ordered.slice(0, areasNamed).filter(({ difference }) => difference !== next);
}

function distanceSentence(
  side: 'above' | 'below',
  areas: readonly Distance[],
  mean: ComparedMean,
  sources: SentenceSources,
): readonly ProposedSentence[] {
  const { language } = sources;
  if (areas.length === 0) return [];
  const t = proposedSentenceMessages[language];
  const text = t.furthestFromMean[side]({
    areas: t.areas(
      formatList(
        areas.map(({ id }) => id),
        language,
      ),
      areas.length,
    ),
    differences: formatList(
      areas.map(({ difference }) => formatNumber(Math.abs(difference), language)),
      language,
    ),
    name: meanName(mean, language),
    asOf: meanAsOf(mean, sources),
  });
  return [foreword(`areas/${side}/${mean.kind}`, text, { areas, of: populationOf(mean) })];
}

/** Of one area: beside the mean, and beside what it had before. */
function areaSentences(area: AreaFigure, sources: SentenceSources): readonly ProposedSentence[] {
  return [...areaMeanSentences(area, sources), ...areaChangeSentences(area, sources)];
}

function areaMeanSentences({ id, points }: AreaFigure, sources: SentenceSources) {
  const { comparison, language } = sources;
  return onePerKind(comparison.means).flatMap((mean) => {
    const other = mean.areas[id];
    if (other === undefined || !isPopulation(mean)) return [];
    const shown = Math.round(other);
    const text = proposedSentenceMessages[language].areaMean({
      points: formatNumber(points, language),
      difference: differenceText(points - shown, language),
      mean: formatNumber(shown, language),
      name: meanName(mean, language),
      asOf: meanAsOf(mean, sources),
    });
    return [lead(id, `mean/${mean.kind}`, text, { own: points, mean: shown, of: populationOf(mean) })];
  });
}

function areaChangeSentences({ id, points }: AreaFigure, sources: SentenceSources) {
  const before = sources.comparison.ownYears.find((year) => typeof year.areas[id] === 'number');
  const from = before?.areas[id];
  if (before === undefined || typeof from !== 'number') return [];
  const text = changeText({ from: Math.round(from), to: points, before }, sources);
  return [
    lead(id, 'change', proposedSentenceMessages[sources.language].areaChange(text), {
      from,
      to: points,
      ...versionsOf(before, sources),
    }),
  ];
}

/** "fell from 81 points in 2015 to 70, but ..." */
function changeText(
  { from, to, before }: { readonly from: number; readonly to: number; readonly before: OwnYear },
  { instrument, language }: SentenceSources,
): string {
  const t = proposedSentenceMessages[language];
  const way = to > from ? 'rose' : to < from ? 'fell' : 'same';
  const numbers = { from: formatNumber(from, language), to: formatNumber(to, language), year: before.year };
  const moved = t.change[way](numbers);
  if (before.version === instrument.version) return `${moved}.`;
  return `${moved}${t.otherVersion(before.version, instrument.version, before.isVersionCertain)}.`;
}

function versionsOf(before: OwnYear, { instrument }: SentenceSources) {
  return {
    year: before.year,
    versions: [before.version, instrument.version],
    certain: before.isVersionCertain,
  };
}

function shareOf({ points, max }: Figure): number {
  return points / max;
}

function differenceText(difference: number, language: UiLanguage): string {
  const t = proposedSentenceMessages[language];
  if (difference === 0) return t.equal;
  return (difference > 0 ? t.above : t.below)(
    Math.abs(difference),
    formatNumber(Math.abs(difference), language),
  );
}

/** The computed one where there are several of a kind: it stands first. */
function onePerKind(means: readonly ComparedMean[]): readonly ComparedMean[] {
  return means.filter(({ kind }, at) => means.findIndex((mean) => mean.kind === kind) === at);
}

/** A printed mean may not say of how many it is. */
function isPopulation({ n }: ComparedMean): boolean {
  return n === null || n >= populationMin;
}

function meanName({ kind, label }: ComparedMean, language: UiLanguage): string {
  const t = proposedSentenceMessages[language];
  return kind === 'nation' ? t.nation : t.sizeGroup(label);
}

/** "(57 municipalities, 2014-2023, version 2.1 and 3.2, as of 21 November 2026)": what no mean may stand without. */
function meanAsOf({ n, period, versions }: ComparedMean, sources: SentenceSources): string {
  const { language } = sources;
  const t = proposedSentenceMessages[language];
  return t.inParentheses([
    n === null ? t.municipalitiesUnknown : t.municipalities(n),
    ...(period === null ? [] : [t.period(period.from, period.to)]),
    ...(versions.length === 0 ? [] : [t.versions(formatList([...versions], language))]),
    ...dayOf(sources),
  ]);
}

function asOf(sources: SentenceSources): string {
  return proposedSentenceMessages[sources.language].inParentheses([
    proposedSentenceMessages[sources.language].newestOfEach,
    ...dayOf(sources),
  ]);
}

function dayOf({ comparison: { dataDate }, language }: SentenceSources): readonly string[] {
  if (dataDate === null) return [];
  return [proposedSentenceMessages[language].asOf(formatDay(dataDate, language))];
}

function populationOf({ kind, n, period, versions }: ComparedMean) {
  return { kind, n, period, versions };
}

function areaName(id: string, instrument: Instrument, language: UiLanguage): string {
  const area = instrument.areas.find((one) => one.id === id);
  return area === undefined ? id : `${id} ${textIn(area.name, language, instrument)}`;
}

function foreword(id: string, text: string, figures: object): ProposedSentence {
  return { id, place: textPlace.part('foreword'), text, basis: basisOf(figures) };
}

function lead(area: string, what: string, text: string, figures: object): ProposedSentence {
  return { id: `area/${area}/${what}`, place: textPlace.areaLead(area), text, basis: basisOf(figures) };
}

/** Enough of the hash that two states of the same figures never share it, and short enough to be kept beside each sentence. */
const basisCharacters = 16;

function basisOf(figures: object): string {
  return canonicalHash(figures).slice(0, basisCharacters);
}
