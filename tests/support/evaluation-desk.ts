import { generateKeyPairSync, randomBytes, randomUUID, sign } from 'node:crypto';
import { dirname } from 'node:path';
import { migrations } from '@samskar/migrations';
import type { CommandAnswer, NewEvaluation, Refusal } from '@samskar/shared/api';
import { defaultDisagreementSettings } from '@samskar/shared/disagreement';
import { ballotName, ballotRevision, documentShape, readBallot, setGrade } from '@samskar/shared/documents';
import { isOutOfFocus } from '@samskar/shared/evaluation';
import type { Command, EvaluationState } from '@samskar/shared/evaluation';
import { instrumentIndex, type Instrument } from '@samskar/shared/instrument';
import { shippedInstruments } from '@samskar/shared/instrument/shipped';
import type { Result } from '@samskar/shared/result';
import type * as Y from 'yjs';
import { writeDocument } from '../../server/src/demo/write-document.ts';
import { createEvaluation } from '../../server/src/evaluation/create-evaluation.ts';
import { DocumentAuthority } from '../../server/src/evaluation/document-authority.ts';
import { EvaluationStates } from '../../server/src/evaluation/evaluation-states.ts';
import { instrumentOf, type Evaluations } from '../../server/src/evaluation/evaluations.ts';
import { runCommand } from '../../server/src/evaluation/run-command.ts';
import { InstrumentLibrary } from '../../server/src/instruments/instrument-library.ts';
import type { Chance } from '../../server/src/people/chance.ts';
import { defaultLimits } from '../../server/src/realtime/limits.ts';
import type { UpdateLog } from '../../server/src/realtime/ports.ts';
import { Rooms } from '../../server/src/realtime/rooms.ts';
import { insertAccount, replaceRoles } from '../../server/src/storage/account.ts';
import { insertCertificate } from '../../server/src/storage/certificate.ts';
import { openDatabase, type Database } from '../../server/src/storage/database.ts';
import { openInstallationKey } from '../../server/src/storage/installation-key.ts';
import { updateLog } from '../../server/src/storage/update-log.ts';
import { buildInstrument } from './build-instrument.ts';

export type PersonName = 'a' | 'b' | 'c' | 'reviewer' | 'observer' | 'administrator' | 'owner' | 'stranger';

/** Evaluations on a real database with real documents, and a person for each role; no network. */
export type EvaluationDesk = {
  readonly database: Database;
  readonly evaluations: Evaluations;
  readonly rooms: Rooms;
  readonly log: UpdateLog;
  readonly authority: DocumentAuthority;
  readonly instrument: Instrument;
  readonly people: Readonly<Record<PersonName, string>>;
  /** Evaluations whose events were announced, in order. */
  readonly announced: string[];
  /** Two areas: 1.1.1 and 1.1.2, and 2.1.1; A and B assess, the reviewer and the observer take part. */
  readonly input: NewEvaluation;
  create(change?: Partial<NewEvaluation>): string;
  run(evaluation: string, who: PersonName, command: Command, key?: string): Result<CommandAnswer, Refusal>;
  state(evaluation: string): EvaluationState;
  /** The clock goes on from there. */
  travelTo(moment: string): void;
  /** Writes into a document as this person. */
  write(name: string, who: PersonName, change: (doc: Y.Doc) => void): void;
  /** Gives every criterion of every indicator of an area this grade. */
  grade(evaluation: string, who: PersonName, area: string, grade: number): void;
  /** What the person's screen would send as `seenBallot`. */
  seen(evaluation: string, who: PersonName, area: string): string;
  sayReady(evaluation: string, who: PersonName, area: string): Result<CommandAnswer, Refusal>;
};

const roles: Partial<Record<PersonName, 'administrator' | 'owner'>> = {
  administrator: 'administrator',
  owner: 'owner',
};

const inMemory = ':memory:';

