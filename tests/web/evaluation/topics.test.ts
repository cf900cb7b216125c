import { findShippedInstrument } from '@samskar/shared/instrument/shipped';
import { describe, expect, test } from 'vitest';
import { findTopics, topicsAbout, topicsGone, topicsOf } from '../../../web/src/lib/evaluation/topics.ts';

const instrument = findShippedInstrument('kk-3.2')!;
const topics = topicsOf(instrument, 'nb');
const idsFor = (typed: string) => findTopics(topics, typed).map(({ id }) => id);

describe('topics', () => {
  test('are all areas, sub-areas and indicators, each before its parts', () => {
    expect(topics).toHaveLength(8 + 35 + 79);
    expect(topics.slice(0, 3).map(({ id, kind }) => [id, kind])).toEqual([
      ['1', 'area'],
      ['1.1', 'subarea'],
      ['1.1.1', 'indicator'],
    ]);
  });

  test('are found by number, with and without dots, the very one first', () => {
    expect(idsFor('3.2')[0]).toBe('3.2');
    expect(idsFor('32').slice(0, 2)).toEqual(['3.2', '3.2.1']);
    expect(idsFor('1.1.1')).toEqual(['1.1.1']);
    expect(idsFor('3')[0]).toBe('3');
  });

  test('are found by words and parts of words, in any order and case', () => {
    const [first] = findTopics(topics, 'INNBYGGER');
    expect(first?.name.toLowerCase()).toContain('innbygger');
    const { id, name } = topics[2]!;
    const [one, other] = name.split(' ').filter((word) => /^\p{L}{4,}$/u.test(word));
    expect(idsFor(`${other!} ${one!}`)).toContain(id);
  });

  test('are none for nothing, for dots alone and for what no topic says', () => {
    for (const typed of ['', '  ', '...', 'qqqq', '99']) expect(idsFor(typed)).toEqual([]);
  });

  test('about an indicator are itself, its sub-area and its area', () => {
    expect(topicsAbout(instrument, '3.2.4')).toEqual(['3.2.4', '3.2', '3']);
  });

  test('that the instrument no longer has are told from the others', () => {
    expect(topicsGone(topics, ['1.1.1', '9.9.9', '3.2'])).toEqual(['9.9.9']);
    expect(topicsGone(topics, [])).toEqual([]);
  });
});
