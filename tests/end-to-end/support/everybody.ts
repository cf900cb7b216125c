import { randomUUID } from 'node:crypto';
import type { EvaluationSnapshot } from '@samskar/shared/api';
import {
  ballotName,
  ballotRevision,
  documentShape,
  noteText,
  readBallot,
  reasonText,
  setGrade,
  type DocumentShape,
} from '@samskar/shared/documents';
import { parseInstrument } from '@samskar/shared/instrument';
import type { Command } from '@samskar/shared/evaluation';
import { writeDocument } from '../../../server/src/demo/write-document.ts';
import { updateLog } from '../../../server/src/storage/update-log.ts';
import type { Answer, SignedIn, TestClient } from '../../support/start-test-server.ts';
import type { Installation } from './samskar.ts';
import { createSmallEvaluation, smallFamily, smallInstrumentFile } from './small-evaluation.ts';

export const everybodyNames = [
  'a',
  'b',
  'reviewer',
  'observer',
  'administrator',
  'owner',
  'stranger',
] as const;
export type Name = (typeof everybodyNames)[number];

/** One small evaluation, and a person with an open session for each role; the stranger has an account and no role. */
export type Everybody = {
  readonly evaluation: string;
  readonly people: Readonly<Record<Name, SignedIn>>;
  readonly server: Installation['server'];
  command(who: Name, asked: Command, key?: string): Promise<Answer>;
  get(who: Name, path?: string): Promise<Answer>;
  snapshot(who: Name): Promise<EvaluationSnapshot>;
  ballotOf(who: 'a' | 'b', area: string): string;
  /** Gives everything in the area this grade and reason, as the person's own screen would have. */
  grade(who: 'a' | 'b', area: string, grade: number, words?: string): string;
  sayReady(who: 'a' | 'b', area: string, grade: number): Promise<Answer>;
};

export async function gatherEverybody(samskar: Installation): Promise<Everybody> {
  const { server } = samskar;
  const people: Record<Name, SignedIn> = {
    a: await server.addPerson('Vurderer A', { certified: smallFamily }),
    b: await server.addPerson('Vurderer B', { certified: smallFamily }),
    reviewer: await server.addPerson('Fagfelle'),
    observer: await server.addPerson('Kontaktperson'),
    administrator: await server.addPerson('Administrator', { roles: ['administrator'] }),
    owner: await server.addPerson('Eier', { roles: ['owner'] }),
    stranger: await server.addPerson('Fremmed'),
  };
  const evaluation = await createSmallEvaluation(samskar, people.administrator, {
    assessors: [people.a, people.b],
    reviewers: [people.reviewer],
    observers: [people.observer],
  });
  const pathOf = (path: string) => `/api/evaluations/${evaluation}${path}`;
  const get = (who: Name, path = '') => people[who].call('GET', pathOf(path));
  const everybody: Everybody = {
    evaluation,
    people,
    server,
    get,
    command: (who, command, key = randomUUID()) =>
      people[who].call('POST', pathOf('/commands'), { key, command }),
    // What the server promises of a snapshot is proved where it is read.
    snapshot: async (who) => (await get(who)).body as EvaluationSnapshot,
    ballotOf: (who, area) => ballotName(evaluation, people[who].id, area, 1),
    grade: (who, area, grade, words = '') => {
      const shape = smallShapeOf(area);
      let seen = '';
      const log = updateLog(server.people.database);
      const writer = { account: people[who].id, at: Date.now() };
      writeDocument(log, everybody.ballotOf(who, area), writer, (doc) => {
        for (const [indicator, criteria] of shape.indicators) {
          for (const criterion of criteria.keys()) setGrade(doc, indicator, criterion, grade);
          reasonText(doc, indicator).insert(0, words);
          noteText(doc, indicator).insert(0, words);
        }
        seen = ballotRevision(readBallot(doc, shape));
      });
      return seen;
    },
    sayReady: (who, area, grade) =>
      everybody.command(who, { kind: 'say-ready', area, seenBallot: everybody.grade(who, area, grade) }),
  };
  return everybody;
}

/** What the documents of an area of the small instrument may hold. */
export function smallShapeOf(area: string): DocumentShape {
  const parsed = parseInstrument(smallInstrumentFile);
  const shape = parsed.ok ? documentShape(parsed.value, area) : undefined;
  if (shape === undefined) throw new Error(`The small instrument has no area ${area}`);
  return shape;
}

/** A request that no page of ours would make. */
export async function rawRequest(
  { origin }: { readonly origin: string },
  client: TestClient,
  path: string,
  init: { readonly method: string; readonly body?: string; readonly origin?: string },
): Promise<Answer> {
  const response = await fetch(`${origin}${path}`, {
    method: init.method,
    headers: {
      cookie: client.cookie,
      origin: init.origin ?? origin,
      'content-type': 'application/json',
    },
    ...(init.body !== undefined && { body: init.body }),
  });
  const text = await response.text();
  const body: unknown = JSON.parse(text);
  return { status: response.status, body, text, headers: response.headers };
}
