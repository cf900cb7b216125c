import { areaMapsSchema, findAreaMap, mapArea } from '@samskar/shared/instrument';
import { findShippedInstrument, shippedInstruments } from '@samskar/shared/instrument/shipped';
import { describe, expect, test } from 'vitest';

const ids = shippedInstruments.map(({ id }) => id);
const pairs = ids.flatMap((from) => ids.filter((to) => to !== from).map((to) => [from, to] as const));

const areasOf = (id: string) => findShippedInstrument(id)!.areas.map((area) => area.id);

describe.each(pairs)('the area map from %s to %s', (from, to) => {
  test('leads every area to an area of its own', () => {
    const mapped = areasOf(from).map((area) => mapArea(from, area, to));
    expect(mapped.toSorted()).toEqual(areasOf(to).toSorted());
  });

  test('leads back to where one came from', () => {
    for (const area of areasOf(from)) expect(mapArea(to, mapArea(from, area, to)!, from)).toBe(area);
  });

  test('says how it is known', () => {
    const { basis, note } = findAreaMap(from, to)!;
    expect(basis).toBe('inferred');
    expect(Object.keys(note)).toEqual(['nb', 'en']);
  });
});

test.each(['kk-2.0', 'kk-2.1'])('from %s the areas come in the order of 3.x', (from) => {
  expect(areasOf(from).map((area) => mapArea(from, area, 'kk-3.2'))).toEqual('1 5 3 8 4 7 6 2'.split(' '));
});

test('an area is its own counterpart in the same version', () => {
  expect(mapArea('test-1.0', '7', 'test-1.0')).toBe('7');
});

test('nothing is known of other instruments, nor of an area that is not there', () => {
  expect(mapArea('kk-3.2', '1', 'test-1.0')).toBeUndefined();
  expect(mapArea('kk-2.0', '9', 'kk-3.2')).toBeUndefined();
  expect(findAreaMap('kk-3.2', 'kk-3.2')).toBeUndefined();
});

test('a map that leads two areas to the same is refused', () => {
  const file = (areas: Record<string, string>) => ({
    format: 'samskar-area-maps/1',
    maps: [{ from: ['a-1'], to: ['a-2'], basis: 'official', note: { nb: 'Prøve' }, areas }],
  });
  expect(areaMapsSchema.safeParse(file({ 1: '2', 2: '1' })).success).toBe(true);
  expect(areaMapsSchema.safeParse(file({ 1: '2', 2: '2' })).success).toBe(false);
});