/** In a file there is the installation's key beside it, as in a data folder. */
export async function openEvaluationDesk(file = inMemory): Promise<EvaluationDesk> {
  const database = await openDatabase(file, migrations);
  let now = Date.parse('2026-11-21T12:00:00.000Z');
  const chance: Chance = {
    now: () => (now += 1_000),
    newId: () => randomUUID(),
    newToken: () => randomBytes(32).toString('base64url'),
  };
  const people = insertPeople(database, chance);
  const instrument = buildInstrument({
    areas: [[[10, 5]], [[20]]],
    criteria: [{ topGrade: 5 }, { topGrade: 5 }],
  });
  const instruments = new InstrumentLibrary(database, () => chance.now());
  instruments.addShipped([instrument, ...shippedInstruments]);
  const states = new EvaluationStates(database);
  const log = updateLog(database);
  const authority = new DocumentAuthority({
    database,
    states,
    instruments,
    findViewer: () => undefined,
    isSessionOpen: () => true,
  });
  const rooms = new Rooms({
    log,
    authority,
    chance: { now: () => chance.now(), random: () => 0.5 },
    limits: defaultLimits,
    reporter: { refused: () => undefined, failed: throwIt },
    onBroken: throwIt,
  });
  database.beforeEachTransaction(() => rooms.flush());
  const announced: string[] = [];
  const evaluations: Evaluations = {
    database,
    chance,
    instruments,
    states,
    documents: rooms,
    key: file === inMemory ? testKey() : openInstallationKey(dirname(file), { isExpected: false }),
    watcher: {
      onEvents: (evaluation) => announced.push(evaluation),
      onDeleted: () => authority.raiseVersion(),
      onAccessChanged: () => {
        authority.raiseVersion();
        rooms.permissionsChanged();
      },
    },
  };
  const input: NewEvaluation = {
    municipality: { country: 'NO', code: '5029', name: 'Skaun' },
    year: 2026,
    population: 8_500,
    populationDate: '2026-01-01',
    instrument: instrument.id,
    assessors: [people.a, people.b],
    reviewers: [people.reviewer],
    observers: [people.observer],
    blocks: 'area',
    settings: defaultDisagreementSettings,
    outOfFocus: [],
  };
  const ballot = (evaluation: string, who: PersonName, area: string) =>
    ballotName(evaluation, people[who], area, 1);
  const desk: EvaluationDesk = {
    database,
    evaluations,
    rooms,
    log,
    authority,
    instrument,
    people,
    announced,
    input,
    create: (change = {}) => {
      const created = createEvaluation(evaluations, {
        by: people.administrator,
        input: { ...input, ...change },
        madeUp: false,
      });
      if (!created.ok) throw new Error(JSON.stringify(created.error));
      return created.value;
    },
    run: (evaluation, who, command, key = randomUUID()) => {
      const role = roles[who];
      const viewer = { accountId: people[who], roles: role ? [role] : [] };
      return runCommand(evaluations, { viewer, evaluation, request: { key, command } });
    },
    state: (evaluation) => states.get(evaluation),
    travelTo: (moment) => void (now = Date.parse(moment)),
    write: (name, who, change) =>
      writeDocument(log, name, { account: people[who], at: chance.now() }, change),
    grade: (evaluation, who, area, grade) =>
      desk.write(ballot(evaluation, who, area), who, (doc) => {
        for (const [indicator, criteria] of documentShape(instrument, area)!.indicators)
          for (const criterion of criteria.keys()) setGrade(doc, indicator, criterion, grade);
      }),
    seen: (evaluation, who, area) => {
      const doc = rooms.readDocument(ballot(evaluation, who, area))!;
      const graded = instrumentOf(evaluations, states.get(evaluation));
      return ballotRevision(readBallot(doc, documentShape(graded, area)!));
    },
    sayReady: (evaluation, who, area) =>
      desk.run(evaluation, who, {
        kind: 'say-ready',
        area,
        seenBallot: desk.seen(evaluation, who, area),
      }),
  };
  return desk;
}

/** Takes an evaluation to where everything is revealed: A gave 3 everywhere, B `gradeOfB`. */
export function revealAll(desk: EvaluationDesk, evaluation: string, gradeOfB = 3): void {
  for (const { id: area } of desk.instrument.areas)
    for (const [who, grade] of [
      ['a', 3],
      ['b', gradeOfB],
    ] as const) {
      desk.grade(evaluation, who, area, grade);
      expectOk(desk.sayReady(evaluation, who, area));
    }
}

/** Decides every indicator in focus with A's grade and a reason, and lets B confirm. */
export function decideAll(desk: EvaluationDesk, evaluation: string): void {
  const inFocus = instrumentIndex(desk.instrument).indicators.filter(
    ({ id }) => !isOutOfFocus(desk.state(evaluation), id),
  );
  for (const { id: indicator } of inFocus)
    expectOk(
      desk.run(evaluation, 'a', {
        kind: 'decide',
        indicator,
        outcome: { kind: 'graded', grades: { c1: 3, c2: 3 } },
        reason: { code: 'slip', text: 'Lest feil.' },
        seenDecision: null,
      }),
    );
  const decisions = Object.values(desk.state(evaluation).decisions).map((history) => history.at(-1)!.id);
  expectOk(desk.run(evaluation, 'b', { kind: 'confirm', decisions }));
}

export function expectOk<Value>(result: Result<Value, Refusal>): Value {
  if (!result.ok) throw new Error(`Refused: ${JSON.stringify(result.error)}`);
  return result.value;
}

function insertPeople(database: Database, chance: Chance): Record<PersonName, string> {
  const people: Record<PersonName, string> = {
    a: randomUUID(),
    b: randomUUID(),
    c: randomUUID(),
    reviewer: randomUUID(),
    observer: randomUUID(),
    administrator: randomUUID(),
    owner: randomUUID(),
    stranger: randomUUID(),
  };
  database.transaction(() => {
    for (const [name, id] of Object.entries(people) as [PersonName, string][]) {
      const email = `${name}@samskar.example`;
      insertAccount(database, { id, name, email, passwordHash: null, createdAt: chance.now() });
      const role = roles[name];
      if (role) replaceRoles(database, id, [role]);
    }
    const families = ['test', ...shippedInstruments.map(({ family }) => family)];
    for (const family of families)
      for (const accountId of [people.a, people.b, people.c])
        insertCertificate(database, {
          id: randomUUID(),
          accountId,
          family,
          expiresOn: '2027-06-30',
          issuedBy: people.owner,
          issuedAt: chance.now(),
        });
  });
  return people;
}

function testKey(): Evaluations['key'] {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  return {
    publicKeyPem: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    sign: (bytes) => sign(null, bytes, privateKey),
  };
}

function throwIt(error: unknown): never {
  throw error;
}
