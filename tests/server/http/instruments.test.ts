import { expect, test } from 'vitest';
import type { InstrumentComparison, InstrumentListItem } from '@samskar/shared/api';
import { shippedInstruments } from '@samskar/shared/instrument/shipped';
import { canonicalHash } from '@samskar/shared/package';
import { InstrumentLibrary } from '../../../server/src/instruments/instrument-library.ts';
import { buildInstrument } from '../../support/build-instrument.ts';
import { openPeopleDesk, type PeopleDesk } from '../../support/people-desk.ts';

const shipped = shippedInstruments[0]!;
const shape = { areas: [[[10]]], criteria: [{ topGrade: 5 }] };

async function openWithOwner(): Promise<{ desk: PeopleDesk; cookie: string }> {
  const desk = await openPeopleDesk();
  const { cookie } = await desk.addPerson('Eier', { roles: ['owner'] });
  return { desk, cookie };
}

test('everybody with a session sees the instruments, the shipped one among them', async () => {
  const desk = await openPeopleDesk();
  const { cookie } = await desk.addPerson('Vurderer A');
  const list = (await desk.request('GET', '/api/instruments', { cookie })).body as InstrumentListItem[];
  expect(list).toContainEqual({
    id: shipped.id,
    family: shipped.family,
    version: shipped.version,
    hash: canonicalHash(shipped),
    name: shipped.name,
    shipped: true,
  });
  expect((await desk.request('GET', '/api/instruments')).status).toBe(401);
  expect((await desk.request('GET', `/api/instruments/${shipped.id}`)).status).toBe(401);
});

test('the instruments are listed newest first', async () => {
  const { desk, cookie } = await openWithOwner();
  await desk.request('POST', '/api/instruments', { cookie, body: buildInstrument(shape) });
  const list = (await desk.request('GET', '/api/instruments', { cookie })).body as InstrumentListItem[];
  expect(list.map(({ id }) => id)).toEqual(['kk-3.2', 'kk-2.1', 'kk-2.0', 'test-1.0']);
});

test('an instrument is given whole, and need not be sent again to who has it', async () => {
  const { desk, cookie } = await openWithOwner();
  const path = `/api/instruments/${shipped.id}`;
  const first = await desk.request('GET', path, { cookie });
  expect(first.body).toEqual(shipped);
  expect(first.headers.get('cache-control')).toBe('private, no-cache');
  const etag = first.headers.get('etag')!;
  expect(etag).toContain(canonicalHash(shipped));
  for (const held of [etag, `W/${etag}`]) {
    const again = await desk.request('GET', path, { cookie, headers: { 'if-none-match': held } });
    expect(again.status).toBe(304);
  }
});

test('an instrument that is named by its content may be kept for ever', async () => {
  const { desk, cookie } = await openWithOwner();
  const hash = canonicalHash(shipped);
  const answer = await desk.request('GET', `/api/instruments/${shipped.id}?hash=${hash}`, { cookie });
  expect(answer.body).toEqual(shipped);
  expect(answer.headers.get('cache-control')).toBe('private, max-age=31536000, immutable');
  const wrong = await desk.request('GET', `/api/instruments/${shipped.id}?hash=${'0'.repeat(64)}`, {
    cookie,
  });
  expect(wrong).toMatchObject({ status: 404, body: { error: { kind: 'not-found' } } });
});

test('an unknown instrument is not found', async () => {
  const { desk, cookie } = await openWithOwner();
  const answer = await desk.request('GET', '/api/instruments/constructor', { cookie });
  expect(answer).toMatchObject({ status: 404, body: { error: { kind: 'not-found' } } });
});

test('the owner brings in an instrument, which then can be read', async () => {
  const { desk, cookie } = await openWithOwner();
  const instrument = buildInstrument(shape);
  const answer = await desk.request('POST', '/api/instruments', { cookie, body: instrument });
  expect(answer.status).toBe(201);
  expect(answer.body).toMatchObject({ id: instrument.id, hash: canonicalHash(instrument), shipped: false });
  const read = await desk.request('GET', `/api/instruments/${instrument.id}`, { cookie });
  expect(read.body).toEqual(instrument);
});

test('an id is given once: neither a shipped nor an own instrument is replaced', async () => {
  const { desk, cookie } = await openWithOwner();
  for (const id of [shipped.id, 'own-1']) {
    const instrument = { ...buildInstrument(shape), id };
    await desk.request('POST', '/api/instruments', { cookie, body: instrument });
    const again = { ...instrument, version: 'another' };
    expect(await desk.request('POST', '/api/instruments', { cookie, body: again })).toMatchObject({
      status: 409,
      body: { error: { kind: 'instrument-exists', id } },
    });
  }
});

const comparisonPath = '/api/instruments/comparison';

test('before publishing the owner is shown what differs, and nothing has happened', async () => {
  const { desk, cookie } = await openWithOwner();
  const first = buildInstrument(shape);
  const compare = async (body: unknown) =>
    (await desk.request('POST', comparisonPath, { cookie, body })).body as InstrumentComparison;
  expect(await compare(first)).toMatchObject({ effect: 'new', against: null, difference: null });
  await desk.request('POST', '/api/instruments', { cookie, body: first });

  expect(await compare(first)).toMatchObject({ effect: 'unchanged', difference: { verdict: 'none' } });
  const corrected = { ...first, name: { nb: 'Rettet' } };
  expect(await compare(corrected)).toMatchObject({
    effect: 'revision',
    against: { id: first.id, hash: canonicalHash(first) },
    difference: { verdict: 'editorial', texts: [{ field: 'name', before: 'Prøve', after: 'Rettet' }] },
  });
  const larger = buildInstrument({ ...shape, areas: [[[11]]] });
  expect(await compare(larger)).toMatchObject({ effect: 'needs-new-id' });
  expect(await compare({ ...larger, id: 'test-2.0', version: '2.0' })).toMatchObject({
    effect: 'new',
    against: { id: first.id },
    difference: { verdict: 'substantive', structure: [{ field: 'max', before: '10', after: '11' }] },
  });
  const read = await desk.request('GET', `/api/instruments/${first.id}`, { cookie });
  expect(read.body).toEqual(first);
});

