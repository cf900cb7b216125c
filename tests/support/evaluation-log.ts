import { createHash } from 'node:crypto';
import { ballotRevision, canonicalBallot, commitment } from '@samskar/shared/documents';
import { defaultDisagreementSettings } from '@samskar/shared/disagreement';
import {
  applyEvent,
  ballotOwner,
  decide,
  foldEvents,
  isOpenMode,
  movePlanHash,
  planMove,
  type Command,
  type Creation,
  type Effect,
  type EvaluationEvent,
  type EvaluationState,
  type MovePlan,
  type NamedInstrument,
  type NewEvent,
  type RevealedBallot,
} from '@samskar/shared/evaluation';
import { instrumentIndex, type Instrument } from '@samskar/shared/instrument';
import type { Refusal } from '@samskar/shared/api';
import type { Ballot, BallotIndicator } from '@samskar/shared/scoring';
import { buildInstrument } from './build-instrument.ts';

/** Two areas of two and one indicators, two criteria of 0-5; a perspective for each area. */
export const smallInstrument: Instrument = buildInstrument({
  areas: [[[10, 5]], [[20]]],
  criteria: [{ topGrade: 5 }, { topGrade: 5 }],
});

/** The same UUID for the same name, so that a failure reads the same twice. */
export function idOf(name: string): string {
  const hex = createHash('sha256').update(name).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

export const [a, b, c] = [idOf('a'), idOf('b'), idOf('c')];

export function buildCreation(change: Partial<Creation> = {}): Creation {
  return {
    id: idOf('evaluation'),
    municipality: { id: idOf('municipality'), country: 'NO', code: '5029', name: 'Skaun' },
    year: 2026,
    population: 8_500,
    populationDate: '2026-01-01',
    sizeGroup: null,
    instrument: { id: smallInstrument.id, hash: '0'.repeat(64) },
    assessors: [a, b].map((account) => ({ account, certificateExpiresOn: '2027-06-30' })),
    blocks: 'area',
    settings: defaultDisagreementSettings,
    outOfFocus: [],
    madeUp: false,
    ...change,
  };
}

/** A grading as a test writes it: the grades of c1 and c2, or not applicable. */
export type Said = readonly [number, number] | 'not-applicable' | Partial<BallotIndicator>;

/** Both link the same piece, so that equal grades are green. */
const sharedEvidence = { [idOf('evidence')]: 2 } as const;

function buildIndicator(said: Said): BallotIndicator {
  const nothing = { applicable: true, grades: {}, unsure: [], reason: '', evidence: sharedEvidence };
  if (said === 'not-applicable') return { ...nothing, applicable: false };
  if ('length' in said) return { ...nothing, grades: { c1: said[0], c2: said[1] } };
  return { ...nothing, ...said };
}

/** An evaluation in memory: the pure decider with documents, clock and chance that a test sets. */
export class EvaluationLog {
  readonly #begunOn: Instrument;
  readonly events: EvaluationEvent[] = [];
  readonly effects: Effect[] = [];
  /** What an id stands for, beside the instrument that it was begun on. */
  readonly published = new Map<string, NamedInstrument>();
  /** What `packageHash` gives. */
  packageHash = 'a'.repeat(64);
  /** What `reportProblems` gives. */
  reportProblems: readonly string[] = [];
  today = '2026-11-21';
  /** Expiry by account; of everybody else 2027-06-30. */
  readonly certificates = new Map<string, string | null>();
  readonly closedAccounts = new Set<string>();
  readonly interviewsWithNotes = new Set<string>();
  /** Area and assessor of every sealed ballot that a decision was given. */
  readonly ballotsRead: string[] = [];
  #sealed: RevealedBallot[] = [];
  readonly #ballots = new Map<string, Ballot>();
  #ids = 0;

  constructor(creation: Creation = buildCreation(), instrument: Instrument = smallInstrument) {
    this.#begunOn = instrument;
    this.events.push({
      kind: 'created',
      seq: 1,
      at: '2026-11-21T12:00:00.000Z',
      by: idOf('admin'),
      creation,
    });
  }

  get state(): EvaluationState {
    return foldEvents(this.events)!;
  }

  /** The one that it stands on now. */
  get instrument(): Instrument {
    return this.published.get(this.state.instrument.id)?.instrument ?? this.#begunOn;
  }

  /** Moves to a published instrument as the plan of now says. */
  move(actor: string, to: string): Refusal | undefined {
    const target = this.published.get(to)!;
    const plan = planMove(
      this.state,
      { hash: this.state.instrument.hash, instrument: this.instrument },
      target,
    );
    return this.run(actor, {
      kind: 'move-instrument',
      to,
      hash: target.hash,
      planHash: movePlanHash(plan),
      reason: 'Ny versjon.',
    });
  }

  /** The actor's ballot of an area, as it stands. */
  ballot(actor: string, area: string): Ballot {
    return this.#ballots.get(`${ballotOwner(this.state, actor)}/${area}`) ?? {};
  }

  write(actor: string, ballot: Readonly<Record<string, Said>>): void {
    const { areaByIndicatorId } = instrumentIndex(this.instrument);
    for (const [indicator, said] of Object.entries(ballot)) {
      const area = areaByIndicatorId.get(indicator)!.id;
      const before = this.ballot(actor, area);
      this.#ballots.set(`${ballotOwner(this.state, actor)}/${area}`, {
        ...before,
        [indicator]: buildIndicator(said),
      });
    }
  }

  /** The refusal's kind, or undefined. */
  run(actor: string, command: Command): Refusal | undefined {
    const before = this.state;
    const at = new Date(Date.parse('2026-11-21T12:00:00.000Z') + before.seq * 1000).toISOString();
    const decided = decide(before, command, {
      actor,
      instrument: this.instrument,
      findInstrument: (id) => this.published.get(id),
      newId: () => idOf(`id ${(this.#ids += 1)}`),
      hasNotes: (interview) => this.interviewsWithNotes.has(interview),
      hasSnapshot: (seq) => this.events[seq - 1]?.kind === 'snapshot-taken',
      sealBallot: (area) => this.#seal(actor, area),
      today: this.today,
      isOpenAccount: (account) => !this.closedAccounts.has(account),
      certificateOf: (account) =>
        this.certificates.has(account) ? (this.certificates.get(account) ?? null) : '2027-06-30',
      sealedBallots: (areas, assessors) => this.#readSealed(areas, assessors),
      packageHash: () => this.packageHash,
      reportProblems: () => this.reportProblems,
      signPackage: (packageHash) => ({
        packageHash,
        person: actor,
        at,
        reauthentication: 'password',
        signature: `${'A'.repeat(86)}==`,
      }),
    });
    if (!decided.ok) return decided.error;
    let state = before;
    for (const event of decided.value.events) {
      const stamped: EvaluationEvent = { ...event, seq: state.seq + 1, at, by: actor };
      this.events.push(stamped);
      state = applyEvent(state, stamped);
    }
    for (const effect of decided.value.effects) this.#apply(actor, effect);
    return undefined;
  }

  /** What comes from outside the evaluation's own commands. */
  happen(event: NewEvent): void {
    const seq = this.state.seq + 1;
    this.events.push({ ...event, seq, at: '2026-11-21T13:00:00.000Z', by: idOf('owner') });
  }

  sayReady(actor: string, area: string): Refusal | undefined {
    return this.run(actor, {
      kind: 'say-ready',
      area,
      seenBallot: ballotRevision(this.ballot(actor, area)),
    });
  }

  #readSealed(areas: readonly string[], assessors: readonly string[]): readonly RevealedBallot[] {
    const found = this.#sealed.filter(
      ({ area, assessor }) => areas.includes(area) && assessors.includes(assessor),
    );
    this.ballotsRead.push(...found.map(({ area, assessor }) => `${area} ${assessor}`));
    return found;
  }

  #seal(actor: string, area: string) {
    const assessor = ballotOwner(this.state, actor);
    const values = { ...this.ballot(actor, area) };
    const nonce = createHash('sha256').update(`${assessor} ${area} ${this.events.length}`).digest('hex');
    const sealed = commitment(nonce, canonicalBallot(values));
    return {
      ballot: {
        area,
        assessor,
        values,
        nonce,
        commitment: sealed,
        ...(isOpenMode(this.state) && { authors: authoredBy(this.state.assessors[0]!.account, values) }),
      },
      revision: ballotRevision(values),
    };
  }

  #apply(actor: string, effect: Effect): void {
    this.effects.push(effect);
    if (effect.kind === 'seal-ballot') this.#sealed.push(effect.ballot);
    if (effect.kind === 'open-ballot')
      this.#sealed = this.#sealed.filter((one) => one.assessor !== actor || one.area !== effect.area);
    if (effect.kind === 'move-ballots') this.#moveBallots(effect.plan);
    if (effect.kind === 'bury-ballots')
      this.#sealed = this.#sealed.filter((one) => one.assessor !== effect.account);
    if (effect.kind === 'open-areas')
      this.#sealed = this.#sealed.filter((one) => !effect.areas.includes(one.area));
  }

  /** What the server does: ballots that are not revealed begin anew with what is carried. */
  #moveBallots({ areas, ...plan }: MovePlan): void {
    const begunAnew = [...areas.gone, ...areas.begunAnew];
    const leaving = new Set([...plan.void, ...plan.openAgain].map(({ indicator }) => indicator));
    this.#sealed = this.#sealed.filter(({ area }) => !begunAnew.includes(area));
    for (const [key, ballot] of this.#ballots)
      if (begunAnew.some((area) => key.endsWith(`/${area}`)))
        this.#ballots.set(
          key,
          Object.fromEntries(Object.entries(ballot).filter(([indicator]) => !leaving.has(indicator))),
        );
  }
}

/** As if one had set every grade of the sheet. */
function authoredBy(author: string, values: Ballot): NonNullable<RevealedBallot['authors']> {
  return Object.fromEntries(
    Object.entries(values).map(([indicator, { grades }]) => [
      indicator,
      Object.fromEntries(Object.keys(grades).map((criterion) => [criterion, author])),
    ]),
  );
}
