import {
  ballotName,
  ballotRevision,
  documentShape,
  jointName,
  readBallot,
  setGrade,
} from '@samskar/shared/documents';
import { beforeEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import { updateMessage } from '../../../server/src/realtime/messages.ts';
import type { Peer } from '../../../server/src/realtime/ports.ts';
import { seatOf } from '../../realtime/support/fake-rooms.ts';
import {
  expectOk,
  openEvaluationDesk,
  revealAll,
  type EvaluationDesk,
  type PersonName,
} from '../../support/evaluation-desk.ts';

let desk: EvaluationDesk;
let evaluation: string;

beforeEach(async () => {
  desk = await openEvaluationDesk();
  evaluation = desk.create();
});

type Listener = Peer & { closedWith?: number };

function peerOf(who: PersonName): Listener {
  const peer: Listener = {
    viewer: { accountId: desk.people[who], sessionHash: who },
    isOurs: true,
    send: () => undefined,
    close: (code) => (peer.closedWith ??= code),
  };
  return peer;
}

const shape = () => documentShape(desk.instrument, '2')!;

/** The update that gives the area's one indicator this grade, and the revision of the ballot with it. */
function gradeOnScreen(screen: Y.Doc, grade: number): { update: Uint8Array; seenBallot: string } {
  const before = Y.encodeStateVector(screen);
  for (const criterion of ['c1', 'c2']) setGrade(screen, '2.1.1', criterion, grade);
  const seenBallot = ballotRevision(readBallot(screen, shape()));
  return { update: Y.encodeStateAsUpdate(screen, before), seenBallot };
}

test('ready sees what came over a socket in the very same turn', () => {
  const name = ballotName(evaluation, desk.people.a, '2', 1);
  const seat = seatOf(desk.rooms, peerOf('a'), name);
  const { update, seenBallot } = gradeOnScreen(new Y.Doc(), 4);
  seat.receive(updateMessage(update));
  expectOk(desk.run(evaluation, 'a', { kind: 'say-ready', area: '2', seenBallot }));
  expect(desk.state(evaluation).ready['2']).toHaveProperty(desk.people.a);
});

test('[R14] what is written into a ballot after ready is refused with 4423, until ready is taken back', () => {
  const name = ballotName(evaluation, desk.people.a, '2', 1);
  const screen = new Y.Doc();
  const peer = peerOf('a');
  const seat = seatOf(desk.rooms, peer, name);
  const { update, seenBallot } = gradeOnScreen(screen, 4);
  seat.receive(updateMessage(update));
  expectOk(desk.run(evaluation, 'a', { kind: 'say-ready', area: '2', seenBallot }));
  seat.receive(updateMessage(gradeOnScreen(screen, 5).update));
  expect(peer.closedWith).toBe(4423);
  expect(desk.seen(evaluation, 'a', '2')).toBe(seenBallot);
  expectOk(desk.run(evaluation, 'a', { kind: 'take-back-ready', area: '2' }));
  const again = peerOf('a');
  const fresh = new Y.Doc();
  Y.applyUpdate(fresh, Y.encodeStateAsUpdate(desk.rooms.readDocument(name)!));
  const next = gradeOnScreen(fresh, 5);
  seatOf(desk.rooms, again, name).receive(updateMessage(next.update));
  expectOk(desk.run(evaluation, 'a', { kind: 'say-ready', area: '2', seenBallot: next.seenBallot }));
});

test('[R13] nobody but its owner comes into a ballot, and nobody into a joint text before the reveal', () => {
  for (const who of ['b', 'reviewer', 'observer', 'administrator', 'stranger'] as const) {
    const peer = peerOf(who);
    expect(desk.rooms.enter(peer, ballotName(evaluation, desk.people.a, '2', 1))).toBeUndefined();
    expect(peer.closedWith).toBe(4403);
  }
  const peer = peerOf('a');
  expect(desk.rooms.enter(peer, jointName(evaluation, '2', 1))).toBeUndefined();
  expect(peer.closedWith).toBe(4403);
});

test('[R8] a reviewer who is taken out is out of the joint text at once', () => {
  revealAll(desk, evaluation);
  const peer = peerOf('reviewer');
  seatOf(desk.rooms, peer, jointName(evaluation, '2', 1));
  expect(peer.closedWith).toBeUndefined();
  const account = desk.people.reviewer;
  expectOk(desk.run(evaluation, 'administrator', { kind: 'remove-participant', account }));
  expect(peer.closedWith).toBe(4403);
});
