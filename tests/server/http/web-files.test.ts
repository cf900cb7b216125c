import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openPeopleDesk, type PeopleDesk } from '../../support/people-desk.ts';

let folder: string;
let desk: PeopleDesk;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'samskar-web-'));
  const web = join(folder, 'build');
  mkdirSync(join(web, '_app/immutable'), { recursive: true });
  writeFileSync(join(folder, 'secret.txt'), 'outside');
  writeFileSync(join(web, 'spa.html'), '<!doctype html><title>Samskår</title>');
  writeFileSync(join(web, 'robots.txt'), 'User-agent: *');
  writeFileSync(join(web, '_app/immutable/start.abc.js'), 'start()');
  writeFileSync(join(web, '_app/immutable/start.abc.js.gz'), gzipSync('start()'));
  desk = await openPeopleDesk({ webFolder: web });
});

afterAll(() => rmSync(folder, { recursive: true }));

async function get(path: string, headers: Record<string, string> = {}): Promise<Response> {
  return desk.app.request(path, { headers });
}

test.each(['/', '/sign-in', '/evaluation/7/area/3', '/link'])(
  'the page is given at %s, so that any screen can be opened and reloaded',
  async (path) => {
    const answer = await get(path);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toContain('text/html');
    expect(answer.headers.get('cache-control')).toBe('no-cache');
    expect(await answer.text()).toContain('<title>Samskår</title>');
  },
);

test('a file whose name carries its content’s hash is kept for ever', async () => {
  const answer = await get('/_app/immutable/start.abc.js');
  expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  expect(answer.headers.get('content-type')).toContain('text/javascript');
  expect(await answer.text()).toBe('start()');
});

test('a browser that takes gzip gets what was compressed when the web was built', async () => {
  const answer = await get('/_app/immutable/start.abc.js', { 'accept-encoding': 'gzip' });
  expect(answer.headers.get('content-encoding')).toBe('gzip');
  expect(answer.headers.get('content-type')).toContain('text/javascript');
});

test.each(['/_app/immutable/gone.js', '/_app/version.json', '/live/document/x', '/live/feed/x'])(
  'what is not there is not replaced by the page: %s',
  async (path) => {
    const answer = await get(path);
    expect(answer.status).toBe(404);
    expect(answer.headers.get('content-type')).not.toContain('html');
    expect(answer.headers.get('cache-control') ?? '').not.toContain('immutable');
  },
);

test('another file of the web is asked for again each time', async () => {
  const answer = await get('/robots.txt');
  expect(answer.headers.get('cache-control')).toBe('no-cache');
  expect(await answer.text()).toBe('User-agent: *');
});

test.each(['/../secret.txt', '/%2e%2e/secret.txt', '/..%2fsecret.txt', '/%5c..%5csecret.txt'])(
  'nothing outside the web’s folder is given: %s',
  async (path) => {
    expect(await (await get(path)).text()).not.toContain('outside');
  },
);

test('what is not read is not answered: a page cannot be posted to', async () => {
  expect((await desk.app.request('/sign-in', { method: 'POST' })).status).toBe(404);
});
