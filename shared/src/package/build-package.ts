import { isEmptyFinding, plainText, type Finding, type RichText } from '../documents/index.ts';
import {
  frozenBallots,
  countInterviewed,
  gradersOf,
  isOpenMode,
  isOutOfFocus,
  settledSheet,
  type EvaluationState,
  type StampedDecision,
} from '../evaluation/index.ts';
import { textPlace, type ReportTexts } from '../report/report-texts.ts';
import { findSizeGroup, instrumentIndex, type Instrument } from '../instrument/index.ts';
import { followsOf } from './follows-of.ts';
import { canonicalHash } from './canonical-hash.ts';
import { packageResult } from './package-result.ts';
import type { Agreed, PackageContent, PackageHashes, PublicPart, WorkingPapers } from './package-schema.ts';

/** What a package is made of beyond the events. */
export type PackageSources = {
  readonly state: EvaluationState;
  readonly instrument: Instrument;
  /** Name by account, of everybody who has ever assessed at least. */
  readonly names: Readonly<Record<string, string>>;
  /** By indicator; an absent or empty one is left out. */
  readonly justifications: Readonly<Record<string, RichText>>;
  /** By area, in their order; an empty one is left out. */
  readonly findings: Readonly<Record<string, readonly Finding[]>>;
  /** Beyond justifications and findings. */
  readonly reportTexts: ReportTexts;
  /** `hashes.package` of the version signed before; null for the first. */
  readonly previous: string | null;
};

/**
 * What the assessors sign. Pure: the same sources give the same hash everywhere. The evaluation may still be open; what
 * is not decided is then left out of `agreed`.
 */
export function buildPackage(sources: PackageSources): PackageContent {
  const format = 'samskar-package/1';
  const publicPart = buildPublicPart(sources);
  const working = buildWorkingPapers(sources);
  const hashes = hashesOf(canonicalHash(publicPart), canonicalHash(working), sources.previous);
  return { format, public: publicPart, working, hashes };
}

/** The hashes of a package from those of its parts. */
export function hashesOf(publicHash: string, workingHash: string, previous: string | null): PackageHashes {
  const parts = { public: publicHash, working: workingHash, previous };
  return { ...parts, package: canonicalHash({ format: 'samskar-package/1', ...parts }) };
}

/** What may be published, without the hashes, which take ten times as long. */
export function buildPublicPart(sources: Omit<PackageSources, 'previous'>): PublicPart {
  const { state, instrument, names, justifications, findings, reportTexts } = sources;
  const { creation } = state;
  const agreed = agreedOf(state, instrument);
  return {
    evaluation: creation.id,
    madeUp: creation.madeUp,
    municipality: creation.municipality,
    year: creation.year,
    population: creation.population,
    populationDate: creation.populationDate,
    sizeGroup: findSizeGroup(instrument, creation.population)?.id ?? null,
    instrument: {
      hash: state.instrument.hash,
      file: instrument,
      ...(state.instrumentMoves.length > 0 && { moves: [...state.instrumentMoves] }),
      ...(state.instrumentRevisions.length > 0 && { revisions: [...state.instrumentRevisions] }),
    },
    assessors: state.assessors.map((assessor) => ({ ...assessor, name: names[assessor.account] ?? '' })),
    ...formerAssessorsOf(state, instrument, names),
    ...(creation.mode !== undefined && { mode: creation.mode }),
    blocks: creation.blocks,
    settings: creation.settings,
    outOfFocus: [...state.outOfFocus],
    agreed,
    result: packageResult(instrument, agreed),
    justifications: instrumentIndex(instrument).indicators.flatMap(({ id }) => {
      const text = justifications[id] ?? [];
      return plainText(text).trim() !== '' ? [{ indicator: id, text: [...text] }] : [];
    }),
    findings: instrument.areas.flatMap(({ id: area }) =>
      (findings[area] ?? [])
        .filter((finding) => !isEmptyFinding(finding))
        .map(({ id, column, indicators, text }) => ({ id, area, column, indicators: [...indicators], text })),
    ),
    goldStars: goldStarsOf(state, instrument),
    ...interviewedIn(state),
    ...reportTextsIn(reportTexts),
  };
}

/** Left out where the plan was not kept here: a package says nothing about it then, as those of before the plan. */
function interviewedIn(state: EvaluationState): Pick<PublicPart, 'interviewed'> {
  const interviewed = countInterviewed(state);
  return interviewed.length > 0 ? { interviewed: [...interviewed] } : {};
}

/**
 * Left out where nobody has written or arranged anything: a package says nothing about it then, as those of before there were
 * such texts. Prose of a part that is off is not published.
 */
