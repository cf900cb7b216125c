import { plainText } from '@samskar/shared/documents';
import { judgeRevealed, obstaclesToSigning, settledSheet } from '@samskar/shared/evaluation';
import { instrumentIndex } from '@samskar/shared/instrument';
import { findShippedInstrument } from '@samskar/shared/instrument/shipped';
import { beforeAll, expect, test } from 'vitest';
import { readPoints } from '../../../server/src/evaluation/read-points.ts';
import { packageToSign } from '../../../server/src/evaluation/evaluation-package.ts';
import { loadDemo } from '../../../server/src/demo/load-demo.ts';
import { EvaluationLists } from '../../../server/src/evaluation/evaluation-lists.ts';
import { expectOk, openEvaluationDesk, type EvaluationDesk } from '../../support/evaluation-desk.ts';

const instrument = findShippedInstrument('kk-3.2')!;
let desk: EvaluationDesk;
let finished: string;
let midway: string;

beforeAll(async () => {
  desk = await openEvaluationDesk();
  const { people, evaluations, log } = desk;
  const accounts = {
    'assessor-a': people.a,
    'assessor-b': people.b,
    reviewer: people.reviewer,
    contact: people.observer,
    administrator: people.administrator,
    owner: people.owner,
  };
  loadDemo({ evaluations, log, accounts }, instrument.id);
  const list = new EvaluationLists(evaluations).listFor({ accountId: people.a, roles: [] });
  finished = list.find(({ year }) => year === 2023)!.id;
  midway = list.find(({ year }) => year === 2026)!.id;
});

test('Midtre Gauldal is ready to be signed, and marked as made up', () => {
  const state = desk.state(finished);
  expect(obstaclesToSigning(state, instrument)).toEqual([]);
  expect(state.creation.madeUp).toBe(true);
});

test('Midtre Gauldal shows a total of 550 beside areas that add up to 551, and its package says so', () => {
  const points = readPoints(desk.state(finished), instrument);
  expect(points.total.display).toBe('550');
  expect(points.areas.map(({ display }) => display)).toEqual([
    '62',
    '73',
    '87',
    '68',
    '41',
    '67',
    '69',
    '84',
  ]);
  const content = desk.database.transaction(() => packageToSign(desk.evaluations, desk.state(finished)));
  expect(content.public.result.roundingNote).toEqual({ displayedAreasAddUpTo: '551', displayedTotal: '550' });
  expect(content.public.justifications).toHaveLength(79);
  expect(content.public.findings.length).toBeGreaterThan(50);
});

test('the report of Midtre Gauldal begins and ends with prose, leads into two areas, and types no figures', () => {
  const { reportTexts } = desk.database.transaction(() =>
    packageToSign(desk.evaluations, desk.state(finished)),
  ).public;
  const places = ['part/foreword', 'part/closing', 'area/3/lead', 'area/5/lead', 'area/5/improve'];
  expect(Object.keys(reportTexts!.texts)).toEqual(places);
  for (const text of Object.values(reportTexts!.texts)) expect(plainText(text)).not.toMatch(/\d/);
});

test('a few of the blind grades of Midtre Gauldal differ from what was agreed, each with a reason', () => {
  const state = desk.state(finished);
  const settled = settledSheet(state, instrument);
  const reds = instrumentIndex(instrument).indicators.filter(
    ({ id }) => judgeRevealed(state, id, instrument).tier === 'red',
  );
  expect(reds.length).toBeGreaterThan(0);
  for (const { id } of reds) expect(state.decisions[id]!.at(-1)!.reason?.text).not.toBe('');
  expect(Object.values(settled).every(({ kind }) => kind === 'graded')).toBe(true);
});

test('whoever says ready as B in the other evaluation sees red, amber and green', () => {
  expect(desk.state(midway).revealed).toEqual({});
  for (const { id: area } of instrument.areas) expectOk(desk.sayReady(midway, 'b', area));
  const state = desk.state(midway);
  const tiers = instrumentIndex(instrument).indicators.map(
    ({ id }) => judgeRevealed(state, id, instrument).tier,
  );
  const count = (tier: string) => tiers.filter((one) => one === tier).length;
  expect(count('red')).toBeGreaterThan(5);
  expect(count('amber')).toBeGreaterThan(5);
  expect(count('green')).toBeGreaterThan(5);
});
