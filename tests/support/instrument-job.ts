import { randomUUID } from 'node:crypto';
import type { EvaluationSnapshot } from '@samskar/shared/api';
import { defaultDisagreementSettings } from '@samskar/shared/disagreement';
import { ballotName, ballotRevision, documentShape, readBallot, setGrade } from '@samskar/shared/documents';
import { judgeRevealed, type BlockRule, type Command } from '@samskar/shared/evaluation';
import { instrumentIndex, parseInstrument, type Instrument } from '@samskar/shared/instrument';
import { writeDocument } from '../../server/src/demo/write-document.ts';
import { updateLog } from '../../server/src/storage/update-log.ts';
import type { Answer, SignedIn, TestClient, TestServer } from './start-test-server.ts';

/** The grade that is agreed in the end: other ones for each criterion, 0 and the top grade among them. */
export function agreedGrade(place: number, { topGrade }: { readonly topGrade: number }): number {
  return (place * 5 + topGrade) % (topGrade + 1);
}

/** An owner brings the instrument's file in, and an administrator creates an evaluation with it. */
export async function openInstrumentJob(
  server: TestServer,
  file: Readonly<Record<string, unknown>>,
  blocks: BlockRule,
): Promise<InstrumentJob> {
  const parsed = parseInstrument(file);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  const { id, family } = parsed.value;
  const [a, b, owner] = await Promise.all([
    server.addPerson(`A ${id}`, { certified: family }),
    server.addPerson(`B ${id}`, { certified: family }),
    server.addPerson(`Eier ${id}`, { roles: ['administrator', 'owner'] }),
  ]);
  expectDone(await owner.call('POST', '/api/instruments', file));
  const created = await owner.call('POST', '/api/evaluations', {
    municipality: { country: 'NO', code: '5029', name: 'Skaun' },
    year: 2026,
    population: 8_500,
    populationDate: '2026-01-01',
    instrument: id,
    assessors: [a.id, b.id],
    reviewers: [],
    observers: [],
    blocks,
    settings: defaultDisagreementSettings,
    outOfFocus: [],
  });
  expectDone(created);
  const { id: evaluation } = created.body as { id: string };
  return new InstrumentJob(server, { evaluation, instrument: parsed.value, a, b });
}

type Roles = Pick<InstrumentJob, 'evaluation' | 'instrument' | 'a' | 'b'>;
type Grades = Readonly<Record<string, number>>;

/** The core of the main job on any instrument, step by step, over the whole server's HTTP. */
export class InstrumentJob {
  readonly evaluation: string;
  readonly instrument: Instrument;
  readonly a: SignedIn;
  readonly b: SignedIn;
  readonly #server: TestServer;

  constructor(server: TestServer, { evaluation, instrument, a, b }: Roles) {
    this.#server = server;
    this.evaluation = evaluation;
    this.instrument = instrument;
    this.a = a;
    this.b = b;
  }

  async state(): Promise<EvaluationSnapshot['state']> {
    const { body } = await this.a.call('GET', `/api/evaluations/${this.evaluation}`);
    return (body as EvaluationSnapshot).state;
  }

  /** Both grade the areas, apart in every third indicator, and say ready: they are revealed. */
  async reveal(areas = this.instrument.areas.map(({ id }) => id)): Promise<void> {
    for (const area of areas) {
      await this.#sayReady(this.a, area, (indicator) => this.#gradesOfA(indicator));
      await this.#sayReady(this.b, area, (indicator) => this.#gradesOfB(indicator));
    }
  }

  /** A accepts what is green and decides the rest by A's own grades; B confirms. */
  async agree(): Promise<void> {
    const ids = instrumentIndex(this.instrument).indicators.map(({ id }) => id);
    const revealed = await this.state();
    const greens = ids.filter((id) => judgeRevealed(revealed, id, this.instrument).tier === 'green');
    if (greens.length > 0) await this.#command(this.a, { kind: 'accept-greens', indicators: greens });
    const { decisions: accepted } = await this.state();
    for (const indicator of ids.filter((id) => accepted[id] === undefined)) {
      const outcome = { kind: 'graded', grades: this.#gradesOfA(indicator) } as const;
      const reason = { code: 'slip', text: 'Lest feil.' } as const;
      await this.#command(this.a, { kind: 'decide', indicator, outcome, reason, seenDecision: null });
    }
    const { decisions } = await this.state();
    const current = ids.flatMap((id) => decisions[id]?.at(-1)?.id ?? []);
    await this.#command(this.b, { kind: 'confirm', decisions: current });
  }

  /** Both sign; gives the package as it is downloaded then. */
  async sign(): Promise<unknown> {
    const path = `/api/evaluations/${this.evaluation}/package`;
    const { hash: packageHash } = (await this.a.call('GET', `${path}/draft`)).body as { hash: string };
    for (const who of [this.a, this.b])
      await this.#command(who, { kind: 'sign', packageHash, password: who.password });
    return (await this.a.call('GET', path)).body;
  }

  async #command(who: TestClient, command: Command): Promise<void> {
    const request = { key: randomUUID(), command };
    expectDone(await who.call('POST', `/api/evaluations/${this.evaluation}/commands`, request));
  }

  async #sayReady(who: SignedIn, area: string, gradesOf: (indicator: string) => Grades): Promise<void> {
    const shape = documentShape(this.instrument, area);
    if (shape === undefined) throw new Error(`No area ${area}`);
    const name = ballotName(this.evaluation, who.id, area, 1);
    const writer = { account: who.id, at: Date.now() };
    let seenBallot = '';
    writeDocument(updateLog(this.#server.people.database), name, writer, (doc) => {
      for (const indicator of shape.indicators.keys())
        for (const [criterion, grade] of Object.entries(gradesOf(indicator)))
          setGrade(doc, indicator, criterion, grade);
      seenBallot = ballotRevision(readBallot(doc, shape));
    });
    await this.#command(who, { kind: 'say-ready', area, seenBallot });
  }

  #gradesOfA(indicator: string): Grades {
    const { orderByIndicatorId, criteriaByIndicatorId } = instrumentIndex(this.instrument);
    const order = orderByIndicatorId.get(indicator) ?? 0;
    const criteria = criteriaByIndicatorId.get(indicator) ?? [];
    return Object.fromEntries(
      criteria.map((criterion, place) => [criterion.id, agreedGrade(order + place, criterion)]),
    );
  }

  #gradesOfB(indicator: string): Grades {
    const { orderByIndicatorId, criteriaByIndicatorId } = instrumentIndex(this.instrument);
    const grades = this.#gradesOfA(indicator);
    const first = criteriaByIndicatorId.get(indicator)?.[0]?.id;
    const isApart = (orderByIndicatorId.get(indicator) ?? 0) % 3 === 0;
    return first !== undefined && isApart ? { ...grades, [first]: grades[first] === 0 ? 1 : 0 } : grades;
  }
}

function expectDone({ status, body }: Answer): void {
  if (status >= 300) throw new Error(`Answered with ${status}: ${JSON.stringify(body)}`);
}
