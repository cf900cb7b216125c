import type { AreaTexts, AuthoredText } from '@samskar/shared/documents';
import { currentDecision } from '@samskar/shared/evaluation';
import { expect, test } from 'vitest';
import { a, b, EvaluationLog, smallInstrument } from '../../support/evaluation-log.ts';
import { compareTexts } from '../../../web/src/routes/evaluation/[id]/snapshots/compare-texts.ts';
import { compareValues } from '../../../web/src/routes/evaluation/[id]/snapshots/compare-values.ts';
import { compareWords } from '../../../web/src/routes/evaluation/[id]/snapshots/compare-words.ts';

const said = (...parts: readonly (readonly [words: string, by: string])[]): AuthoredText => [
  { kind: 'paragraph', spans: parts.map(([text, by]) => ({ kind: 'text', text, by })) },
];

test('words added and removed are told apart, each with the person who wrote it', () => {
  const before = said(['Planen er i bruk.', a]);
  const after = said(['Planen er ', a], ['ikke ', b], ['i bruk.', a]);
  expect(compareWords(before, after)).toEqual([
    { kind: 'same', text: 'Planen er ', by: undefined },
    { kind: 'added', text: 'ikke ', by: b },
    { kind: 'same', text: 'i bruk.', by: undefined },
  ]);
  expect(compareWords(after, before)[1]).toEqual({ kind: 'removed', text: 'ikke ', by: b });
});

test('words that two persons added side by side are told apart too', () => {
  const after = said(['Planen ', a], ['er ', b], ['god', a]);
  expect(compareWords([], after)).toEqual([
    { kind: 'added', text: 'Planen ', by: a },
    { kind: 'added', text: 'er ', by: b },
    { kind: 'added', text: 'god', by: a },
  ]);
});

test('putting the pieces together gives both texts, whatever they are', () => {
  const [before, after] = [said(['Vi har en plan for alt', a]), said(['Vi har ingen plan, men mål', b])];
  const pieces = compareWords(before, after);
  const join = (without: string) =>
    pieces.flatMap(({ kind, text }) => (kind === without ? [] : [text])).join('');
  expect(join('added')).toBe('Vi har en plan for alt');
  expect(join('removed')).toBe('Vi har ingen plan, men mål');
});

const area = (justification: AuthoredText): AreaTexts => ({
  area: '1',
  justifications: [{ indicator: '1.1.1', text: justification }],
  findings: [],
});

const kept = (...texts: readonly AreaTexts[]) => ({ texts });

test('a text is changed by its words and marks, and not by who wrote them, in how many goes, or blank lines', () => {
  const before = area(said(['Planen er i bruk.', a]));
  const inTwo = area([...said(['Planen er ', a], ['i bruk.', b]), { kind: 'paragraph', spans: [] }]);
  expect(compareTexts(kept(before), kept(inTwo))).toEqual([]);
  const bold = area([
    { kind: 'paragraph', spans: [{ kind: 'text', text: 'Planen er i bruk.', bold: true, by: a }] },
  ]);
  expect(compareTexts(kept(before), kept(bold))).toMatchObject([{ key: '1.1.1', hasSameWords: true }]);
});

test('a text that was not there is compared with nothing', () => {
  expect(compareTexts(kept(), kept(area(said(['Ny', a]))))).toMatchObject([{ key: '1.1.1', before: [] }]);
  expect(compareTexts(kept(area(said(['Borte', a]))), kept())).toMatchObject([{ key: '1.1.1', after: [] }]);
});

test('prose of the report is compared, of an area and of the whole, under the name that a part has', () => {
  const part = { id: '0f0d3f6a-0000-4000-8000-000000000001', isOn: true, title: 'Vedlegg', order: 'a6' };
  const place = `part/${part.id}`;
  const report = (text: AuthoredText) => ({ parts: [part], prose: [{ place, text }] });
  const before = { texts: [{ ...area([]), prose: [{ place: 'area/1/lead', text: said(['Åpen', a]) }] }] };
  const after = { texts: [area([])], report: report(said(['Mer', a])) };
  expect(compareTexts(before, after)).toMatchObject([
    { key: 'area/1/lead', place: { area: '1' }, after: [] },
    { key: place, place: { area: undefined, part }, before: [] },
  ]);
  expect(compareTexts(after, after)).toEqual([]);
});

test('decisions and points are compared, and what was revealed in between is named', () => {
  const log = new EvaluationLog();
  for (const who of [a, b]) log.write(who, { '2.1.1': [4, 1] });
  const blind = log.state;
  for (const who of [a, b]) log.sayReady(who, '2');
  const outcome = { kind: 'graded', grades: { c1: 5, c2: 5 } } as const;
  const reason = { code: 'slip', text: 'Lest feil' } as const;
  log.run(a, { kind: 'decide', indicator: '2.1.1', outcome, reason, seenDecision: null });
  expect(currentDecision(log.state, '2.1.1')).toBeDefined();
  const changes = compareValues(blind, log.state, { before: smallInstrument, after: smallInstrument });
  expect(changes).toMatchObject({
    revealed: ['2'],
    indicators: [{ indicator: '2.1.1', before: undefined, after: outcome }],
    areas: [{ id: '2', before: { hasGrades: false }, after: { hasGrades: true } }],
  });
});

test('what a move has made void since is compared on the instrument of its time', () => {
  const next = structuredClone(smallInstrument);
  Object.assign(next, { id: 'test-2.0', version: '2.0' });
  next.areas[0]!.subareas[0]!.indicators.splice(1, 1);
  const log = new EvaluationLog();
  for (const who of [a, b]) {
    log.write(who, { '1.1.1': [3, 3], '1.1.2': [3, 3] });
    log.sayReady(who, '1');
  }
  log.run(a, { kind: 'accept-greens', indicators: ['1.1.1', '1.1.2'] });
  const before = log.state;
  const decided = currentDecision(before, '1.1.2')?.outcome;
  const after = { ...before, decisions: { '1.1.1': before.decisions['1.1.1']! } };
  const changes = compareValues(before, after, { before: smallInstrument, after: next });
  expect(changes.indicators).toMatchObject([{ indicator: '1.1.2', before: decided, after: undefined }]);
  expect(changes.indicators[0]!.pointsBefore?.hasGrades).toBe(true);
  expect(changes.indicators[0]!.pointsAfter).toBeUndefined();
});