function reportTextsIn({ texts, parts }: ReportTexts): Pick<PublicPart, 'reportTexts'> {
  const off = new Set(parts.filter(({ isOn }) => !isOn).map(({ id }) => textPlace.part(id)));
  const written = Object.entries(texts).filter(
    ([place, text]) => !off.has(place) && plainText(text).trim() !== '',
  );
  if (written.length === 0 && parts.length === 0) return {};
  return {
    reportTexts: {
      parts: parts.map(({ id, isOn, title }) => ({ id, isOn, title })),
      texts: Object.fromEntries(written),
    },
  };
}

/** In the instrument's order; what has been put out of focus since is not spoken of. */
function goldStarsOf(state: EvaluationState, instrument: Instrument): NonNullable<PublicPart['goldStars']> {
  const { indicators, areaByIndicatorId } = instrumentIndex(instrument);
  const stars = Object.values(state.goldStars);
  return indicators.flatMap(({ id }) => {
    const area = areaByIndicatorId.get(id)?.id;
    if (area === undefined || isOutOfFocus(state, id)) return [];
    return stars
      .filter(({ indicator }) => indicator === id)
      .map(({ id: star, indicator, practice, why }) => ({ id: star, area, indicator, practice, why }));
  });
}

/** Only where somebody has left: else those who sign are those who graded. */
function formerAssessorsOf(
  state: EvaluationState,
  instrument: Instrument,
  names: PackageSources['names'],
): Pick<PublicPart, 'formerAssessors' | 'gradedBy'> {
  if (state.departures.length === 0) return {};
  return {
    formerAssessors: state.departures.map(({ account, certificateExpiresOn, successor, at }) => ({
      account,
      certificateExpiresOn,
      name: names[account] ?? '',
      leftAt: at,
      successor,
    })),
    ...(!isOpenMode(state) && {
      gradedBy: Object.fromEntries(areasIn(state, instrument).map((id) => [id, [...gradersOf(state, id)]])),
    }),
  };
}

function agreedOf(state: EvaluationState, instrument: Instrument): Record<string, Agreed> {
  return Object.fromEntries(
    Object.entries(settledSheet(state, instrument)).flatMap(([indicator, settled]) =>
      settled.kind === 'not-graded' ? [] : [[indicator, settled]],
    ),
  );
}

function buildWorkingPapers({ state, instrument }: PackageSources): WorkingPapers {
  const ballots = areasIn(state, instrument).flatMap((area) => ballotsOf(state, area));
  return {
    ballots,
    decisions: indicatorsIn(state, instrument).flatMap((id) =>
      (state.decisions[id] ?? []).map((decision) => decisionOf(state, ballots, decision)),
    ),
    evidence: Object.values(state.evidence)
      .toSorted((a, b) => a.revision - b.revision)
      .map(({ revision, by, at, ...evidence }) => ({ evidence, revision, by, at })),
    recoveries: [...state.recoveries],
    ...(state.departures.length > 0 && { departures: [...state.departures] }),
    ...(state.focusChanges.length > 0 && {
      focusChanges: state.focusChanges.map((change) => ({
        ...change,
        leftOut: [...change.leftOut],
        takenIn: [...change.takenIn],
      })),
    }),
    ...(state.certificateChanges.length > 0 && { certificateChanges: [...state.certificateChanges] }),
  };
}

function ballotsOf(state: EvaluationState, area: string): WorkingPapers['ballots'] {
  const revealed = state.revealed[area];
  if (revealed === undefined) return [];
  const frozen = frozenBallots(revealed);
  return gradersOf(state, area).flatMap((assessor) => {
    const [values, proof] = [frozen[assessor], revealed.proofs[assessor]];
    if (values === undefined || proof === undefined) return [];
    const { authors, block, at: revealedAt } = revealed;
    return [{ area, assessor, values, ...proof, ...(authors && { authors }), block, revealedAt }];
  });
}

/** `classifyOutcome` compares with what each assessor said before the talk. */
function decisionOf(
  state: EvaluationState,
  ballots: WorkingPapers['ballots'],
  decision: StampedDecision,
): WorkingPapers['decisions'][number] {
  const follows = followsOf(decision, ballots, [...state.instrumentMoves]);
  return {
    ...decision,
    follows: follows?.kind === 'of' ? { ...follows, assessorIds: [...follows.assessorIds] } : follows,
  };
}

/** Those of the instrument, and after them the revealed ones that are gone since. */
function areasIn({ revealed }: EvaluationState, { areas }: Instrument): readonly string[] {
  return [...new Set([...areas.map(({ id }) => id), ...Object.keys(revealed)])];
}

/** Those of the instrument, and after them the ones that are gone since. */
function indicatorsIn({ instrumentMoves }: EvaluationState, instrument: Instrument): readonly string[] {
  const gone = instrumentMoves.flatMap(({ plan }) => plan.void.map(({ indicator }) => indicator));
  return [...new Set([...instrumentIndex(instrument).indicators.map(({ id }) => id), ...gone])];
}
