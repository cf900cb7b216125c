import { foldEvents, type BlockRule, type EvaluationEvent } from '@samskar/shared/evaluation';
import { expect, test } from 'vitest';
import { readyGate, type ReadyFacts } from '../../../web/src/routes/evaluation/[id]/assess/ready-gate.ts';
import { buildInstrument } from '../../support/build-instrument.ts';
import { createdEvent, personA, personB, readyEvent, revealEvent } from '../support/events.ts';

const instrument = buildInstrument({ areas: [[[10]], [[10]]], criteria: [{ topGrade: 5 }] });

function facts(events: readonly EvaluationEvent[] = [], more: Partial<ReadyFacts> = {}): ReadyFacts {
  return {
    state: foldEvents([createdEvent, ...events])!,
    instrument,
    area: '1',
    me: personA,
    isLocked: false,
    missing: [],
    isSynced: true,
    saving: { kind: 'saved', at: new Date() },
    ...more,
  };
}

function inBlocks(blocks: BlockRule, events: readonly EvaluationEvent[]): ReadyFacts {
  if (createdEvent.kind !== 'created') throw new Error('The first event creates');
  const created = { ...createdEvent, creation: { ...createdEvent.creation, blocks } };
  return { ...facts(), state: foldEvents([created, ...events])! };
}

test('[R14] a complete area that is saved on the server can be declared ready', () => {
  expect(readyGate(facts())).toEqual({ kind: 'open', consequence: 'last-own' });
});

test('[R14] an area that lacks a grade cannot, and says which', () => {
  const missing = [{ indicator: '1.1.1', criteria: ['c1'] }];
  expect(readyGate(facts([], { missing }))).toEqual({ kind: 'incomplete', missing });
});

test('[R2] what is not acknowledged is waited for', () => {
  expect(readyGate(facts([], { saving: { kind: 'saving' } }))).toMatchObject({ kind: 'saving' });
});

test('[R2] without the line ready is not queued', () => {
  const saving = { kind: 'local', changes: 1, isKept: true } as const;
  expect(readyGate(facts([], { saving }))).toEqual({ kind: 'offline' });
  expect(readyGate(facts([], { isSynced: false }))).toEqual({ kind: 'offline' });
});

test('[R3] a ballot that is not loaded is not an empty ballot', () => {
  expect(readyGate(facts([], { missing: undefined, isSynced: false }))).toEqual({ kind: 'loading' });
});

test('edits that the server refuses keep an area from being ready', () => {
  const saving = { kind: 'refused', why: 'not-allowed', changes: 2, isKept: true } as const;
  expect(readyGate(facts([], { saving }))).toEqual({ kind: 'refused', why: 'not-allowed' });
});

test('what has been said can be taken back until the reveal, whatever the line does', () => {
  const events = [readyEvent(2, personA, '1')];
  expect(readyGate(facts(events, { isSynced: false }))).toMatchObject({ kind: 'said' });
  const revealed = [...events, readyEvent(3, personB, '1'), revealEvent(4, '1', {})];
  expect(readyGate(facts(revealed))).toEqual({ kind: 'revealed' });
});

test('a signed evaluation is closed', () => {
  expect(readyGate(facts([], { isLocked: true }))).toEqual({ kind: 'locked' });
});

test('the ready that completes a block reveals it', () => {
  expect(readyGate(facts([readyEvent(2, personB, '1')]))).toEqual({ kind: 'open', consequence: 'reveals' });
});

test('in a block of several areas, all of them count', () => {
  const othersAll = [readyEvent(2, personB, '1'), readyEvent(3, personB, '2')];
  expect(readyGate(inBlocks('all', othersAll))).toMatchObject({ consequence: 'none' });
  expect(readyGate(inBlocks('all', [...othersAll, readyEvent(4, personA, '2')]))).toMatchObject({
    consequence: 'reveals',
  });
  expect(readyGate(inBlocks('all', [readyEvent(2, personA, '2')]))).toMatchObject({
    consequence: 'last-own',
  });
});
