import { expect, test } from 'vitest';
import * as Y from 'yjs';
import {
  flatValues,
  readProse,
  readTakenSentences,
  reportShape,
  settleSentence,
  takeOverValues,
  takeSentence,
} from '@samskar/shared/documents';
import { proposeSentences, nothingToCompare } from '@samskar/shared/report';
import { findRootRule } from '../../../shared/src/documents/root-rules.ts';
import { fiveAreas, meanOf, ownYear, rankedOthers, resultOf } from '../../support/report-content.ts';

const sentence = { id: 'total/rank', place: 'part/foreword', text: 'Nummer 3.', basis: '0123456789abcdef' };

test('a sentence that is taken over is text like any other, and its figures are remembered', () => {
  const [report, area] = [new Y.Doc(), new Y.Doc()];
  takeSentence(report, report, sentence);
  takeSentence(report, area, { ...sentence, id: 'area/3/change', place: 'area/3/lead' });
  expect(readProse(report, 'part/foreword').text).toBe('Nummer 3.');
  expect(readProse(area, 'area/3/lead').text).toBe('Nummer 3.');
  expect(readTakenSentences(report)).toEqual({
    'total/rank': sentence.basis,
    'area/3/change': sentence.basis,
  });
});

test('what has been read against the figures of now is remembered with these, or no more', () => {
  const report = new Y.Doc();
  takeSentence(report, report, sentence);
  settleSentence(report, sentence.id, 'fedcba9876543210');
  expect(readTakenSentences(report)).toEqual({ 'total/rank': 'fedcba9876543210' });
  settleSentence(report, sentence.id, undefined);
  expect(readTakenSentences(report)).toEqual({});
});

test('every sentence that is proposed may be remembered in the report’s document, and in no other', () => {
  const areas = { 1: 10, 2: 20, 3: 30, 4: 25, 5: 90 };
  const sentences = proposeSentences({
    instrument: {
      ...fiveAreas({ from: 1, to: 2 }),
      sizeGroups: [{ id: 'all', name: { nb: 'Alle' }, populationMin: 0 }],
    },
    result: resultOf([60, 50, 40, 30, 20]),
    population: 6_000,
    comparison: {
      ...nothingToCompare,
      ranking: rankedOthers([1, 2, 3, 4]).map((other) => ({ ...other, population: 6_000 })),
      means: [meanOf(100, areas), { ...meanOf(100, areas), kind: 'size-group' }],
      ownYears: [ownYear(100, areas)],
    },
    language: 'nb',
  });
  expect(sentences.length).toBeGreaterThan(20);
  expect(sentences.map(({ id }) => id)).toContain('total/rank/size-group');
  const rule = findRootRule('report', 'taken', reportShape);
  if (rule?.kind !== 'values') throw new Error('The report has no list of taken sentences');
  for (const { id, basis } of sentences) expect(rule.allows(id, basis), id).toBe(true);
  expect(findRootRule('joint', 'taken', reportShape)).toBeUndefined();
});

test.each([
  ['total/rank', 'no hash'],
  ['total/rank', 5],
  ['foreword/order', sentence.basis],
  [`area/${'1'.repeat(60)}/change`, sentence.basis],
])('%s with %s is refused, and not read where it stands', (id, basis) => {
  const rule = findRootRule('report', 'taken', reportShape);
  expect(rule?.kind === 'values' && rule.allows(id, basis)).toBe(false);
  const report = new Y.Doc();
  report.getMap('taken').set(id, basis);
  expect(readTakenSentences(report)).toEqual({});
});

test('what a device has remembered, and the server never took, is taken over with the text', () => {
  const [device, now] = [new Y.Doc(), new Y.Doc()];
  takeSentence(device, device, sentence);
  const keys = [...flatValues(device, 'report', reportShape).keys()];
  takeOverValues(device, now, { kind: 'report', shape: reportShape }, keys);
  expect(readTakenSentences(now)).toEqual({ 'total/rank': sentence.basis });
  expect(readProse(now, 'part/foreword').text).toBe('Nummer 3.');
});
