import { randomUUID } from 'node:crypto';
import { defaultDisagreementSettings } from '@samskar/shared/disagreement';
import type { NewEvaluation } from '@samskar/shared/api';
import {
  ballotRevision,
  documentShape,
  jointName,
  readBallot,
  setGrade,
  sheetName,
} from '@samskar/shared/documents';
import { shippedInstruments } from '@samskar/shared/instrument/shipped';
import * as Y from 'yjs';
import { writeDocument } from '../../../server/src/demo/write-document.ts';
import { updateLog } from '../../../server/src/storage/update-log.ts';
import { startTestServer, type SignedIn, type TestServer } from '../../support/start-test-server.ts';
import type { BenchRoom } from './bench-room.ts';

/** What the measured installation answers to; it need not be where it listens. */
export const benchOrigin = 'http://localhost';

/**
 * Makes an installation as people would: two assessors for each evaluation, signed in, who grade each area together and
 * finish it, so that its joint text is open. A room is such a text. The server is stopped when it resolves.
 */
export async function prepareSite(folder: string, roomCount: number): Promise<readonly BenchRoom[]> {
  const server = await startTestServer({ dataFolder: folder });
  try {
    const administrator = await server.addPerson('Administrator', { roles: ['administrator'] });
    const rooms: BenchRoom[] = [];
    while (rooms.length < roomCount) {
      const number = rooms.length / areas.length + 1;
      const pair = await addPair(server, String(number));
      const evaluation = await createEvaluation(administrator, pair, number, 'open');
      for (const { id: area } of areas) {
        await finishArea(server, pair[0], evaluation, area);
        rooms.push(roomOf(evaluation, area, pair, rooms.length));
      }
    }
    return rooms.slice(0, roomCount);
  } finally {
    await server.stop();
  }
}

export type Pair = readonly [SignedIn, SignedIn];

export async function addPair(server: TestServer, suffix: string): Promise<Pair> {
  return [
    await server.addPerson(`Vurderer A ${suffix}`, { certified: instrument.family }),
    await server.addPerson(`Vurderer B ${suffix}`, { certified: instrument.family }),
  ];
}

/** @returns its id */
export async function createEvaluation(
  administrator: SignedIn,
  pair: Pair,
  number: number,
  mode: 'blind' | 'open',
): Promise<string> {
  const input: NewEvaluation = {
    municipality: { country: 'NO', code: 'BENCH', name: 'Målestokk' },
    year: 1990 + (number % 200),
    population: 6_000,
    populationDate: '2026-01-01',
    instrument: instrument.id,
    assessors: pair.map(({ id }) => id),
    reviewers: [],
    observers: [],
    mode,
    blocks: 'area',
    settings: defaultDisagreementSettings,
    outOfFocus: [],
  };
  const { status, body, text } = await administrator.call('POST', '/api/evaluations', input);
  if (status !== 201) throw new Error(`The evaluation was answered with ${status}: ${text}`);
  // The route answers so.
  return (body as { readonly id: string }).id;
}

const instrument = findFirst(shippedInstruments);
const { areas } = instrument;

export const firstArea = findFirst(areas).id;

export function firstIndicatorOf(area: string): string {
  return findFirst([...findShape(area).indicators.keys()]);
}

/** Grades every criterion of an area on the sheet of an evaluation in open mode, and finishes it: its texts open. */
export async function finishArea(
  server: TestServer,
  by: SignedIn,
  evaluation: string,
  area: string,
): Promise<void> {
  const shape = findShape(area);
  const ballot = new Y.Doc();
  const grade = (doc: Y.Doc) => {
    for (const [indicator, criteria] of shape.indicators)
      for (const criterion of criteria.keys()) setGrade(doc, indicator, criterion, 3);
  };
  grade(ballot);
  const { database, chance } = server.people;
  const writer = { account: by.id, at: chance.now() };
  writeDocument(updateLog(database), sheetName(evaluation, area, 1), writer, grade);
  const seenBallot = ballotRevision(readBallot(ballot, shape));
  const command = { key: randomUUID(), command: { kind: 'say-ready', area, seenBallot } };
  const { status, text } = await by.call('POST', `/api/evaluations/${evaluation}/commands`, command);
  if (status !== 200) throw new Error(`"Finished" was answered with ${status}: ${text}`);
}

function roomOf(evaluation: string, area: string, [a, b]: Pair, place: number): BenchRoom {
  return {
    name: jointName(evaluation, area, 1),
    short: `room-${place}`,
    indicator: firstIndicatorOf(area),
    cookies: [a.cookie, b.cookie],
  };
}

function findShape(area: string) {
  const shape = documentShape(instrument, area);
  if (shape === undefined) throw new Error(`No area ${area}`);
  return shape;
}

function findFirst<Value>([first]: readonly Value[]): Value {
  if (first === undefined) throw new Error('There is none');
  return first;
}