test('the newest of the family is what a new version is compared with', async () => {
  const { desk, cookie } = await openWithOwner();
  for (const version of ['1.9', '1.10', '1.2']) {
    const body = { ...buildInstrument(shape), id: `test-${version}`, version };
    expect((await desk.request('POST', '/api/instruments', { cookie, body })).status).toBe(201);
  }
  const body = { ...buildInstrument(shape), id: 'test-2' };
  const answer = await desk.request('POST', comparisonPath, { cookie, body });
  expect(answer.body).toMatchObject({ against: { id: 'test-1.10' } });
});

test('corrected texts take the place of the earlier ones for who names those, and for nobody else', async () => {
  const { desk, cookie } = await openWithOwner();
  const first = buildInstrument(shape);
  await desk.request('POST', '/api/instruments', { cookie, body: first });
  const body = { ...first, name: { nb: 'Rettet' } };
  const publish = (against: string) =>
    desk.request('POST', `/api/instruments?against=${against}`, { cookie, body });
  expect(await publish('0'.repeat(64))).toMatchObject({
    status: 409,
    body: { error: { kind: 'stale', current: canonicalHash(first) } },
  });
  expect((await publish('nothing')).status).toBe(400);
  const done = await publish(canonicalHash(first));
  expect(done).toMatchObject({ status: 201, body: { id: first.id, hash: canonicalHash(body) } });
  expect((await desk.request('GET', `/api/instruments/${first.id}`, { cookie })).body).toEqual(body);
  const old = await desk.request('GET', `/api/instruments/${first.id}?hash=${canonicalHash(first)}`, {
    cookie,
  });
  expect(old.body).toEqual(first);
});

test('nobody but the owner compares, and a bad file says everything that is wrong', async () => {
  const { desk, cookie } = await openWithOwner();
  const assessor = await desk.addPerson('Vurderer A');
  const body = { ...buildInstrument(shape), areas: [] };
  const refused = await desk.request('POST', comparisonPath, { cookie: assessor.cookie, body });
  expect(refused).toMatchObject({ status: 403, body: { error: { kind: 'not-allowed' } } });
  const answer = await desk.request('POST', comparisonPath, { cookie, body });
  expect(answer).toMatchObject({ status: 422, body: { error: { kind: 'instrument-invalid' } } });
});

test('a bad instrument is refused with everything that is wrong with it', async () => {
  const { desk, cookie } = await openWithOwner();
  const good = buildInstrument(shape);
  const bad = { ...good, id: 'NOT AN ID', version: '', areas: [] };
  const answer = await desk.request('POST', '/api/instruments', { cookie, body: bad });
  expect(answer.status).toBe(422);
  const { error } = answer.body as { error: { kind: string; problems: { path: string; value?: unknown }[] } };
  expect(error.kind).toBe('instrument-invalid');
  expect(error.problems.map(({ path }) => path)).toEqual(expect.arrayContaining(['id', 'version', 'areas']));
  expect(error.problems.find(({ path }) => path === 'id')?.value).toBe('NOT AN ID');
});

test('an instrument file may be much larger than other bodies, and not without bound', async () => {
  const { desk, cookie } = await openWithOwner();
  const padding = (bytes: number) => `{"format":"${'x'.repeat(bytes)}"}`;
  const large = await desk.request('POST', '/api/instruments', { cookie, body: padding(1_900_000) });
  expect(large.status).toBe(422);
  const tooLarge = await desk.request('POST', '/api/instruments', { cookie, body: padding(2_100_000) });
  expect(tooLarge).toMatchObject({ status: 413, body: { error: { kind: 'too-large' } } });
});

test('a shipped instrument with a corrected text stands beside the one that evaluations name', async () => {
  const { desk } = await openWithOwner();
  const library = new InstrumentLibrary(desk.database, () => Date.parse('2027-01-01'));
  const corrected = { ...shipped, notice: { nb: 'Rettet.', en: 'Corrected.' } };
  library.addShipped([corrected]);
  library.addShipped([corrected]);
  expect(library.findById(shipped.id)?.hash).toBe(canonicalHash(corrected));
  expect(library.findByHash(canonicalHash(shipped))?.instrument).toEqual(shipped);
  expect(library.list().filter(({ instrument }) => instrument.id === shipped.id)).toHaveLength(1);
});

test('an instrument is the same object each time, since what is computed of it is kept with it', async () => {
  const { desk } = await openWithOwner();
  const library = new InstrumentLibrary(desk.database, () => 0);
  const hash = canonicalHash(shipped);
  expect(library.findByHash(hash)?.instrument).toBe(library.findById(shipped.id)?.instrument);
});

test('what is said of a bad file is bounded, however bad it is', async () => {
  const { desk, cookie } = await openWithOwner();
  const many = Object.fromEntries(Array.from({ length: 50_000 }, (_, place) => [`field${place}`, place]));
  const body = { ...many, version: 'x'.repeat(500_000), areas: Array(20_000).fill(7) };
  const answer = await desk.request('POST', '/api/instruments', { cookie, body });
  expect(answer.status).toBe(422);
  expect(JSON.stringify(answer.body).length).toBeLessThan(100_000);
});
