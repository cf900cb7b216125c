import { instrumentIndex, isApproximation } from '@samskar/shared/instrument';
import { findShippedInstrument, shippedInstruments } from '@samskar/shared/instrument/shipped';
import { scoreEvaluation, toNumber } from '@samskar/shared/scoring';
import { describe, expect, test } from 'vitest';

describe('the shipped instrument kk-3.2', () => {
  const instrument = findShippedInstrument('kk-3.2')!;
  const index = instrumentIndex(instrument);

  test('has the published shape: areas, sub-areas, questions and maxima', () => {
    expect(instrument.areas).toHaveLength(8);
    expect(index.subareas).toHaveLength(35);
    expect(index.indicators).toHaveLength(79);
    const { total, areas } = scoreEvaluation(instrument, {});
    expect(toNumber(total.max)).toBe(800);
    expect([...areas.values()].map((area) => toNumber(area.max))).toEqual(Array(8).fill(100));
  });

  test('groups the areas two by two in four perspectives', () => {
    expect(instrument.perspectives.map((perspective) => [perspective.name.nb, perspective.areas])).toEqual([
      ['Demokrati og samfunnsutvikling', ['1', '2']],
      ['Styring og effektivitet', ['3', '4']],
      ['Tjenestekvalitet', ['5', '6']],
      ['Organisasjonskvalitet', ['7', '8']],
    ]);
  });

  test('grades on three criteria from 0 to 5, each grade described', () => {
    expect(instrument.criteria.map(({ id, topGrade, weight }) => [id, topGrade, weight])).toEqual([
      ['system-process', 5, 1],
      ['scope', 5, 1],
      ['result-analysis', 5, 1],
    ]);
    for (const criterion of instrument.criteria) expect(criterion.descriptors).toHaveLength(6);
  });

  test('says that the question list is inferred and can be replaced', () => {
    expect(instrument.notice?.nb).toContain('kan byttes ut');
    expect(instrument.notice?.en).toContain('can be replaced');
    expect(index.indicators.filter(({ basis }) => basis === 'official')).toEqual([]);
  });

  test('has no text that was left untranslated', () => {
    for (const { question } of index.indicators) expect(question.en).not.toBe(question.nb);
  });

  test('is no approximation', () => {
    expect(isApproximation(instrument)).toBe(false);
  });
});

describe.each(['kk-2.1', 'kk-2.0'])('the shipped instrument %s', (id) => {
  const instrument = findShippedInstrument(id)!;
  const index = instrumentIndex(instrument);

  test('has the published shape: areas, sub-areas and maxima', () => {
    expect(instrument.areas).toHaveLength(8);
    expect(index.subareas).toHaveLength(45);
    const { total, areas } = scoreEvaluation(instrument, {});
    expect(toNumber(total.max)).toBe(800);
    expect([...areas.values()].map((area) => toNumber(area.max))).toEqual(Array(8).fill(100));
  });

  test('grades on four criteria from 0 to 5, each grade described', () => {
    expect(instrument.criteria.map(({ id, topGrade, weight }) => [id, topGrade, weight])).toEqual([
      ['system-process', 5, 1],
      ['scope', 5, 1],
      ['result', 5, 1],
      ['evaluation-analysis', 5, 1],
    ]);
    for (const criterion of instrument.criteria) expect(criterion.descriptors).toHaveLength(6);
  });

  test('is an approximation: one indicator stands for each sub-area, and bears its name', () => {
    expect(isApproximation(instrument)).toBe(true);
    expect(instrument.notice?.nb).toMatch(/^Tilnærming på delområdenivå/);
    expect(instrument.notice?.en).toMatch(/^Approximation at sub-area level/);
    for (const { indicators, name } of index.subareas) {
      expect(indicators).toHaveLength(1);
      expect(indicators[0]).toMatchObject({ basis: 'stands-for-subarea', question: name });
    }
  });

  test('says what is not published, and has neither perspectives nor a norm band', () => {
    const unpublished = instrument.provenance.filter(({ basis }) => basis === 'not-published');
    expect(unpublished.map(({ texts }) => texts)).toEqual(['questions', 'norm-band']);
    expect(instrument.perspectives).toEqual([]);
    expect(instrument.normBand).toBeUndefined();
  });

  test('has no text that was left untranslated', () => {
    for (const { name } of [...instrument.areas, ...index.subareas]) expect(name.en).not.toBe(name.nb);
  });
});

test('the shipped instruments stand newest first, and an unknown id is not found', () => {
  expect(shippedInstruments.map(({ id }) => id)).toEqual(['kk-3.2', 'kk-2.1', 'kk-2.0']);
  expect(findShippedInstrument('kk-9.9')).toBeUndefined();
});
