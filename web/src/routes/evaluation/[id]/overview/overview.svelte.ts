import { settledSheet, type EvaluationEvent } from '@samskar/shared/evaluation';
import { readJustification } from '@samskar/shared/documents';
import {
  displayScore,
  displayScorePlainly,
  formatMaximum,
  formatPoints,
  formatPointsPlainly,
  decimalsByLevel,
  scoreEvaluation,
  toNumber,
  type Points,
  type PointsInterval,
  type Score,
} from '@samskar/shared/scoring';
import type { UiLanguage } from '@samskar/shared/messages';
import type { EvaluationScreen } from '#lib/evaluation/evaluation-screen.svelte.ts';
import { sheetOfBallots } from '#lib/evaluation/grade-sheets.ts';
import { DocumentView } from '#lib/sync/document-view.ts';
import { changedIndicators } from './changed-indicators.ts';
import { matrixRows, type MatrixRow } from './matrix-rows.ts';

/** Points as the overview shows them: one figure, or how far it can still go. */
export type ShownPoints = {
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

  readonly news: readonly EvaluationEvent[] = $derived.by(() => this.#screen.newsOfOthers);

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

  /** An area: where the open decisions can still take it, or this person's own points; undefined while unknown. */
  areaPoints(area: string): ShownPoints | undefined {
    const seen = this.#screen.points?.areas.find(({ id }) => id === area);
    if (seen) return shownPlainly(seen, this.#language());
    const line = this.shownScore.areas.get(area);
    if (!line) return undefined;
    const interval = this.#screen.interval([area]);
    return interval ? this.#between(interval, line) : this.#single(line);
  }

  readonly total: ShownPoints | undefined = $derived.by(() => {
    const { points, totalInterval, revealedAreas, instrument, isAssessor } = this.#screen;
    if (points) return shownPlainly(points.total, this.#language());
    const isComplete = revealedAreas.length === instrument.areas.length;
    if (totalInterval && (isComplete || !isAssessor))
      return this.#between(totalInterval, this.shownScore.total);
    return isAssessor ? this.#single(this.shownScore.total) : undefined;
  });

  /** Whether the total is agreed, an interval of the revealed areas, or this person's own. */
  readonly totalKind: 'agreed' | 'interval' | 'own' = $derived.by(() => {
    const { points, revealedAreas, instrument, isAssessor } = this.#screen;
    if (points) return 'agreed';
    const isComplete = revealedAreas.length === instrument.areas.length;
    if (!isComplete && isAssessor) return 'own';
    return this.total && this.total.lowest === this.total.highest ? 'agreed' : 'interval';
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

  #single(line: Score['total']): ShownPoints {
    const points = toNumber(line.points);
    return {
      ...this.#maxima(line),
      text: displayScore(line, 'total', this.#language()),
      plain: displayScorePlainly(line, 'total'),
      lowest: points,
      highest: points,
    };
  }

  #between({ lowest, highest }: PointsInterval, line: Score['total']): ShownPoints {
    const [from, to] = [this.#whole(lowest), this.#whole(highest)];
    return {
      ...this.#maxima(line),
      text: from === to ? from : `${from}–${to}`,
      plain: formatPointsPlainly(lowest, decimalsByLevel.total),
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

  #whole(points: Points): string {
    return formatPoints(points, decimalsByLevel.total, this.#language());
  }
}

/** As the server has rounded it. */
function shownPlainly(
  line: { readonly display: string; readonly max: number; readonly possibleMax: number },
  language: UiLanguage,
): ShownPoints {
  const points = Number(line.display);
  const value = Number.isNaN(points) ? 0 : points;
  const inLanguage = (plain: string) => (language === 'nb' ? plain.replace('.', ',') : plain);
  return {
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
