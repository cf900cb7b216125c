import type { PointsView } from '@samskar/shared/api';
import {
  countDecided,
  isAllConfirmed,
  isAllDecided,
  settledSheet,
  type DecidedCount,
} from '@samskar/shared/evaluation';
import { readJustification } from '@samskar/shared/documents';
import {
  displayScore,
  displayScorePlainly,
  formatMaximum,
  formatPoints,
  formatPointsPlainly,
  decimalsByLevel,
  indicatorInterval,
  scoreEvaluation,
  sumPoints,
  toNumber,
  type PointsInterval,
  type Score,
  type ScoreLevel,
} from '@samskar/shared/scoring';
import type { UiLanguage } from '@samskar/shared/messages';
import type { EvaluationScreen } from '#lib/evaluation/evaluation-screen.svelte.ts';
import { settlements, sheetOfBallots } from '#lib/evaluation/grade-sheets.ts';
import { DocumentView } from '#lib/sync/document-view.ts';
import { changedIndicators } from './changed-indicators.ts';
import { newsLines, type NewsLine } from './news-lines.ts';
import { matrixRows, type MatrixRow } from './matrix-rows.ts';

/** What shown points are. */
export type PointsKind =
  /** This person's own, before the reveal. */
  | 'own'
  /** Where the open decisions can still take what is revealed. */
  | 'interval'
  /** Something is open, and the viewer sees no grades: a dash. */
  | 'open'
  /** Every indicator is decided; some decision waits for a confirmation. */
  | 'decided'
  | 'agreed';

/** Points as the overview shows them: one figure, or how far it can still go. */
export type ShownPoints = {
  readonly kind: PointsKind;
  readonly count: DecidedCount;
  readonly text: string;
  /** The same for reckoning, where it is one figure: "62", or a dash. */
  readonly plain: string;
  readonly maxText: string;
  readonly possibleMaxText: string;
  /** For drawing; in points. Both are equal where it is one figure. */
  readonly lowest: number;
  readonly highest: number;
  readonly possibleMax: number;
  readonly max: number;
};

/** What the overview derives from the evaluation. */
export class Overview {
  readonly #screen: EvaluationScreen;
  readonly #language: () => UiLanguage;
  readonly #justifications = new WeakMap<object, DocumentView<readonly string[]>>();

  constructor(screen: EvaluationScreen, language: () => UiLanguage) {
    this.#screen = screen;
    this.#language = language;
  }

  /** Opens what the matrix shows: own ballots before the reveal, joint texts after. */
  openDocuments(): void {
    const screen = this.#screen;
    for (const { id } of screen.instrument.areas) {
      if (screen.isRevealed(id)) screen.openJoint(id);
      else if (screen.isAssessor) screen.openBallot(id);
    }
  }

