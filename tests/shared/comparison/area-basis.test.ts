import { basisOf, guessAreaFrame } from '@samskar/shared/comparison';
import { shippedInstruments } from '@samskar/shared/instrument/shipped';
import { expect, test } from 'vitest';

const frameOf = (version: string, areaNames: Readonly<Record<string, string>>) =>
  guessAreaFrame({ version, areaNames }, shippedInstruments)?.id;

test('figures of an assumed version stand in the order of the instrument whose areas bear their names', () => {
  expect(frameOf('2.0', { '1': 'Offentlighet og demokrati', '4': 'Effektivitet' })).toBe('kk-3.2');
});

test('one name alone says too little: then the version decides', () => {
  expect(frameOf('2.0', { '1': 'Offentlighet og demokrati' })).toBe('kk-2.0');
  expect(frameOf('2.1', {})).toBe('kk-2.1');
});

test('of a version that is not here nobody knows whose areas they are', () => {
  expect(frameOf('3.x', { '1': 'Noe annet' })).toBeUndefined();
});

test('how areas came to stand where they are shown is said', () => {
  const kk32 = { id: 'kk-3.2', version: '3.2' };
  expect(basisOf({ version: '3.2', frame: 'kk-3.2' }, kk32)).toBe('same');
  expect(basisOf({ version: '2.0', frame: 'kk-3.2' }, kk32)).toBe('published');
  expect(basisOf({ version: '2.0', frame: 'kk-2.0' }, kk32)).toBe('inferred');
  expect(basisOf({ version: '3.x', frame: '' }, kk32)).toBeUndefined();
});
