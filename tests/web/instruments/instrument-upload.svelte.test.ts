import type { InstrumentComparison } from '@samskar/shared/api';
import { diffInstruments } from '@samskar/shared/instrument';
import { failure, success } from '@samskar/shared/result';
import { expect, test } from 'vitest';
import type { call } from '../../../web/src/lib/api/call.ts';
import { structureRows, textRows } from '../../../web/src/routes/instruments/change-rows.ts';
import { InstrumentUpload } from '../../../web/src/routes/instruments/instrument-upload.svelte.ts';
import { buildInstrument } from '../../support/build-instrument.ts';

const instrument = buildInstrument({ areas: [[[10]]], criteria: [{ topGrade: 5 }] });
const against = {
  id: 'test-1.0',
  family: 'test',
  version: '1.0',
  hash: '1'.repeat(64),
  name: {},
  shipped: false,
};
const comparison: InstrumentComparison = {
  id: 'test-1.0',
  version: '1.0',
  hash: '2'.repeat(64),
  against,
  difference: { verdict: 'editorial', texts: [], structure: [] },
  effect: 'revision',
  running: 2,
};

/** A server that answers so to publishing, and what it was asked. */
function serverThat(published: unknown) {
  const asked: string[] = [];
  const ask = ((method: string, path: string) => {
    asked.push(`${method} ${path}`);
    return Promise.resolve(path.endsWith('/comparison') ? success(comparison) : published);
    // The two answers that are asked for here; `call` gives one for each schema.
  }) as unknown as typeof call;
  return { asked, upload: new InstrumentUpload(ask) };
}

const file = () => new File([JSON.stringify(instrument)], 'instrument.json');

test('nothing is published before the difference has been shown, and then against what was shown', async () => {
  const { asked, upload } = serverThat(success(against));
  expect(await upload.publish()).toBeUndefined();
  await upload.compare(file());
  expect(upload.state).toMatchObject({ kind: 'compared', comparison, file: instrument });
  expect(asked).toEqual(['POST /api/instruments/comparison']);
  expect(await upload.publish()).toEqual(against);
  expect(asked.at(-1)).toBe(`POST /api/instruments?against=${'1'.repeat(64)}`);
  expect(upload.state).toEqual({ kind: 'idle' });
});

test('what has changed meanwhile must be compared anew', async () => {
  const stale = { kind: 'stale', seen: '1', current: '3' } as const;
  const { upload } = serverThat(failure(stale));
  await upload.compare(file());
  expect(await upload.publish()).toBeUndefined();
  expect(upload.state).toEqual({ kind: 'refused', failure: stale });
});

test('a file that is none or no JSON is told so, and asks the server nothing', async () => {
  const { asked, upload } = serverThat(success(against));
  await upload.compare(undefined);
  expect(upload.state.kind).toBe('no-file');
  await upload.compare(new File(['{'], 'broken.json'));
  expect(upload.state.kind).toBe('not-json');
  expect(asked).toEqual([]);
});

test('each change is a line: where, what, before and after, in both languages', () => {
  const changed = structuredClone(instrument);
  changed.areas[0]!.subareas[0]!.indicators[0]!.max = 12;
  changed.criteria[0]!.descriptors[2]!.text = { nb: 'Delvis' };
  changed.criteria.push({ ...changed.criteria[0]!, id: 'c2' });
  const difference = diffInstruments(instrument, changed);
  expect(structureRows(difference, 'nb')).toEqual([
    { where: 'Indikator 1.1.1', what: 'maksimum', before: '10', after: '12' },
    { where: 'Indikator 1.1.1', what: 'kriterier', before: 'c1', after: 'c1, c2' },
    { where: 'Kriterium c2', what: 'lagt til', before: undefined, after: 'c2' },
  ]);
  expect(textRows(difference, 'en')).toEqual([
    { where: 'Criterion c1', what: 'level 2 (nb)', before: 'Trinn 2', after: 'Delvis', lang: 'nb' },
  ]);
});