  /** How many of this person's ballots are not there yet. */
  readonly ballotsMissing: number = $derived.by(() => {
    if (!this.#screen.isAssessor) return 0;
    return this.#screen.instrument.areas.filter(({ id }) => this.#screen.ownValues(id) === undefined).length;
  });

  readonly news: readonly NewsLine[] = $derived.by(() =>
    newsLines(
      this.#screen.newsOfOthers,
      this.#screen.textChanges,
      this.#screen.index.indicators.map(({ id }) => id),
    ),
  );

  readonly rows: readonly MatrixRow[] = $derived.by(() =>
    matrixRows({
      state: this.#screen.state,
      instrument: this.#screen.instrument,
      ownValues: (area) => this.#screen.ownValues(area),
      hasJustification: (indicator, area) => this.#hasJustification(indicator, area),
      changed: changedIndicators(this.news),
    }),
  );

  /** Agreed grades where there are any, this person's own elsewhere: the points beside the grades that are shown. */
  readonly shownScore: Score = $derived.by(() => {
    const { state, instrument } = this.#screen;
    const own = instrument.areas.map(({ id }) => this.#screen.ownValues(id) ?? {});
    const sheet = { ...sheetOfBallots(state, instrument, own) };
    for (const [indicator, settled] of Object.entries(settledSheet(state, instrument)))
      if (settled.kind !== 'not-graded') sheet[indicator] = settled;
    return scoreEvaluation(instrument, sheet);
  });

  /** Of one area, sub-area or indicator; undefined while nothing is known of it. */
  points(level: 'area' | 'subarea' | 'indicator', id: string): ShownPoints | undefined {
    const { points } = this.#screen;
    const lists = { area: 'areas', subarea: 'subareas', indicator: 'indicators' } as const;
    const seen = points?.[lists[level]].find((line) => line.id === id);
    if (seen) return shownPlainly(seen, this.#language());
    const indicators = this.#indicatorsOf(level, id);
    const isRevealed = indicators.every((indicator) => this.#intervals[indicator] !== undefined);
    const line = (score: Score) => score[lists[level]].get(id) ?? score.total;
    if (isRevealed) return this.#between(indicators, line(this.#screen.agreedScore), level);
    return this.#screen.isAssessor ? this.#single(indicators, line(this.shownScore), level) : undefined;
  }

  readonly total: ShownPoints | undefined = $derived.by(() => {
    const { points, revealedAreas, instrument, isAssessor, agreedScore, index } = this.#screen;
    if (points) return shownPlainly(points.total, this.#language());
    const all = index.indicators.map(({ id }) => id);
    const isComplete = revealedAreas.length === instrument.areas.length;
    if (isAssessor && !isComplete) return this.#single(all, this.shownScore.total, 'total');
    const revealed = all.filter((indicator) => this.#intervals[indicator] !== undefined);
    return revealed.length > 0 ? this.#between(revealed, agreedScore.total, 'total') : undefined;
  });

  /** The areas' figures as they are shown beside the total, plainly. */
  get displayedAreas(): readonly string[] {
    const { points } = this.#screen;
    if (points) return points.areas.map(({ display }) => display);
    return [...this.shownScore.areas.values()].map((line) => displayScorePlainly(line, 'area'));
  }

  #hasJustification(indicator: string, area: string): boolean | undefined {
    const joint = this.#screen.joint(area);
    if (!joint || joint.source === 'loading') return undefined;
    return this.#textsOf(area, joint.doc).value.includes(indicator);
  }

  #textsOf(
    area: string,
    doc: ConstructorParameters<typeof DocumentView>[0],
  ): DocumentView<readonly string[]> {
    const known = this.#justifications.get(doc);
    if (known) return known;
    const { index } = this.#screen;
    const indicators = index.indicators.filter(({ id }) => index.areaByIndicatorId.get(id)?.id === area);
    const view = new DocumentView<readonly string[]>(doc, (read) =>
      indicators.map(({ id }) => id).filter((id) => readJustification(read, id).text.trim() !== ''),
    );
    this.#justifications.set(doc, view);
    return view;
  }

  #indicatorsOf(level: 'area' | 'subarea' | 'indicator', id: string): readonly string[] {
    if (level === 'indicator') return [id];
    const { indicators, areaByIndicatorId, subareaByIndicatorId } = this.#screen.index;
    const byIndicator = level === 'area' ? areaByIndicatorId : subareaByIndicatorId;
    return indicators.map((one) => one.id).filter((one) => byIndicator.get(one)?.id === id);
  }

  /** Where each indicator that is revealed to this person can still end. */
  readonly #intervals: Readonly<Record<string, PointsInterval>> = $derived.by(() => {
    const { state, instrument, index } = this.#screen;
    const settled = settlements(state, instrument);
    return Object.fromEntries(
      index.indicators.flatMap(({ id }) => {
        const said = this.#screen.revealedBallots(id);
        return said ? [[id, indicatorInterval(instrument, id, said, settled[id])] as const] : [];
      }),
    );
  });

  #single(indicators: readonly string[], line: Score['total'], level: ScoreLevel): ShownPoints {
    const points = toNumber(line.points);
    return {
      ...this.#maxima(line),
      kind: 'own',
      count: countDecided(this.#screen.state, indicators),
      text: displayScore(line, level, this.#language()),
      plain: displayScorePlainly(line, level),
      lowest: points,
      highest: points,
    };
  }

  /** @param agreed what is decided: its maxima leave out only what all have agreed to leave out. */
  #between(indicators: readonly string[], agreed: Score['total'], level: ScoreLevel): ShownPoints {
    const { unitsPerPoint } = agreed.points;
    const intervals = indicators.flatMap((indicator) => this.#intervals[indicator] ?? []);
    const lowest = sumPoints(
      intervals.map((one) => one.lowest),
      unitsPerPoint,
    );
    const highest = sumPoints(
      intervals.map((one) => one.highest),
      unitsPerPoint,
    );
    const decimals = decimalsByLevel[level];
    const [from, to] = [lowest, highest].map((end) => formatPoints(end, decimals, this.#language()));
    const count = countDecided(this.#screen.state, indicators);
    return {
      ...this.#maxima(agreed),
      kind: kindOf(count, 'interval'),
      count,
      text: from === to ? String(from) : `${String(from)}–${String(to)}`,
      plain: formatPointsPlainly(lowest, decimals),
      lowest: toNumber(lowest),
      highest: toNumber(highest),
    };
  }

  #maxima({ possibleMax, max }: Score['total']) {
    return {
      possibleMax: toNumber(possibleMax),
      max: toNumber(max),
      possibleMaxText: formatMaximum(possibleMax, this.#language()),
      maxText: formatMaximum(max, this.#language()),
    };
  }
}

function kindOf(count: DecidedCount, whileOpen: 'interval' | 'open'): PointsKind {
  if (!isAllDecided(count)) return whileOpen;
  return isAllConfirmed(count) ? 'agreed' : 'decided';
}

/** As the server has rounded it. */
function shownPlainly(
  { inFocus, decided, confirmed, ...line }: PointsView['total'],
  language: UiLanguage,
): ShownPoints {
  const points = Number(line.display);
  const value = Number.isNaN(points) ? 0 : points;
  const count = { inFocus, decided, confirmed };
  const inLanguage = (plain: string) => (language === 'nb' ? plain.replace('.', ',') : plain);
  return {
    kind: kindOf(count, 'open'),
    count,
    text: inLanguage(line.display),
    plain: line.display,
    lowest: value,
    highest: value,
    possibleMax: line.possibleMax,
    max: line.max,
    possibleMaxText: inLanguage(String(line.possibleMax)),
    maxText: inLanguage(String(line.max)),
  };
}
